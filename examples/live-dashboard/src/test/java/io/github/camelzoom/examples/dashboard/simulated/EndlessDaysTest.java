package io.github.camelzoom.examples.dashboard.simulated;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelzoom.websocket.simulator.scenario.Playback;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class EndlessDaysTest {
    private final BlockingQueue<String> sent = new LinkedBlockingQueue<>();

    @Test
    void theDaysGoOnAndEachEventIsOfNow() throws Exception {
        long begin = System.currentTimeMillis();
        Playback playback = EndlessDays.play(
                event -> {
                    sent.add(event);
                    return CompletableFuture.completedFuture(null);
                },
                1_000_000);
        try {
            // a day has some 1,200 events
            for (int i = 0; i < 4000; i++) {
                String event = sent.poll(20, TimeUnit.SECONDS);
                assertTrue(event != null, "the days ended after " + i + " events");
                JsonNode time = new ObjectMapper().readTree(event).path("event_ts");
                assertTrue(time.asLong() >= begin && time.asLong() <= System.currentTimeMillis(), time::toString);
            }
        } finally {
            playback.cancel();
        }
    }
}
