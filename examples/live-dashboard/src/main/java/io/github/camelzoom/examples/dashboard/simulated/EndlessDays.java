package io.github.camelzoom.examples.dashboard.simulated;

import io.github.camelzoom.websocket.simulator.scenario.EventSink;
import io.github.camelzoom.websocket.simulator.scenario.Playback;
import io.github.camelzoom.websocket.simulator.scenario.ScenarioPlayer;
import io.github.camelzoom.websocket.simulator.scenario.TimedEvent;
import io.github.camelzoom.websocket.simulator.scenario.WorkingDay;
import java.time.Duration;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** A company's working days, one after the other, each of them in some minutes, and each event as of now. */
final class EndlessDays {
    private static final Duration WORK = Duration.ofHours(10);
    /** The first hour is over when it begins, so that there is something to see. */
    private static final Duration HEAD_START = Duration.ofHours(1);

    /** So many times the usual number of meetings. */
    private static final double SIZE = 3;

    private EndlessDays() {}

    /**
     * Starts to play them.
     *
     * @param speed how many times faster than real time
     */
    static Playback play(EventSink sink, double speed) {
        return ScenarioPlayer.play(new AsOfNow(sink), days(), (index, offset) -> due(offset, speed));
    }

    private static Duration due(Duration offset, double speed) {
        Duration left = offset.minus(HEAD_START);
        return left.isNegative() ? Duration.ZERO : Duration.ofNanos((long) (left.toNanos() / speed));
    }

    private static Stream<TimedEvent> days() {
        return LongStream.iterate(1, seed -> seed + 1).boxed().flatMap(seed -> {
            Duration morning = WORK.multipliedBy(seed - 1);
            return WorkingDay.generate(seed, SIZE).stream()
                    .map(event -> new TimedEvent(morning.plus(event.offset()), event.type(), event.content()));
        });
    }
}
