package io.github.camelzoom.examples.kubernetes;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelzoom.websocket.simulator.ZoomSimulator;
import io.github.camelzoom.websocket.simulator.switches.OAuthAnswer;
import io.github.camelzoom.websocket.simulator.switches.Switch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pods that each have a subscription of their own: what the probes say, and an update. */
class TwinsTest {

    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final String READY = "/observe/health/ready";

    private ZoomSimulator zoom;

    @BeforeEach
    void startZoom() {
        zoom = ZoomSimulator.builder().subscriptionIds("a", "b").build().start();
    }

    @AfterEach
    void stopZoom() {
        zoom.close();
    }

    private static void eventually(Callable<Boolean> condition) {
        await().atMost(LONGEST).pollInterval(Duration.ofMillis(20)).until(condition);
    }

    /** All of them about one user, so that their order is kept. */
    private static String event(int number) {
        return "{\"event\":\"user.updated\",\"payload\":{\"object\":{\"id\":\"u\",\"dept\":\"" + number + "\"}}}";
    }

    @Test
    void aTwinIsReadyWhenItGetsEventsAndOnlyThen() {
        zoom.switches().set(Switch.OAUTH, OAuthAnswer.UNAVAILABLE);
        try (RunningPod pod = RunningPod.twin("a", zoom, "a")) {
            assertEquals(503, pod.probe(READY));
            assertEquals(200, pod.probe("/observe/health/live"), "a restart would mend nothing");
            zoom.switches().set(Switch.OAUTH, OAuthAnswer.NORMAL);
            eventually(() -> pod.probe(READY) == 200);
            assertEquals(1, zoom.truth().acceptedNow("a"));
        }
    }

    @Test
    void inAnUpdateTheNewPodIsConnectedBeforeTheOldOneGoesAndNothingIsLost() throws Exception {
        AtomicInteger sent = new AtomicInteger();
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        try (RunningPod before = RunningPod.twin("a-before", zoom, "a")) {
            eventually(() -> before.probe(READY) == 200);
            clock.scheduleAtFixedRate(() -> zoom.send("a", event(sent.getAndIncrement())), 0, 2, TimeUnit.MILLISECONDS);
            eventually(() -> before.routed().size() > 100);
            try (RunningPod after = RunningPod.twin("a-after", zoom, "a")) {
                eventually(() -> after.probe(READY) == 200);
                before.close();
                int withoutTheOld = sent.get();
                eventually(() -> sent.get() > withoutTheOld + 100);
                clock.shutdown();
                assertTrue(clock.awaitTermination(10, TimeUnit.SECONDS));
                eventually(() -> before.routed().size() + after.routed().size() >= sent.get());
                List<String> routed = new ArrayList<>(before.routed());
                routed.addAll(after.routed());
                assertEquals(
                        zoom.truth().sent().stream()
                                .map(event -> event.content())
                                .toList(),
                        routed);
                assertEquals(0, zoom.truth().missedCount());
            }
        } finally {
            clock.shutdownNow();
        }
    }

    @Test
    void aTwinThatIsStartedAnewInItsPodReportsWhatItMissed() {
        try (RunningPod pod = RunningPod.twin("restarted", zoom, "a")) {
            eventually(() -> pod.probe(READY) == 200 && pod.hasCoverage());
        }
        zoom.send("a", event(1));
        try (RunningPod pod = RunningPod.twin("restarted", zoom, "a")) {
            eventually(() -> pod.probe(READY) == 200);
            eventually(() -> pod.metrics().lines().anyMatch(RunningPod::isGapOfAStop));
        }
    }

    /** By this the alert on a missing twin finds both. */
    @Test
    void twinsAreCalledSoInTheirMetrics() {
        try (RunningPod pod = RunningPod.twin("called", zoom, "a")) {
            eventually(() -> pod.metrics()
                    .lines()
                    .anyMatch(metric -> metric.startsWith("camel_zoom_connected{")
                            && metric.contains("camelContext=\"zoom-twins\"")
                            && metric.contains("subscription=\"a\"")));
        }
    }
}
