package io.github.camelzoom.examples.eventstokafka.simulated;

import io.github.camelzoom.websocket.simulator.ZoomSimulator;
import io.github.camelzoom.websocket.simulator.scenario.EventSink;
import io.github.camelzoom.websocket.simulator.scenario.Pace;
import io.github.camelzoom.websocket.simulator.scenario.Playback;
import io.github.camelzoom.websocket.simulator.scenario.ScenarioPlayer;
import io.github.camelzoom.websocket.simulator.scenario.TimedEvent;
import io.github.camelzoom.websocket.simulator.scenario.WorkingDay;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A working day that Zoom tells to all its subscriptions, with troubles evenly spread over it. */
public final class SimulatedDay implements EventSink {
    private static final long SEED = 1;

    private final ZoomSimulator zoom;
    private final List<Runnable> troubles;
    private final int size;
    private int sent;
    private int troublesSoFar;

    private SimulatedDay(ZoomSimulator zoom, List<Runnable> troubles, int size) {
        this.zoom = zoom;
        this.troubles = troubles;
        this.size = size;
    }

    /**
     * Starts to play it.
     *
     * @param length how long it takes, at an even pace
     * @param busyness 1 for about 400 events
     * @param troubles each is run between two events, which wait for it
     */
    public static Playback play(ZoomSimulator zoom, Duration length, double busyness, List<Runnable> troubles) {
        List<TimedEvent> day = WorkingDay.generate(SEED, busyness);
        return ScenarioPlayer.play(
                new SimulatedDay(zoom, troubles, day.size()), day, Pace.rate(day.size() * 1000.0 / length.toMillis()));
    }

    @Override
    public CompletionStage<Void> offer(String content) {
        if (troublesSoFar < troubles.size() && sent * (troubles.size() + 1) / size > troublesSoFar) {
            troubles.get(troublesSoFar).run();
            troublesSoFar++;
        }
        sent++;
        zoom.broadcast(content);
        return CompletableFuture.completedStage(null);
    }
}
