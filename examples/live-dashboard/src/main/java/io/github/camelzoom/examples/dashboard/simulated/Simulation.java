package io.github.camelzoom.examples.dashboard.simulated;

import io.github.camelzoom.websocket.simulator.GroundTruth;
import io.github.camelzoom.websocket.simulator.ZoomSimulator;
import io.github.camelzoom.websocket.simulator.scenario.Playback;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A stand-in for Zoom, what it plays, and what can be done to it. Safe to use from any thread. */
public final class Simulation implements AutoCloseable {
    private final ZoomSimulator zoom = ZoomSimulator.create();
    private final TroubleMaker troubleMaker = new TroubleMaker(zoom, new RivalClient(zoom));
    private volatile Playback playback;

    private Simulation() {}

    /** Starts it; it listens when this returns, and sends nothing yet. */
    public static Simulation start() {
        Simulation simulation = new Simulation();
        simulation.zoom.start();
        return simulation;
    }

    /** The simulator itself. */
    public ZoomSimulator zoom() {
        return zoom;
    }

    /**
     * Plays working days until it is closed, from when somebody is connected or the time for that is over.
     *
     * @param speed how many times faster than real time
     */
    public void play(double speed, Duration connectTimeout) {
        zoom.awaitConnected(connectTimeout);
        playback = EndlessDays.play(zoom, speed);
    }

    /** Makes or ends the trouble of that name; an unknown name does nothing. */
    public void trouble(String name) {
        Stream.of(Trouble.values())
                .filter(trouble -> trouble.name().equals(name))
                .findFirst()
                .ifPresent(troubleMaker::make);
    }

    /** What the page shows about it. */
    public View view() {
        GroundTruth truth = zoom.truth();
        List<Button> buttons = Stream.of(Trouble.values()).map(this::button).toList();
        return new View(truth.sentCount(), truth.deliveredCount(), truth.missedCount(), buttons);
    }

    private Button button(Trouble trouble) {
        Optional<Boolean> on = trouble.lasting() ? Optional.of(troubleMaker.isOn(trouble)) : Optional.empty();
        return new Button(trouble.name(), trouble.label(), trouble.effect(), on.orElse(null));
    }

    @Override
    public void close() {
        if (playback != null) {
            playback.cancel();
        }
        zoom.close();
    }

    /**
     * The simulator's truth, and the buttons.
     *
     * @param sent events that happened
     * @param delivered events that were sent to a connection
     * @param missed events that went nowhere, as there was none, or are not sent yet
     */
    public record View(long sent, long delivered, long missed, List<Button> buttons) {}

    /** @param on whether the trouble lasts at present; null if it is of the kind that does not last */
    public record Button(String name, String label, String effect, Boolean on) {}
}
