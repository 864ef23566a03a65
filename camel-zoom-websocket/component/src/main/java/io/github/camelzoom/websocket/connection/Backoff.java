package io.github.camelzoom.websocket.connection;

import java.time.Duration;

/**
 * How long to wait before the next attempt: a pure function of the failures so far and of a random number that the
 * caller brings. Full jitter (uniform between zero and an exponentially growing cap) spreads many clients best after
 * a common outage, and its expected first wait is short, which matters since each second without connection is lost.
 *
 * @param initialDelay cap of the first delay
 * @param maxDelay     largest cap
 */
public record Backoff(Duration initialDelay, Duration maxDelay) {

    /** The slow schedule's longest delay, in multiples of {@link #maxDelay}. */
    private static final int SLOW_FACTOR = 10;

    private static final int LARGEST_SHIFT = 30;

    /**
     * @param policy   the cause's way of retrying
     * @param failures how many attempts failed or broke before they were stable, one after the other; zero after a
     *                 stable connection
     * @param jitter   random, from 0 (inclusive) to 1 (exclusive)
     * @return the delay in milliseconds
     */
    public long delayMillis(RetryPolicy policy, int failures, double jitter) {
        switch (policy) {
            case SLOW:
                return slow(failures, jitter);
            case SLOW_FROM_SECOND:
                return failures <= 1 ? fullJitter(failures, jitter) : slow(failures - 1, jitter);
            default:
                return fullJitter(failures, jitter);
        }
    }

    /** The longest delay there is, with its jitter, in milliseconds. */
    public long longestMillis(double jitter) {
        return slow(Integer.MAX_VALUE, jitter);
    }

    private long fullJitter(int failures, double jitter) {
        if (failures == 0) {
            return 0;
        }
        return (long) (jitter * grown(initialDelay.toMillis(), failures, maxDelay.toMillis()));
    }

    /** Never less than half of the longest normal delay, and up to ten times that delay. */
    private long slow(int failures, double jitter) {
        long cap = grown(maxDelay.toMillis(), failures, SLOW_FACTOR * maxDelay.toMillis());
        return (long) (cap * (0.5 + jitter / 2));
    }

    private static long grown(long first, int failures, long largest) {
        int doublings = Math.min(Math.max(failures - 1, 0), LARGEST_SHIFT);
        return Math.min(first << doublings, largest);
    }
}
