package io.github.camelzoom.examples.ha.measured;

import io.github.camelzoom.websocket.simulator.scenario.EventSink;
import io.github.camelzoom.websocket.simulator.scenario.Pace;
import io.github.camelzoom.websocket.simulator.scenario.Playback;
import io.github.camelzoom.websocket.simulator.scenario.ScenarioPlayer;
import io.github.camelzoom.websocket.simulator.scenario.WorkingDay;
import java.util.stream.LongStream;

/** One busy working day after the other, each of another company. */
public final class EndlessDays {
    /** Some 4,000 events a day. */
    private static final double BUSYNESS = 10;

    private EndlessDays() {}

    /** Starts to play them; it ends when it is cancelled. */
    public static Playback play(EventSink sink, double eventsPerSecond) {
        return ScenarioPlayer.play(
                sink,
                LongStream.iterate(1, seed -> seed + 1)
                        .boxed()
                        .flatMap(seed -> WorkingDay.generate(seed, BUSYNESS).stream()),
                Pace.rate(eventsPerSecond));
    }
}
