package io.github.camelzoom.examples.ha;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelzoom.examples.ha.cluster.Cluster;
import io.github.camelzoom.examples.ha.measured.GapReport;
import io.github.camelzoom.websocket.simulator.ZoomSimulator;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The small form of what {@code mvn -Phigh-availability -Dha.kills=50} does; that one kills more, and more often. */
class HighAvailabilityTest {
    @TempDir
    Path folder;

    @Test
    void nothingIsLostAndNothingDoubledThoughMembersAreKilled() {
        try (ZoomSimulator zoom = HighAvailability.simulator();
                Cluster cluster = Cluster.start(folder);
                TwinsRun run = new TwinsRun(zoom, cluster, news -> {})) {
            TwinsRun.Outcome outcome = run.play(2, 200, List.of(run.deduplicator()));
            assertEquals(3, outcome.kills());
            assertEquals(0, outcome.unheard(), "a twin was always up");
            assertTrue(outcome.sent() > 200, "sent " + outcome.sent());
            assertEquals(
                    2,
                    outcome.gaps().stream().mapToInt(GapReport::losses).sum(),
                    "each twin that was killed missed some");
            outcome.gaps()
                    .forEach(twin -> assertEquals(
                            Duration.ZERO, twin.unreported(), "the next process reports what it missed: " + twin));
            assertTrue(outcome.received() > outcome.sent(), "both twins wrote");
            assertEquals(0, outcome.events().missing());
            assertEquals(outcome.sent(), outcome.events().records());
            assertEquals(0, outcome.events().doubled());
            assertEquals(0, outcome.events().strange());
            assertEquals(0, outcome.events().scattered());
        }
    }
}
