package io.github.camelzoom.websocket.connection;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.camelzoom.websocket.protocol.Frame;
import io.github.camelzoom.websocket.simulator.junit.ZoomSimulatorExtension;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What only the driver can get wrong: the order in which it does things. */
class ConnectionDriverTest {

    @RegisterExtension
    static ZoomSimulatorExtension zoom = ZoomSimulatorExtension.create();

    private final Vertx vertx = Vertx.vertx();
    private final Queue<String> received = new ConcurrentLinkedQueue<>();
    private final AtomicInteger refusalsToRead = new AtomicInteger();
    private ConnectionDriver driver;

    /** Has enough once, and has room again at the very next question, as when a route completes an event meanwhile. */
    private final class FickleListener implements ConnectionListener {

        @Override
        public boolean wantsReading() {
            if (refusalsToRead.get() > 0 && refusalsToRead.getAndDecrement() > 0) {
                driver.reconsiderReading();
                return false;
            }
            return true;
        }

        @Override
        public void onLost(Outage outage, long retryInMillis) {
            throw new IllegalStateException("a listener that fails");
        }

        @Override
        public void onMessage(Frame.Message message, long receivedAt, long generation, boolean overlapping) {
            received.add(message.content());
            refusalsToRead.set(1);
        }
    }

    @BeforeEach
    void connect() {
        driver = DriverFixture.driver(zoom, vertx, ConnectionSettings.STABLE_AFTER, new FickleListener());
        driver.start();
        await().until(() -> driver.state() instanceof ConnectionState.Connected);
    }

    @AfterEach
    void close() throws Exception {
        driver.close()
                .compose(closed -> vertx.close())
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
    }

    @Test
    void roomThatComesWhileTheSocketIsBeingPausedIsNotOverlooked() {
        List<String> sent = List.of("{\"event\":\"a.b\"}", "{\"event\":\"c.d\"}", "{\"event\":\"e.f\"}");

        for (String event : sent) {
            int before = received.size();
            zoom.send(event);
            await().until(() -> received.size() > before);
        }

        assertEquals(sent, List.copyOf(received));
    }

    @Test
    void aListenerThatFailsDoesNotKeepTheConnectionFromComingBack() {
        zoom.closeConnections(1012, "Service Restart");
        await().until(() ->
                zoom.truth().connections().size() == 2 && driver.state() instanceof ConnectionState.Connected);
    }
}
