package io.github.camelzoom.websocket;

import static io.github.camelzoom.websocket.Near.assertNear;
import static io.github.camelzoom.websocket.ZoomRoute.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelzoom.websocket.simulator.ZoomSimulator;
import io.github.camelzoom.websocket.simulator.junit.ZoomSimulatorExtension;
import io.github.camelzoom.websocket.simulator.switches.DisplacementOrder;
import io.github.camelzoom.websocket.simulator.switches.Switch;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A flight recording tells the story of a stream. */
class FlightRecordingTest {

    static final String CHANGE = "io.github.camelzoom.ConnectionChange";
    static final String GAP = "io.github.camelzoom.Gap";

    /** Short, as it was seen that of several recordings of one JVM a later one lacks longer texts of an earlier one. */
    @RegisterExtension
    static final ZoomSimulator zoom =
            ZoomSimulatorExtension.of(ZoomSimulator.builder().subscriptionIds("Flight"));

    @RegisterExtension
    final ZoomRoute route = new ZoomRoute();

    @TempDir
    Path folder;

    @Test
    void lossGapReturnRotationAndDisplacement() throws Exception {
        List<RecordedEvent> events;
        try (Recording recording = new Recording()) {
            recording.start();
            route.startAndConnect(zoom.endpointUri("displacement=standby"));
            zoom.closeConnections(1012, "Service Restart");
            eventually().until(() -> route.consumer().gapHistory().count() == 2);
            zoom.switches()
                    .set(Switch.DISPLACEMENT_ORDER, DisplacementOrder.AFTER_ACCEPTANCE)
                    .set(Switch.DISPLACEMENT_DELAY, Duration.ofMillis(200));
            route.consumer().rotate();
            eventually()
                    .until(() -> zoom.truth().acceptedNow() == 1
                            && route.snapshot().connections().get(0).counts().rotations() == 1
                            && route.snapshot()
                                            .connections()
                                            .get(0)
                                            .counts()
                                            .overlap()
                                            .count()
                                    == 1);
            zoom.sendFrame("{\"module\":\"message\",\"success\":false,\"content\":\"Connected in another place\"}");
            eventually().until(() -> "Displaced".equals(route.snapshot().stateNames()));
            route.context().stop();
            recording.stop();
            Path file = folder.resolve("zoom.jfr");
            recording.dump(file);
            events = RecordingFile.readAllEvents(file).stream()
                    .filter(event -> event.getEventType().getName().startsWith("io.github.camelzoom."))
                    .sorted((a, b) -> a.getStartTime().compareTo(b.getStartTime()))
                    .toList();
        }
        assertEquals(
                List.of(
                        "GAP starting",
                        "UP",
                        "DOWN closed-by-peer",
                        "GAP closed-by-peer",
                        "UP",
                        "ROTATED",
                        "DISPLACED displaced",
                        "DOWN displaced",
                        "GAP displaced"),
                events.stream().map(FlightRecordingTest::brief).toList());
        RecordedEvent gap = events.get(3);
        assertEquals(zoom.subscriptionId(), gap.getString("subscription"));
        assertEquals(ZoomRoute.ID, gap.getString("route"));
        Instant closed = zoom.truth().connections().get(0).closedAt().orElseThrow();
        assertNear(closed.toEpochMilli(), gap.getInstant("from").toEpochMilli());
        assertEquals(gap.getDuration("length").toMillis(), gap.getLong("to") - gap.getLong("from"));
        assertTrue(events.get(2).getString("explanation").startsWith("The connection was closed"));
    }

    private static String brief(RecordedEvent event) {
        String what = event.getEventType().getName().equals(GAP) ? "GAP" : event.getString("kind");
        String cause = event.getString("cause");
        return cause == null ? what : what + " " + cause;
    }
}
