package io.github.camelzoom.examples.dashboard.state;

import java.util.ArrayDeque;
import java.util.Deque;

/** How a time in milliseconds is spread over the latest events. Its memory is bounded. For one thread at a time. */
final class Spread {
    private static final int MOST_SAMPLES = 2000;
    private static final long WINDOW_MILLIS = EventTally.STEPS * EventTally.STEP_MILLIS;

    private final Deque<Sample> samples = new ArrayDeque<>();

    void add(long millis, long now) {
        samples.addLast(new Sample(now, millis));
        if (samples.size() > MOST_SAMPLES) {
            samples.removeFirst();
        }
    }

    /** Over the last minutes, at most the latest {@value #MOST_SAMPLES} events. */
    Times times(long now) {
        while (!samples.isEmpty() && now - samples.getFirst().at() > WINDOW_MILLIS) {
            samples.removeFirst();
        }
        if (samples.isEmpty()) {
            return new Times(0, 0, 0, 0, 0);
        }
        long[] sorted = samples.stream().mapToLong(Sample::millis).sorted().toArray();
        return new Times(
                sorted.length,
                samples.getLast().millis(),
                at(sorted, 0.5),
                at(sorted, 0.95),
                sorted[sorted.length - 1]);
    }

    /** The smallest value that at least that part of all does not exceed. */
    private static long at(long[] sorted, double part) {
        return sorted[(int) Math.ceil(part * sorted.length) - 1];
    }

    private record Sample(long at, long millis) {}

    /** Milliseconds, over {@code count} events. */
    record Times(int count, long latest, long median, long p95, long longest) {}
}
