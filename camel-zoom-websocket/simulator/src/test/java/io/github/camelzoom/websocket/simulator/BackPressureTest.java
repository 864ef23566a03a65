package io.github.camelzoom.websocket.simulator;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelzoom.websocket.simulator.scenario.Pace;
import io.github.camelzoom.websocket.simulator.scenario.Playback;
import io.github.camelzoom.websocket.simulator.scenario.ScenarioPlayer;
import io.github.camelzoom.websocket.simulator.scenario.TimedEvent;
import java.net.URI;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A flood of events towards a client that does not read. */
class BackPressureTest extends SimulatorFixture {
    private static final int EVENTS = 100_000;

    private static Stream<TimedEvent> flood() {
        String event = event(1).replace("}}}", ",\"topic\":\"" + "x".repeat(2000) + "\"}}}");
        return Stream.generate(() -> new TimedEvent(Duration.ZERO, "meeting.started", event))
                .limit(EVENTS);
    }

    @Test
    void waitsInsteadOfFillingTheMemoryAndGoesOnWhenTheClientIsGone() throws Exception {
        WebSocket idle = TestClient.HTTP
                .newWebSocketBuilder()
                .buildAsync(
                        URI.create(zoom.webSocketUrl() + "?subscriptionId=" + zoom.subscriptionId() + "&access_token="
                                + TestClient.token(zoom)),
                        new WebSocket.Listener() {
                            @Override
                            public void onOpen(WebSocket webSocket) {
                                // asks for nothing, so reads nothing
                            }
                        })
                .join();
        assertTrue(zoom.awaitConnected(TestClient.PATIENCE));

        Playback playback = ScenarioPlayer.play(zoom, flood(), Pace.max());
        long[] before = {-1};
        await().pollInterval(Duration.ofMillis(300)).atMost(TestClient.PATIENCE).until(() -> {
            boolean stuck = playback.sent() > 256 && playback.sent() == before[0];
            before[0] = playback.sent();
            return stuck;
        });
        assertTrue(playback.sent() < EVENTS, playback.sent() + " of " + EVENTS + " events are queued");

        idle.abort();
        playback.completion().get(20, TimeUnit.SECONDS);

        assertEquals(EVENTS, zoom.truth().sentCount());
        assertTrue(zoom.truth().missedCount() > 0);
    }
}
