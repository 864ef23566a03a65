package io.github.camelzoom.websocket.connection;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.camelzoom.websocket.protocol.Frame;
import io.github.camelzoom.websocket.simulator.ZoomSimulator;
import io.github.camelzoom.websocket.simulator.junit.ZoomSimulatorExtension;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * How long the stream is down after Zoom closed a stable connection: token, handshake and acceptance over real sockets.
 * The figures go to the test's output and stand in docs/reliability.md; they are printed, not judged.
 */
class RecoveryTimeTest {

    private static final int LOSSES = 200;

    @RegisterExtension
    static final ZoomSimulator zoom = ZoomSimulatorExtension.create();

    private final Vertx vertx = Vertx.vertx();
    private final List<Gap> gaps = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    /** Every connection counts as stable, so that two hundred losses need no two hundred half minutes. */
    private ConnectionDriver driver() {
        return DriverFixture.driver(zoom, vertx, Duration.ZERO, new ConnectionListener() {
            @Override
            public void onMessage(Frame.Message message, long receivedAt, long generation, boolean overlapping) {
                // the load is there to be carried, not looked at
            }

            @Override
            public void onConnected(Gap gap) {
                gaps.add(gap);
            }
        });
    }

    @Test
    void gapsAfterTheLossOfAStableConnectionUnderLoad() {
        driver().start();
        await().until(() -> gaps.size() == 1);
        for (int loss = 1; loss <= LOSSES; loss++) {
            for (int i = 0; i < 20; i++) {
                zoom.send("{\"event\":\"meeting.started\",\"event_ts\":" + i + ",\"payload\":{}}");
            }
            int expected = loss + 1;
            zoom.closeConnections(1012, "Service Restart");
            await().atMost(DriverFixture.TIMEOUT)
                    .pollInterval(Duration.ofMillis(1))
                    .until(() -> gaps.size() == expected);
        }
        long[] sorted =
                gaps.stream().skip(1).mapToLong(Gap::durationMillis).sorted().toArray();
        System.out.printf(
                "losses=%d median=%d ms p99=%d ms longest=%d ms%n",
                sorted.length, sorted[sorted.length / 2], sorted[sorted.length * 99 / 100], sorted[sorted.length - 1]);
        assertEquals(LOSSES, sorted.length);
    }
}
