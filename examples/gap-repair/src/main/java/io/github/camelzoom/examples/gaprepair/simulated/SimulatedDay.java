package io.github.camelzoom.examples.gaprepair.simulated;

import io.github.camelzoom.websocket.simulator.ZoomSimulator;
import io.github.camelzoom.websocket.simulator.scenario.EventSink;
import io.github.camelzoom.websocket.simulator.scenario.Pace;
import io.github.camelzoom.websocket.simulator.scenario.Playback;
import io.github.camelzoom.websocket.simulator.scenario.ScenarioPlayer;
import io.github.camelzoom.websocket.simulator.scenario.TimedEvent;
import io.github.camelzoom.websocket.simulator.scenario.WorkingDay;
import io.github.camelzoom.websocket.simulator.switches.Switch;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/** A working day in which the connection is cut twice, each time for a tenth of the day's events. */
public final class SimulatedDay implements EventSink {
    private static final long SEED = 1;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ZoomSimulator zoom;
    private final int size;
    private final Playback playback;
    private int sent;
    private int tenthBefore;

    private SimulatedDay(ZoomSimulator zoom, Duration length) {
        this.zoom = zoom;
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        Instant dayStart = today.atTime(8, 0).toInstant(ZoneOffset.UTC);
        List<TimedEvent> day = Stream.concat(WorkingDay.generate(SEED, 1, today).stream(), SignIns.on(dayStart))
                .sorted(Comparator.comparing(TimedEvent::offset))
                .toList();
        size = day.size();
        double speed = (double) day.get(size - 1).offset().toNanos() / length.toNanos();
        TimeLapse lapse = new TimeLapse(dayStart, Instant.now(), speed);
        playback = ScenarioPlayer.play(this, day.stream().map(lapse::of), Pace.speed(speed));
    }

    /** Starts to play it to whoever is connected. */
    public static SimulatedDay play(ZoomSimulator zoom, Duration length) {
        return new SimulatedDay(zoom, length);
    }

    /** Waits for its end. */
    public void await() {
        playback.completion().join();
    }

    @Override
    public CompletionStage<Void> offer(String content) {
        int tenth = sent * 10 / size;
        if (tenth != tenthBefore) {
            tenthBefore = tenth;
            begin(tenth);
        }
        sent++;
        return zoom.offer(content);
    }

    private void begin(int tenth) {
        if (tenth == 3 || tenth == 6) {
            // nobody gets in
            zoom.switches().set(Switch.HANDSHAKE_STATUS, 503);
            zoom.resetConnections();
        } else if (tenth == 4 || tenth == 7) {
            zoom.switches().set(Switch.HANDSHAKE_STATUS, 101);
            zoom.awaitConnected(PATIENCE);
        }
    }
}
