package io.github.camelzoom.websocket.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelzoom.websocket.connection.ConnectionEffect.FetchToken;
import io.github.camelzoom.websocket.connection.ConnectionEffect.ReportDisplaced;
import io.github.camelzoom.websocket.connection.ConnectionEffect.ReportExhausted;
import io.github.camelzoom.websocket.connection.ConnectionEffect.ReportLost;
import io.github.camelzoom.websocket.connection.ConnectionInput.FrameRead;
import io.github.camelzoom.websocket.connection.ConnectionInput.Rotate;
import io.github.camelzoom.websocket.connection.ConnectionInput.SocketClosed;
import io.github.camelzoom.websocket.connection.ConnectionInput.Stop;
import io.github.camelzoom.websocket.connection.ConnectionInput.TakeOver;
import io.github.camelzoom.websocket.connection.ConnectionState.Connected;
import io.github.camelzoom.websocket.connection.ConnectionState.Connecting;
import io.github.camelzoom.websocket.connection.ConnectionState.Displaced;
import io.github.camelzoom.websocket.connection.ConnectionState.Exhausted;
import io.github.camelzoom.websocket.protocol.Frame;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Another client takes the subscription, of which Zoom allows one connection. */
class DisplacementTest {

    private static final Frame ANOTHER_PLACE = new Frame.Acceptance(false, "Connected in another place");

    private static Rehearsal displaced(DisplacementPolicy policy) {
        return new Rehearsal(-1, policy)
                .connected()
                .pass(Duration.ofSeconds(40))
                .frame(ANOTHER_PLACE);
    }

    @Test
    void retakeWaitsLongBeforeItTakesTheSubscriptionBack() {
        Rehearsal zoom = displaced(DisplacementPolicy.retake);
        long delay = zoom.last(ReportLost.class).retryInMillis();
        assertTrue(delay >= 15_000 && delay <= 30_000, () -> delay + " ms");
        zoom.pass(Duration.ofMillis(delay));
        assertInstanceOf(Connecting.class, zoom.state());
    }

    @Test
    void anAttemptOfOurOwnThatZoomAcceptedTooLateIsNoOtherClient() {
        Rehearsal zoom =
                new Rehearsal(-1, DisplacementPolicy.stop).start().token().opened();
        zoom.frame(new Frame.HeartbeatAnswer(false, "not live"));
        zoom.pass(Duration.ofMillis(500)).token().opened().accepted().pass(Duration.ofMillis(100));
        zoom.frame(ANOTHER_PLACE);
        assertEquals(
                ConnectionCause.SUCCEEDED, zoom.last(ReportLost.class).outage().cause());
    }

    @Test
    void aClientThatComesWhenTheLastFailedAttemptIsLongOverIsAnother() {
        Rehearsal zoom =
                new Rehearsal(-1, DisplacementPolicy.standby).start().token().opened();
        zoom.frame(new Frame.HeartbeatAnswer(false, "not live"));
        zoom.pass(Duration.ofMillis(500)).token().opened().accepted().pass(ConnectionSettings.OVERLAP);
        zoom.frame(ANOTHER_PLACE);
        assertInstanceOf(Displaced.class, zoom.state());
    }

    @Test
    void retakeStopsFightingAfterThreeLossesInTenMinutes() {
        Rehearsal zoom = displaced(DisplacementPolicy.retake);
        for (int i = 0; i < 2; i++) {
            zoom.pass(Duration.ofMillis(zoom.last(ReportLost.class).retryInMillis()));
            zoom.token().opened().accepted().pass(Duration.ofSeconds(40)).frame(ANOTHER_PLACE);
        }
        assertTrue(zoom.last(ReportLost.class).outage().trouble().fighting());
        assertTrue(zoom.last(ReportLost.class).retryInMillis() >= 150_000);
    }

    @Test
    void twoThatBothRetakeMakeFewConnectsAnHour() {
        Rehearsal zoom = new Rehearsal(-1, DisplacementPolicy.retake).connected();
        long end = zoom.now() + Duration.ofHours(10).toMillis();
        while (zoom.now() < end) {
            zoom.pass(Duration.ofSeconds(10)).frame(ANOTHER_PLACE);
            zoom.pass(Duration.ofMillis(zoom.last(ReportLost.class).retryInMillis()));
            zoom.token().opened().accepted();
        }
        int attempts = zoom.effects(FetchToken.class).size();
        assertTrue(attempts < 10 * 25, () -> attempts + " connects in ten hours");
    }

    @Test
    void lossesLongAgoAreForgotten() {
        Rehearsal zoom = displaced(DisplacementPolicy.retake);
        for (int i = 0; i < 5; i++) {
            zoom.pass(Duration.ofMillis(zoom.last(ReportLost.class).retryInMillis()));
            zoom.token().opened().accepted();
            for (int minute = 0; minute < 11; minute++) {
                zoom.pass(Duration.ofSeconds(30)).frame(new Frame.HeartbeatAnswer(true, ""));
                zoom.pass(Duration.ofSeconds(30)).frame(new Frame.HeartbeatAnswer(true, ""));
            }
            zoom.frame(ANOTHER_PLACE);
            assertTrue(zoom.last(ReportLost.class).retryInMillis() <= 30_000);
        }
    }

    @Test
    void aCloseWhoseReasonSpeaksOfAnotherClientIsADisplacementToo() {
        Rehearsal zoom = new Rehearsal().connected().pass(Duration.ofSeconds(40));
        zoom.input(new SocketClosed(zoom.generation(), 1000, "code 1000", true));
        assertEquals(
                ConnectionCause.DISPLACED, zoom.last(ReportLost.class).outage().latest());
    }

    @Test
    void standbyStaysOffUntilToldToTakeOver() {
        Rehearsal zoom = displaced(DisplacementPolicy.standby);
        assertInstanceOf(Displaced.class, zoom.state());
        assertEquals(1, zoom.effects(ReportDisplaced.class).size());
        assertTrue(zoom.nothingScheduled());
        zoom.pass(Duration.ofDays(1));
        assertInstanceOf(Displaced.class, zoom.state());

        zoom.input(new TakeOver()).token().opened().accepted();
        assertInstanceOf(Connected.class, zoom.state());
    }

    @Test
    void stopGivesUpUntilStartedAgain() {
        Rehearsal zoom = displaced(DisplacementPolicy.stop);
        assertInstanceOf(Exhausted.class, zoom.state());
        assertEquals(1, zoom.effects(ReportExhausted.class).size());
        assertTrue(zoom.nothingScheduled());

        zoom.input(new Stop()).connected();
        assertInstanceOf(Connected.class, zoom.state());
    }

    @ParameterizedTest
    @EnumSource(
            value = DisplacementPolicy.class,
            names = {"standby", "stop"})
    void whoKeepsOffDoesSoInTheMiddleOfARotationToo(DisplacementPolicy policy) {
        Rehearsal zoom = new Rehearsal(-1, policy).connected().pass(Duration.ofSeconds(40));
        zoom.input(new Rotate()).input(new FrameRead(1, ANOTHER_PLACE));
        assertTrue(zoom.state() instanceof Displaced || zoom.state() instanceof Exhausted);
        assertTrue(zoom.nothingScheduled());
    }

    @Test
    void aRouteThatIsStartedLeadsOutOfGivingUpAlsoWhenOthersAreThere() {
        Rehearsal zoom = displaced(DisplacementPolicy.stop);
        zoom.start().token().opened().accepted();
        assertInstanceOf(Connected.class, zoom.state());
    }

    @Test
    void takingOverEndsAnyWaitAtOnce() {
        Rehearsal zoom = displaced(DisplacementPolicy.retake);
        zoom.input(new TakeOver());
        assertInstanceOf(Connecting.class, zoom.state());
        zoom.token().opened().accepted();
        assertInstanceOf(Connected.class, zoom.state());
        zoom.pass(Duration.ofSeconds(49));
        assertInstanceOf(Connected.class, zoom.state());
    }

    @Test
    void takingOverIsNothingToWhoIsConnectedOrStopped() {
        Rehearsal zoom = new Rehearsal().connected();
        var before = zoom.state();
        assertEquals(before, zoom.input(new TakeOver()).state());
        zoom.input(new Stop()).input(new TakeOver());
        assertInstanceOf(ConnectionState.Stopped.class, zoom.state());
    }
}
