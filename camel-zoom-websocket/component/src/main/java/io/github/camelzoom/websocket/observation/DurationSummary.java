package io.github.camelzoom.websocket.observation;

import java.util.concurrent.TimeUnit;

/**
 * Durations of one kind in sum, in nanoseconds.
 *
 * @param count how many
 * @param total all of them together
 * @param max   the longest; 0 if there was none
 * @param last  the latest; 0 if there was none
 */
public record DurationSummary(long count, double total, long max, long last) {

    public static final DurationSummary NONE = new DurationSummary(0, 0, 0, 0);

    public double meanMillis() {
        return count == 0 ? 0 : millis(total / count);
    }

    public double maxMillis() {
        return millis(max);
    }

    public double lastMillis() {
        return millis(last);
    }

    private static double millis(double nanos) {
        return nanos / TimeUnit.MILLISECONDS.toNanos(1);
    }

    /** The latest of both cannot be told, so it is that of one. */
    DurationSummary plus(DurationSummary other) {
        long latest = other.count == 0 ? last : other.last;
        return new DurationSummary(count + other.count, total + other.total, Math.max(max, other.max), latest);
    }
}
