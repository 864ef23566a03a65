package io.github.camelzoom.websocket.simulator.scenario;

import java.time.Duration;

/** When each event of a scenario is due. */
@FunctionalInterface
public interface Pace {
    /**
     * The time at which an event is due.
     *
     * @param index of the event, from 0
     * @param offset of the event in the scenario's own time
     * @return time since the start of the playback
     */
    Duration due(long index, Duration offset);

    /**
     * The scenario's own time, so many times faster.
     *
     * @throws IllegalArgumentException if the factor is not positive
     */
    static Pace speed(double factor) {
        double checked = positive(factor);
        return (index, offset) -> Duration.ofNanos((long) (offset.toNanos() / checked));
    }

    /**
     * Evenly, so many events per second.
     *
     * @throws IllegalArgumentException if the number is not positive
     */
    static Pace rate(double eventsPerSecond) {
        double checked = positive(eventsPerSecond);
        return (index, offset) -> Duration.ofNanos((long) (index * 1e9 / checked));
    }

    /** As fast as the client reads. */
    static Pace max() {
        return (index, offset) -> Duration.ZERO;
    }

    private static double positive(double number) {
        if (!(number > 0) || Double.isInfinite(number)) {
            throw new IllegalArgumentException("Speed and rate must be positive numbers, not " + number);
        }
        return number;
    }
}
