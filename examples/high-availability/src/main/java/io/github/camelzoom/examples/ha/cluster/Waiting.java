package io.github.camelzoom.examples.ha.cluster;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;

/** Waits for what other processes do. */
public final class Waiting {
    private static final long PAUSE_MILLIS = 20;

    private Waiting() {}

    /**
     * Waits until nothing is left, for as long as it becomes less.
     *
     * @param what is waited for, for people
     * @param longestStandstill how long it may stay the same
     * @throws IllegalStateException if it stays the same for longer
     */
    public static void untilNoneIsLeft(String what, Duration longestStandstill, IntSupplier left) {
        int before = left.getAsInt();
        while (before > 0) {
            int last = before;
            until(what, longestStandstill, () -> left.getAsInt() < last);
            before = left.getAsInt();
        }
    }

    /**
     * Waits until something is so.
     *
     * @param what is waited for, for people
     * @throws IllegalStateException if it is not so in time
     */
    public static void until(String what, Duration longest, BooleanSupplier isSo) {
        if (!within(longest, isSo)) {
            throw new IllegalStateException("Waited " + longest.toSeconds() + " s in vain until " + what);
        }
    }

    /** Waits until something is so, and tells whether it was in time. */
    public static boolean within(Duration longest, BooleanSupplier isSo) {
        long deadline = System.nanoTime() + longest.toNanos();
        while (!isSo.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted while waiting", e);
            }
        }
        return true;
    }
}
