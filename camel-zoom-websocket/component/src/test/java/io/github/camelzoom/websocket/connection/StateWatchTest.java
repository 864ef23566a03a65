package io.github.camelzoom.websocket.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.camelzoom.websocket.connection.ConnectionInput.FrameRead;
import io.github.camelzoom.websocket.connection.ConnectionInput.ReadingPaused;
import io.github.camelzoom.websocket.connection.ConnectionInput.ReadingResumed;
import io.github.camelzoom.websocket.connection.ConnectionInput.Rotate;
import io.github.camelzoom.websocket.connection.ConnectionInput.SocketClosed;
import io.github.camelzoom.websocket.connection.ConnectionInput.Stop;
import io.github.camelzoom.websocket.protocol.Frame;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is measured shows in the steps of the states alone. */
class StateWatchTest {

    private static final Frame ANSWER = new Frame.HeartbeatAnswer(true, "live");

    private final List<String> told = new ArrayList<>();
    private final Rehearsal zoom = new Rehearsal();
    private final StateWatch watch = new StateWatch(new ConnectionListener() {
        @Override
        public void onHeartbeatAnswered(long roundTripMillis) {
            told.add("heartbeat " + roundTripMillis);
        }

        @Override
        public void onPredecessorGone(long overlapMillis) {
            told.add("overlap " + overlapMillis);
        }

        @Override
        public void onReading(boolean paused, long at) {
            told.add((paused ? "paused " : "read ") + (at - Rehearsal.BEGIN));
        }

        @Override
        public void onMessage(Frame.Message message, long receivedAt, long generation, boolean overlapping) {
            told.add("message");
        }
    });

    private void watched(ConnectionInput input) {
        ConnectionState before = zoom.state();
        zoom.input(input);
        watch.moved(before, zoom.state(), zoom.now());
    }

    private void answered() {
        watched(new FrameRead(zoom.state().linkOrNull().generation(), ANSWER));
    }

    @Test
    void aHeartbeatTakesFromItsSendingToItsAnswer() {
        zoom.connected().pass(Duration.ofMillis(70));
        answered();
        assertEquals(List.of("heartbeat 70"), told);
    }

    @Test
    void anAnswerThatNobodyAskedForIsNotTimed() {
        zoom.connected().pass(Duration.ofMillis(70));
        answered();
        zoom.pass(Duration.ofMillis(5));
        answered();
        assertEquals(List.of("heartbeat 70"), told);
    }

    @Test
    void anAnswerIsNotTimedWhenItMayBeToOneOfTwo() {
        zoom.connected().pass(Duration.ofSeconds(26));
        answered();
        assertEquals(List.of(), told);
    }

    @Test
    void anAnswerThatWaitedUnreadIsNotTimed() {
        zoom.connected();
        watched(new ReadingPaused());
        zoom.pass(Duration.ofSeconds(10));
        watched(new ReadingResumed());
        answered();
        assertEquals(List.of("paused 0", "read 10000"), told);
    }

    @Test
    void anEventIsNoAnswer() {
        zoom.connected().pass(Duration.ofMillis(70));
        watched(new FrameRead(zoom.generation(), new Frame.Message("{\"event\":\"meeting.started\"}", null, null)));
        assertEquals(List.of(), told);
    }

    @Test
    void aRotationOverlapsUntilThePredecessorIsGone() {
        zoom.start().tokenExpiringIn(Duration.ofHours(1)).opened().accepted();
        zoom.input(new Rotate()).tokenExpiringIn(Duration.ofHours(1)).opened().accepted();
        zoom.pass(Duration.ofMillis(400));
        watched(new SocketClosed(1, 1000, "Bye", false));
        assertEquals(List.of("overlap 400"), told);
    }

    @Test
    void aStopEndsThePause() {
        zoom.connected();
        watched(new ReadingPaused());
        zoom.pass(Duration.ofSeconds(1));
        watched(new Stop());
        assertEquals(List.of("paused 0", "read 1000"), told);
    }
}
