package io.github.camelzoom.websocket.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelzoom.websocket.connection.ConnectionEffect.CloseSocket;
import io.github.camelzoom.websocket.connection.ConnectionEffect.FetchToken;
import io.github.camelzoom.websocket.connection.ConnectionEffect.ReportConnected;
import io.github.camelzoom.websocket.connection.ConnectionEffect.ReportExhausted;
import io.github.camelzoom.websocket.connection.ConnectionEffect.ReportLost;
import io.github.camelzoom.websocket.connection.ConnectionEffect.ReportRotated;
import io.github.camelzoom.websocket.connection.ConnectionEffect.SendHeartbeat;
import io.github.camelzoom.websocket.connection.ConnectionInput.FrameRead;
import io.github.camelzoom.websocket.connection.ConnectionInput.ReadingPaused;
import io.github.camelzoom.websocket.connection.ConnectionInput.ReadingResumed;
import io.github.camelzoom.websocket.connection.ConnectionInput.Rotate;
import io.github.camelzoom.websocket.connection.ConnectionInput.SocketClosed;
import io.github.camelzoom.websocket.connection.ConnectionState.Connected;
import io.github.camelzoom.websocket.connection.ConnectionState.Rotating;
import io.github.camelzoom.websocket.connection.ConnectionState.Waiting;
import io.github.camelzoom.websocket.protocol.Frame;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** While a slow route keeps a connection from being read, its end may wait unread, and nobody may vouch for it. */
class UnreadConnectionTest {

    private static final Frame.Message EVENT = new Frame.Message("{\"event\":\"meeting.started\"}", null, null);
    private static final Frame.HeartbeatAnswer LIVE = new Frame.HeartbeatAnswer(true, "live");
    private static final Frame ANOTHER_PLACE = new Frame.Acceptance(false, "Connected in another place");
    private static final Duration HEARTBEAT = Duration.ofSeconds(25);
    private static final long OLD = 1;

    private final Rehearsal zoom = new Rehearsal(-1, DisplacementPolicy.stop);

    private Rehearsal answered() {
        return zoom.frame(LIVE);
    }

    private void assertGapBegins(long at) {
        assertEquals(at, zoom.last(ReportLost.class).outage().from());
    }

    @Nested
    class ItsGap {

        @Test
        void beginsWithTheLastFrameBeforeThePauseWhenTheEndWaitedUnread() {
            zoom.connected().pass(Duration.ofSeconds(5));
            answered();
            long heard = zoom.now();
            zoom.pass(Duration.ofSeconds(5)).input(new ReadingPaused()).pass(Duration.ofMinutes(40));
            zoom.input(new ReadingResumed()).frame(EVENT).closed(1000, "Bye");
            assertGapBegins(heard);
        }

        @Test
        void beginsThereAlsoWhenTheCloseIsNoticedAtOnceSinceAWordBeforeItMayBeOlder() {
            zoom.connected().pass(Duration.ofSeconds(5));
            answered();
            long heard = zoom.now();
            zoom.input(new ReadingPaused()).pass(Duration.ofMinutes(1)).closed(1000, "Bye");
            assertGapBegins(heard);
        }

        @Test
        void beginsWithTheLastHeartbeatThatWasAnsweredInTheTimeWithoutReading() {
            zoom.connected();
            answered().input(new ReadingPaused()).pass(HEARTBEAT.multipliedBy(3).plusSeconds(1));
            zoom.input(new ReadingResumed());
            long lastHeartbeat = zoom.now() - 1_000;
            answered();
            answered();
            answered().closed(1000, "Bye");
            assertGapBegins(lastHeartbeat);
        }

        @Test
        void isNotCutShortByAnAnswerToAnOlderHeartbeat() {
            zoom.connected();
            answered();
            long heard = zoom.now();
            zoom.input(new ReadingPaused()).pass(HEARTBEAT.multipliedBy(3).plusSeconds(1));
            zoom.input(new ReadingResumed());
            answered();
            answered().closed(1000, "Bye");
            assertGapBegins(heard);
        }

        @Test
        void isAsExactAsEverOnceAHeartbeatSentSinceIsAnswered() {
            zoom.connected();
            answered().input(new ReadingPaused()).pass(Duration.ofSeconds(10));
            zoom.input(new ReadingResumed()).pass(HEARTBEAT);
            answered().pass(Duration.ofSeconds(2)).frame(EVENT);
            long heard = zoom.now();
            zoom.pass(Duration.ofSeconds(2)).closed(null, "");
            assertGapBegins(heard);
        }

        @Test
        void isAsExactAsEverOnceItWasReadForAsLongAsSilenceIsBorne() {
            zoom.connected();
            answered().input(new ReadingPaused()).pass(Duration.ofSeconds(10));
            zoom.input(new ReadingResumed()).pass(Duration.ofSeconds(30)).frame(EVENT);
            zoom.pass(Duration.ofSeconds(20)).frame(EVENT);
            long heard = zoom.now();
            zoom.closed(null, "");
            assertGapBegins(heard);
        }

        @Test
        void staysPreciseToAHeartbeatWhenTheRouteIsSlowAgainAndAgain() {
            zoom.connected();
            answered();
            for (int i = 0; i < 100; i++) {
                zoom.input(new ReadingPaused()).pass(Duration.ofSeconds(15));
                zoom.input(new ReadingResumed()).pass(Duration.ofSeconds(10)).frame(LIVE);
            }
            zoom.input(new ReadingPaused()).pass(Duration.ofSeconds(1)).closed(null, "");
            long begin = zoom.last(ReportLost.class).outage().from();
            assertTrue(zoom.now() - begin <= HEARTBEAT.multipliedBy(2).toMillis(), () -> zoom.now() - begin + " ms");
        }
    }

    @Nested
    class ItsSuccessor {

        private Rehearsal failedSuccessor() {
            zoom.connected();
            answered().input(new ReadingPaused()).input(new Rotate());
            return zoom.token().opened().frame(ANOTHER_PLACE);
        }

        @Test
        void isSoughtAgainThoughNobodyReadsWhetherTheFirstOnePutItOut() {
            failedSuccessor().pass(ConnectionSettings.OVERLAP);
            assertInstanceOf(Rotating.class, zoom.state());
            assertEquals(3, zoom.effects(FetchToken.class).size());
        }

        @Test
        void endsAGapWhenAnEarlierOneMayHavePutItOut() {
            failedSuccessor();
            long heard = zoom.state(Connected.class).link().signs().provenUntil();
            zoom.pass(ConnectionSettings.OVERLAP).token().opened().accepted();
            assertEquals(
                    new Gap(heard, zoom.now(), ConnectionCause.SUCCEEDED),
                    zoom.last(ReportConnected.class).gap());
            assertTrue(zoom.effects(ReportRotated.class).isEmpty());
        }

        @Test
        void endsNoGapWhenAHeartbeatSinceShowedThatItHadNotBeenPutOut() {
            failedSuccessor().input(new ReadingResumed()).pass(Duration.ofMillis(50));
            zoom.input(new FrameRead(OLD, LIVE));
            zoom.pass(ConnectionSettings.OVERLAP).forgetEffects();
            zoom.input(new Rotate()).token().opened().accepted();
            assertTrue(zoom.effects(ReportLost.class).isEmpty());
            assertEquals(1, zoom.effects(ReportRotated.class).size());
        }

        @Test
        void makesItAskForASignOfLifeAtOnceWhenItFails() {
            zoom.connected()
                    .pass(Duration.ofSeconds(5))
                    .input(new Rotate())
                    .token()
                    .opened();
            zoom.forgetEffects().frame(ANOTHER_PLACE);
            assertEquals(List.of(new SendHeartbeat(OLD)), zoom.effects(SendHeartbeat.class));
        }

        @Test
        void isGivenUpTogetherWithItWhenBothMayBeDead() {
            failedSuccessor().pass(ConnectionSettings.OVERLAP).token().opened().accepted();
            zoom.forgetEffects().closed(1000, "Bye");
            assertInstanceOf(Waiting.class, zoom.state());
            assertEquals(2, zoom.effects(CloseSocket.class).size());
        }

        @Test
        void isNoOtherClientWhoseTakingOverWouldEndEverything() {
            failedSuccessor().pass(ConnectionSettings.OVERLAP);
            zoom.input(new ReadingResumed()).input(new FrameRead(OLD, ANOTHER_PLACE));
            assertEquals(List.of(), zoom.effects(ReportExhausted.class));
            assertEquals(
                    ConnectionCause.SUCCEEDED,
                    zoom.last(ReportLost.class).outage().cause());
        }

        @Test
        void isNotReadEitherUntilTheRouteKeepsUp() {
            zoom.connected();
            answered();
            long accepted = zoom.input(new ReadingPaused())
                    .input(new Rotate())
                    .token()
                    .opened()
                    .accepted()
                    .now();
            zoom.input(new SocketClosed(OLD, 1000, "Bye", false)).pass(Duration.ofMinutes(5));
            zoom.input(new ReadingResumed()).frame(EVENT).closed(1000, "Bye");
            assertGapBegins(accepted);
        }
    }

    @Test
    void aHeartbeatsAnswerIsEnoughForASuccessorWhereZoomNeverSaysThatItAccepts() {
        zoom.start().token().opened();
        answered().pass(Duration.ofSeconds(15));
        zoom.input(new Rotate()).token().opened();
        answered().pass(Duration.ofSeconds(15));
        assertEquals(OLD + 1, zoom.state(Connected.class).link().generation());
        assertEquals(1, zoom.effects(ReportRotated.class).size());
    }
}
