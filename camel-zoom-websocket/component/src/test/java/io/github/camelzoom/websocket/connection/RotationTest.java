package io.github.camelzoom.websocket.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelzoom.websocket.connection.ConnectionEffect.CloseSocket;
import io.github.camelzoom.websocket.connection.ConnectionEffect.Deliver;
import io.github.camelzoom.websocket.connection.ConnectionEffect.FetchToken;
import io.github.camelzoom.websocket.connection.ConnectionEffect.HoldReading;
import io.github.camelzoom.websocket.connection.ConnectionEffect.ReleaseReading;
import io.github.camelzoom.websocket.connection.ConnectionEffect.ReportConnected;
import io.github.camelzoom.websocket.connection.ConnectionEffect.ReportLost;
import io.github.camelzoom.websocket.connection.ConnectionEffect.ReportRotated;
import io.github.camelzoom.websocket.connection.ConnectionEffect.ReportRotationFailed;
import io.github.camelzoom.websocket.connection.ConnectionEffect.SendHeartbeat;
import io.github.camelzoom.websocket.connection.ConnectionInput.FrameRead;
import io.github.camelzoom.websocket.connection.ConnectionInput.ReadingPaused;
import io.github.camelzoom.websocket.connection.ConnectionInput.ReadingResumed;
import io.github.camelzoom.websocket.connection.ConnectionInput.Rotate;
import io.github.camelzoom.websocket.connection.ConnectionInput.SocketClosed;
import io.github.camelzoom.websocket.connection.ConnectionInput.SocketFailed;
import io.github.camelzoom.websocket.connection.ConnectionInput.Stop;
import io.github.camelzoom.websocket.connection.ConnectionInput.TokenFailed;
import io.github.camelzoom.websocket.connection.ConnectionState.Connected;
import io.github.camelzoom.websocket.connection.ConnectionState.Connecting;
import io.github.camelzoom.websocket.connection.ConnectionState.Rotating;
import io.github.camelzoom.websocket.connection.ConnectionState.Waiting;
import io.github.camelzoom.websocket.protocol.Frame;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A connection is replaced before its token ends, and nothing is lost by it. */
class RotationTest {

    private static final Frame.Message EVENT = new Frame.Message("{\"event\":\"meeting.started\"}", null, null);
    private static final Frame REFUSAL = new Frame.Acceptance(false, "Connected in another place");
    private static final long OLD = 1;
    private static final long NEW = 2;

    private final Rehearsal zoom = new Rehearsal();

    @BeforeEach
    void connectWithATokenOfOneHour() {
        zoom.start().tokenExpiringIn(Duration.ofHours(1)).opened().accepted();
        keepAlive(Duration.ofMinutes(40));
        zoom.forgetEffects();
    }

    /** Zoom answers heartbeats; an hour passes by minutes. */
    private void keepAlive(Duration duration) {
        for (long left = duration.toSeconds(); left > 0; left -= 20) {
            zoom.pass(Duration.ofSeconds(20));
            zoom.input(new FrameRead(OLD, new Frame.HeartbeatAnswer(true, "live")));
        }
    }

    private Rehearsal rotating() {
        return zoom.input(new Rotate());
    }

    private Rehearsal successorOpen() {
        return rotating().tokenExpiringIn(Duration.ofHours(1)).opened();
    }

    @Test
    void aSuccessorIsSoughtFiveMinutesBeforeTheTokensEnd() {
        keepAlive(Duration.ofMinutes(14));
        assertInstanceOf(Connected.class, zoom.state());
        keepAlive(Duration.ofMinutes(1));
        assertInstanceOf(Rotating.class, zoom.state());
        assertEquals(List.of(new FetchToken(NEW)), zoom.effects(FetchToken.class));
    }

    @Test
    void aShortLivedTokenIsReplacedAtHalfItsLife() {
        Rehearsal brief = new Rehearsal();
        brief.start().tokenExpiringIn(Duration.ofSeconds(40)).opened().accepted();
        brief.pass(Duration.ofMillis(19_999));
        assertInstanceOf(Connected.class, brief.state());
        brief.pass(Duration.ofMillis(1));
        assertInstanceOf(Rotating.class, brief.state());
    }

    @Test
    void tokensThatLiveForSecondsDoNotMakeFloodsOfRequests() {
        Rehearsal brief = new Rehearsal();
        brief.start().tokenExpiringIn(Duration.ofSeconds(1)).opened().accepted();
        brief.pass(Duration.ofMillis(14_999));
        assertInstanceOf(Connected.class, brief.state());
        brief.pass(Duration.ofMillis(1));
        assertInstanceOf(Rotating.class, brief.state());
    }

    @Test
    void aRotationThatIsAcceptedWhileNothingIsReadLeavesItSo() {
        successorOpen().input(new ReadingPaused()).accepted();
        assertTrue(zoom.state().isReadingPaused());
    }

    @Test
    void theOldConnectionStaysUntilTheNewOneIsAccepted() {
        successorOpen();
        assertTrue(zoom.effects(CloseSocket.class).isEmpty());
        zoom.input(new FrameRead(OLD, EVENT));
        assertEquals(List.of(new Deliver(EVENT, OLD, true)), zoom.effects(Deliver.class));

        zoom.accepted();
        assertEquals(NEW, zoom.state(Connected.class).link().generation());
        assertEquals(List.of(new ReportRotated(NEW)), zoom.effects(ReportRotated.class));
        assertTrue(zoom.effects(CloseSocket.class).isEmpty());
    }

    @Test
    void whatTheOldConnectionStillBringsIsDeliveredAndThenItIsClosed() {
        successorOpen().accepted().input(new FrameRead(OLD, EVENT));
        assertEquals(List.of(new Deliver(EVENT, OLD, true)), zoom.effects(Deliver.class));

        zoom.pass(ConnectionSettings.RETIREMENT);
        assertEquals(List.of(new CloseSocket(OLD)), zoom.effects(CloseSocket.class));
        zoom.input(new FrameRead(OLD, EVENT));
        assertEquals(2, zoom.effects(Deliver.class).size());

        zoom.input(new SocketClosed(OLD, 1000, "", false));
        assertNull(zoom.state(Connected.class).retiring());
    }

    @Test
    void theOldConnectionIsNotClosedWhileItIsNotRead() {
        successorOpen().accepted().input(new ReadingPaused()).pass(Duration.ofSeconds(30));
        assertTrue(zoom.effects(CloseSocket.class).isEmpty());
        zoom.input(new ReadingResumed()).pass(ConnectionSettings.RETIREMENT);
        assertEquals(List.of(new CloseSocket(OLD)), zoom.effects(CloseSocket.class));
    }

    @Test
    void eventsAreMarkedAsOverlappingAsLongAsBothMayBringThem() {
        successorOpen().accepted().frame(EVENT);
        assertTrue(zoom.last(Deliver.class).overlapping());
        zoom.input(new SocketClosed(OLD, 1000, "Bye", false)).frame(EVENT);
        assertTrue(zoom.last(Deliver.class).overlapping(), "what both brought may still be on its way by the new one");
        zoom.pass(ConnectionSettings.OVERLAP).frame(EVENT);
        assertFalse(zoom.last(Deliver.class).overlapping());
    }

    @Test
    void theOverlapLastsUntilWhatWaitedInAPausedSocketIsRead() {
        successorOpen().accepted().input(new ReadingPaused());
        zoom.input(new SocketClosed(OLD, 1000, "Bye", false)).pass(Duration.ofMinutes(1));
        zoom.input(new ReadingResumed()).frame(EVENT);
        assertTrue(zoom.last(Deliver.class).overlapping());
        zoom.pass(ConnectionSettings.OVERLAP).frame(EVENT);
        assertFalse(zoom.last(Deliver.class).overlapping());
    }

    @Test
    void theNewConnectionIsReadWhenTheOldOneIsGoneOrAMomentHasPassed() {
        successorOpen().accepted();
        assertEquals(List.of(new HoldReading(NEW)), zoom.effects(HoldReading.class));
        zoom.pass(ConnectionSettings.HOLD);
        assertEquals(List.of(new ReleaseReading(NEW)), zoom.effects(ReleaseReading.class));
    }

    @Test
    void theNewConnectionIsReadAtOnceWhenTheOldOneIsGone() {
        successorOpen().accepted().input(new SocketClosed(OLD, 1000, "Bye", false));
        assertEquals(List.of(new ReleaseReading(NEW)), zoom.effects(ReleaseReading.class));
    }

    @Test
    void aFirstEventByTheNewConnectionIsItsAcceptance() {
        successorOpen().frame(EVENT);
        assertEquals(NEW, zoom.state(Connected.class).link().generation());
        assertEquals(List.of(new Deliver(EVENT, NEW, true)), zoom.effects(Deliver.class));
    }

    @Test
    void aHeartbeatsAnswerIsNoReasonToGiveTheOldConnectionUp() {
        successorOpen().frame(new Frame.HeartbeatAnswer(true, "live"));
        assertInstanceOf(Rotating.class, zoom.state());
        zoom.pass(Duration.ofSeconds(15));
        assertOldConnectionWorks();
    }

    @Test
    void beingDisplacedByTheSuccessorAfterItsAcceptanceIsNoNews() {
        successorOpen().accepted();
        zoom.input(new FrameRead(OLD, REFUSAL)).input(new SocketClosed(OLD, 1000, "Bye", false));
        assertEquals(NEW, zoom.state(Connected.class).link().generation());
        assertTrue(zoom.effects(ReportLost.class).isEmpty());
    }

    @Test
    void beingDisplacedBeforeItsAcceptanceLeavesAGapOfThatLengthAndBeginsNoNewAttempt() {
        successorOpen().pass(Duration.ofMillis(20)).input(new FrameRead(OLD, REFUSAL));
        long told = zoom.now();
        assertInstanceOf(Connecting.class, zoom.state());
        assertEquals(1, zoom.effects(FetchToken.class).size());

        zoom.pass(Duration.ofMillis(300)).accepted();
        assertEquals(
                new Gap(told, zoom.now(), ConnectionCause.SUCCEEDED),
                zoom.last(ReportConnected.class).gap());
    }

    @Test
    void theOldConnectionsOwnEndDuringARotationLeavesTheSuccessorOnItsWay() {
        rotating().input(new SocketClosed(OLD, null, "", false));
        assertInstanceOf(Connecting.class, zoom.state());
        assertEquals(
                ConnectionCause.CLOSED_BY_PEER,
                zoom.state(Connecting.class).outage().cause());
        zoom.token().opened().accepted();
        assertInstanceOf(Connected.class, zoom.state());
        assertEquals(1, zoom.effects(FetchToken.class).size());
    }

    @Test
    void aSuccessorWithoutATokenLeavesTheOldConnectionWorking() {
        rotating().input(new TokenFailed(NEW, ConnectionCause.TOKEN_UNAVAILABLE, "503", 0));
        assertOldConnectionWorks();
    }

    @Test
    void aSuccessorThatCannotBeOpenedLeavesTheOldConnectionWorking() {
        rotating().token().input(new SocketFailed(NEW, ConnectionCause.SOCKET_FAILED, "", 0));
        assertOldConnectionWorks();
    }

    @Test
    void aRefusedSuccessorLeavesTheOldConnectionWorking() {
        successorOpen().frame(new Frame.Acceptance(false, "Invalid Token"));
        assertOldConnectionWorks();
    }

    @Test
    void aSuccessorThatIsNeverAcceptedLeavesTheOldConnectionWorking() {
        successorOpen().pass(Duration.ofSeconds(15));
        assertOldConnectionWorks();
    }

    @Test
    void aSuccessorThatIsLostAtOnceLeavesTheOldConnectionWorking() {
        successorOpen().accepted().closed(1000, "Bye");
        assertOldConnectionWorks();
    }

    private void assertOldConnectionWorks() {
        assertEquals(OLD, zoom.state(Connected.class).link().generation());
        assertEquals(1, zoom.effects(ReportRotationFailed.class).size());
        assertTrue(zoom.effects(ReportLost.class).isEmpty());
        assertEquals(List.of(new CloseSocket(NEW)), zoom.effects(CloseSocket.class));

        zoom.forgetEffects().input(new FrameRead(OLD, EVENT));
        assertEquals(List.of(new Deliver(EVENT, OLD, true)), zoom.effects(Deliver.class));
        zoom.pass(Duration.ofSeconds(25));
        assertTrue(
                zoom.effects(SendHeartbeat.class).stream().anyMatch(beat -> beat.generation() == OLD),
                "its heartbeats go on");
        assertEquals(NEW + 1, zoom.effects(FetchToken.class).get(0).generation());
    }

    @Test
    void aLossAfterAFailedRotationIsALossLikeAnyOther() {
        successorOpen().frame(new Frame.Acceptance(false, "no"));
        zoom.input(new SocketClosed(OLD, null, "", false));
        assertEquals(
                ConnectionCause.CLOSED_BY_PEER,
                zoom.state(Waiting.class).outage().latest());
        zoom.pass(Duration.ofSeconds(1));
        assertInstanceOf(Connecting.class, zoom.state());
    }

    @Test
    void stoppingDuringARotationClosesBothAndLeavesNothingScheduled() {
        successorOpen().input(new Stop());
        assertEquals(2, zoom.effects(CloseSocket.class).size());
        assertTrue(zoom.nothingScheduled());
    }

    @Test
    void stoppingAfterARotationClosesBothAndLeavesNothingScheduled() {
        successorOpen().accepted().input(new Stop());
        assertEquals(2, zoom.effects(CloseSocket.class).size());
        assertTrue(zoom.nothingScheduled());
    }

    @Test
    void noSecondSuccessorIsSoughtWhileAPredecessorIsStillThere() {
        successorOpen().accepted().forgetEffects().input(new Rotate());
        assertTrue(zoom.effects(FetchToken.class).isEmpty());
    }

    @Test
    void aHundredRotationsInARowCountAsNoFailures() {
        for (int i = 0; i < 100; i++) {
            long before = zoom.generation();
            successorOpen().accepted().input(new SocketClosed(before, 1000, "Bye", false));
        }
        assertEquals(101, zoom.state(Connected.class).link().generation());
        assertEquals(0, zoom.state(Connected.class).trouble().failures());
    }
}
