package io.github.camelzoom.websocket;

import static io.github.camelzoom.websocket.ZoomRoute.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelzoom.websocket.simulator.ZoomSimulator;
import io.github.camelzoom.websocket.simulator.junit.ZoomSimulatorExtension;
import io.github.camelzoom.websocket.simulator.switches.Switch;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Hours of events with losses and replacements; not part of the default run:
 * {@code mvn test -pl camel-zoom-websocket/component -am -Dtest=SoakTest -Dsoak.minutes=60
 * -Dsurefire.failIfNoSpecifiedTests=false}. Prints a line a minute: events, gaps, live heap, threads.
 */
@EnabledIfSystemProperty(named = "soak.minutes", matches = "\\d+")
class SoakTest {

    private static final int EVENTS_PER_SECOND = 500;

    @RegisterExtension
    static final ZoomSimulator zoom = ZoomSimulatorExtension.create();

    @RegisterExtension
    final ZoomRoute route = new ZoomRoute();

    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong received = new AtomicLong();

    @Test
    void theHeapStaysFlat() throws Exception {
        zoom.switches().set(Switch.TOKEN_LIFETIME, Duration.ofSeconds(30));
        route.start(routes -> routes.from(zoom.endpointUri("reconnectInitialDelay=50&reconnectMaxDelay=500"))
                .routeId(ZoomRoute.ID)
                .process(exchange -> received.incrementAndGet()));
        route.awaitConnected();
        List<Long> heaps = new ArrayList<>();
        ScheduledExecutorService clock = Executors.newScheduledThreadPool(2);
        clock.scheduleAtFixedRate(this::sendBurst, 0, 10, TimeUnit.MILLISECONDS);
        clock.scheduleAtFixedRate(() -> zoom.closeConnections(1012, "Service Restart"), 20, 20, TimeUnit.SECONDS);
        for (int minute = 1; minute <= Integer.getInteger("soak.minutes"); minute++) {
            clock.schedule(() -> {}, 1, TimeUnit.MINUTES).get();
            heaps.add(report(minute));
        }
        clock.shutdown();
        assertTrue(clock.awaitTermination(10, TimeUnit.SECONDS));

        eventually().until(() -> received.get() == zoom.truth().deliveredCount());
        assertEquals(sent.get(), received.get() + zoom.truth().missedCount());
        long early = heaps.get(heaps.size() / 4);
        long late = heaps.get(heaps.size() - 1);
        assertTrue(late < early + 20_000_000, () -> "live heap grew from " + early + " to " + late + " bytes");
    }

    private void sendBurst() {
        for (int i = 0; i < EVENTS_PER_SECOND / 100; i++) {
            zoom.send(EventLoad.event((int) sent.getAndIncrement()));
        }
    }

    private long report(int minute) {
        System.gc();
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        System.out.printf(
                "minute=%d sent=%d received=%d missed=%d gaps=%d gapMillis=%d heap=%d threads=%d%n",
                minute,
                sent.get(),
                received.get(),
                zoom.truth().missedCount(),
                route.consumer().gapHistory().count(),
                route.consumer().gapHistory().totalMillis(),
                heap,
                ManagementFactory.getThreadMXBean().getThreadCount());
        return heap;
    }
}
