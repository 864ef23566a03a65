package io.github.camelzoom.websocket.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelzoom.websocket.connection.ConnectionEffect.CloseSocket;
import io.github.camelzoom.websocket.connection.ConnectionEffect.Deliver;
import io.github.camelzoom.websocket.connection.ConnectionEffect.FetchToken;
import io.github.camelzoom.websocket.connection.ConnectionEffect.ReportLost;
import io.github.camelzoom.websocket.connection.ConnectionInput.FrameRead;
import io.github.camelzoom.websocket.connection.ConnectionInput.ReadingPaused;
import io.github.camelzoom.websocket.connection.ConnectionInput.ReadingResumed;
import io.github.camelzoom.websocket.connection.ConnectionInput.Rotate;
import io.github.camelzoom.websocket.connection.ConnectionInput.SocketClosed;
import io.github.camelzoom.websocket.connection.ConnectionState.Connected;
import io.github.camelzoom.websocket.connection.ConnectionState.Connecting;
import io.github.camelzoom.websocket.connection.ConnectionState.Rotating;
import io.github.camelzoom.websocket.connection.ConnectionState.Waiting;
import io.github.camelzoom.websocket.observation.ConnectionCounts;
import io.github.camelzoom.websocket.observation.ConnectionSnapshot;
import io.github.camelzoom.websocket.observation.DurationSummary;
import io.github.camelzoom.websocket.protocol.Frame;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What two connections do to each other by ending in an unlucky order. Each case was found by simulation. */
class AfterRotationTest {

    private static final Frame.Message EVENT = new Frame.Message("{\"event\":\"meeting.started\"}", null, null);
    private static final Frame ANOTHER_PLACE = new Frame.Acceptance(false, "Connected in another place");
    private static final ConnectionCounts NOTHING_COUNTED =
            new ConnectionCounts(Map.of(), Map.of(), 0, Map.of(), DurationSummary.NONE, DurationSummary.NONE, 0);
    private static final long OLD = 1;
    private static final long NEW = 2;

    private static Rehearsal connected(DisplacementPolicy displacement) {
        return new Rehearsal(-1, displacement).connected().pass(Duration.ofSeconds(40));
    }

    private static Rehearsal rotated(DisplacementPolicy displacement) {
        return connected(displacement).input(new Rotate()).token().opened().accepted();
    }

    private static Rehearsal rotated() {
        return rotated(DisplacementPolicy.retake);
    }

    @Test
    void theWordOfOurOwnSuccessorMayComeBeforeTheNewsThatItsSocketIsOpen() {
        Rehearsal zoom =
                connected(DisplacementPolicy.standby).input(new Rotate()).token();
        zoom.input(new FrameRead(OLD, ANOTHER_PLACE));
        Outage outage = zoom.last(ReportLost.class).outage();
        assertEquals(ConnectionCause.SUCCEEDED, outage.cause());
        assertTrue(outage.trouble().displacedAt().isEmpty());
        zoom.opened().accepted();
        assertInstanceOf(Connected.class, zoom.state());
    }

    @Test
    void beingDisplacedByASuccessorThatIsGoneAlreadyIsNoReasonToStandBy() {
        Rehearsal zoom = rotated(DisplacementPolicy.standby);
        zoom.input(new SocketClosed(NEW, 1000, "Bye", false)).pass(Duration.ofSeconds(2));
        zoom.input(new FrameRead(OLD, ANOTHER_PLACE));
        assertEquals(
                ConnectionCause.SUCCEEDED, zoom.state(Waiting.class).outage().cause());
    }

    @Test
    void aDisplacementLongAfterAFailedSuccessorIsOneByAnotherClient() {
        Rehearsal zoom = rotated(DisplacementPolicy.standby);
        zoom.input(new SocketClosed(NEW, 1000, "Bye", false)).pass(Duration.ofMillis(100));
        zoom.input(new FrameRead(OLD, new Frame.HeartbeatAnswer(true, "live")));
        zoom.pass(ConnectionSettings.OVERLAP);
        zoom.input(new FrameRead(OLD, ANOTHER_PLACE));
        assertEquals(
                ConnectionCause.DISPLACED,
                zoom.last(ConnectionEffect.ReportDisplaced.class).outage().cause());
    }

    @Test
    void noSuccessorIsSoughtWhileTheLastOneMayStillBeAtWork() {
        Rehearsal zoom = rotated().input(new SocketClosed(NEW, 1000, "Bye", false));
        zoom.forgetEffects().input(new Rotate());
        assertTrue(zoom.effects(FetchToken.class).isEmpty());
        zoom.pass(Duration.ofSeconds(6));
        assertEquals(1, zoom.effects(FetchToken.class).size());
    }

    @Test
    void nobodyFallsBackToAPredecessorThatZoomHasPutOut() {
        Rehearsal zoom = rotated().input(new FrameRead(OLD, ANOTHER_PLACE));
        assertNull(zoom.state(Connected.class).retiring());
        assertEquals(new CloseSocket(OLD), zoom.last(CloseSocket.class));
        zoom.input(new SocketClosed(NEW, 1000, "Bye", false));
        assertInstanceOf(Waiting.class, zoom.state());
    }

    @Test
    void nobodyFallsBackToAPredecessorThatIsBeingClosed() {
        Rehearsal zoom = rotated().pass(ConnectionSettings.RETIREMENT);
        assertNull(zoom.state(Connected.class).retiring());
        zoom.input(new SocketClosed(NEW, 1000, "Bye", false));
        assertInstanceOf(Waiting.class, zoom.state());
    }

    @Test
    void successorsThatAreAcceptedAndClosedAtOnceAreSoughtEverMoreSeldom() {
        Rehearsal zoom = connected(DisplacementPolicy.retake).input(new Rotate());
        long begin = zoom.now();
        while (zoom.now() < begin + Duration.ofHours(1).toMillis()) {
            zoom.token().opened().accepted().closed(1000, "Bye");
            long attempts = zoom.effects(FetchToken.class).size();
            while (zoom.effects(FetchToken.class).size() == attempts) {
                zoom.pass(Duration.ofSeconds(1)).input(new FrameRead(OLD, new Frame.HeartbeatAnswer(true, "")));
            }
        }
        int attempts = zoom.effects(FetchToken.class).size();
        assertTrue(attempts < 300, () -> attempts + " token requests in an hour");
    }

    @Test
    void aPauseDoesNotMoveTheBeginOfAGap() {
        Rehearsal zoom = connected(DisplacementPolicy.retake);
        zoom.input(new FrameRead(OLD, new Frame.HeartbeatAnswer(true, "")));
        long heard = zoom.now();
        zoom.pass(Duration.ofSeconds(5)).input(new ReadingPaused()).pass(Duration.ofSeconds(90));
        zoom.input(new ReadingResumed()).pass(Duration.ofSeconds(49));
        assertInstanceOf(Connected.class, zoom.state());
        zoom.pass(Duration.ofSeconds(1));
        Outage outage = zoom.last(ReportLost.class).outage();
        assertEquals(ConnectionCause.PEER_SILENT, outage.cause());
        assertEquals(heard, outage.from());
    }

    @Test
    void fallingBackMovesTheBeginOfAGapToTheEndOfTheSuccessorThatCoveredTheTime() {
        Rehearsal zoom = rotated().pass(Duration.ofSeconds(1));
        zoom.input(new FrameRead(OLD, EVENT));
        zoom.pass(Duration.ofSeconds(1)).input(new SocketClosed(NEW, 1000, "Bye", false));
        long covered = zoom.now();
        zoom.pass(Duration.ofMillis(100)).input(new SocketClosed(OLD, null, "", false));
        assertEquals(covered, zoom.last(ReportLost.class).outage().from());
    }

    @Test
    void fallingBackToASilentPredecessorGivesItTheTimeOfAnAttemptToAnswerAndNotAWholeLivenessTimeout() {
        Rehearsal zoom = rotated().pass(Duration.ofSeconds(1));
        long silentSince = zoom.now() - Duration.ofSeconds(41).toMillis();
        zoom.input(new SocketClosed(NEW, null, "", false));
        assertEquals(silentSince, zoom.state(Connected.class).link().silentSince());
        zoom.pass(Duration.ofMillis(14_999));
        assertEquals(OLD, zoom.state().linkOrNull().generation());
        zoom.pass(Duration.ofMillis(1));
        assertEquals(
                ConnectionCause.PEER_SILENT,
                zoom.last(ReportLost.class).outage().cause());
    }

    @Test
    void aSilentPredecessorThatAnswersAfterFallingBackStays() {
        Rehearsal zoom = rotated().pass(Duration.ofSeconds(1)).input(new SocketClosed(NEW, null, "", false));
        zoom.pass(Duration.ofSeconds(14)).input(new FrameRead(OLD, new Frame.HeartbeatAnswer(true, "")));
        zoom.pass(Duration.ofSeconds(49));
        assertTrue(zoom.effects(ReportLost.class).isEmpty());
        assertEquals(OLD, zoom.state().linkOrNull().generation());
    }

    @Test
    void whileNothingIsReadItCountsWhatThePredecessorBroughtLast() {
        Rehearsal zoom = rotated().pass(Duration.ofSeconds(1));
        zoom.input(new FrameRead(OLD, EVENT)).input(new ReadingPaused());
        long heard = zoom.now();
        zoom.pass(Duration.ofMillis(49_999));
        assertEquals(heard, snapshot(zoom).lastHeardAtOrNull());
        assertTrue(snapshot(zoom).isAlive());
        assertFalse(snapshot(zoom.pass(Duration.ofMillis(1))).isAlive());
    }

    private static ConnectionSnapshot snapshot(Rehearsal zoom) {
        long livenessTimeout = Duration.ofSeconds(50).toMillis();
        return new ConnectionSnapshot(zoom.now(), "rehearsed", zoom.state(), livenessTimeout, NOTHING_COUNTED);
    }

    @Test
    void whatTheOldConnectionBroughtIsToldApartWhenItEndsBeforeTheNewOneIsAccepted() {
        Rehearsal zoom =
                connected(DisplacementPolicy.retake).input(new Rotate()).token().opened();
        zoom.input(new FrameRead(OLD, EVENT)).input(new SocketClosed(OLD, 1000, "Bye", false));
        zoom.accepted().frame(EVENT);
        assertEquals(new Deliver(EVENT, NEW, true), zoom.last(Deliver.class));
    }

    @Test
    void aPauseDuringARotationHoldsForTheOldConnectionAndForTheNewOneOnceItIsAccepted() {
        Rehearsal zoom =
                connected(DisplacementPolicy.retake).input(new Rotate()).token().opened();
        assertFalse(zoom.state().isReadingPaused());
        zoom.input(new ReadingPaused());
        assertTrue(zoom.state().isReadingPaused());
        zoom.input(new ReadingResumed());
        assertFalse(zoom.state().isReadingPaused());
        assertInstanceOf(Rotating.class, zoom.state());
        zoom.accepted();
        assertFalse(zoom.state().isReadingPaused());
    }

    @Test
    void aSilenceDuringARotationIsExcusedByAPauseAndNotWithoutOne() {
        Rehearsal paused =
                connected(DisplacementPolicy.retake).input(new Rotate()).input(new ReadingPaused());
        assertInstanceOf(Rotating.class, paused.pass(Duration.ofSeconds(12)).state());
        Rehearsal read = connected(DisplacementPolicy.retake).input(new Rotate());
        assertInstanceOf(Connecting.class, read.pass(Duration.ofSeconds(12)).state());
    }

    @Test
    void aConnectionThatWasReplacedBeforeItWasStableLeavesItsTroubleToItsSuccessor() {
        Rehearsal zoom = new Rehearsal().jitter(0).connected().closed(null, "");
        zoom.pass(Duration.ofMillis(1)).token().opened().closed(null, "").pass(Duration.ofMillis(1));
        zoom.token().opened().accepted().input(new Rotate()).token().opened().accepted();
        assertEquals(2, zoom.state(Connected.class).trouble().failures());
        zoom.pass(Duration.ofSeconds(40)).input(new Rotate()).token().opened().accepted();
        assertEquals(0, zoom.state(Connected.class).trouble().failures());
    }
}
