package io.github.camelzoom.websocket;

import io.github.camelzoom.websocket.connection.Gap;
import java.util.function.Consumer;

/** Told from when to when a stream is received, by whoever holds the stream's lock; so it must not wait for anything. */
interface CoverageRecord {

    /**
     * The first acceptance since the stream was asked for.
     *
     * @param gap from the asking to the acceptance, as far as this process knows; yet to be reported
     */
    void begun(Gap gap);

    /** Received again after a loss. */
    default void regained(long at) {}

    /** Received no more, and asked for still. */
    default void lost() {}

    /** Asked for no more, after it had {@link #begun}. What was received by then may still have to be routed. */
    default void ended(long at) {}

    /** Waits a little until what was told is kept; for whoever holds no lock. */
    default void awaitKept() {}

    /** All that was received before the end is routed. Told without a lock, and may wait a little. */
    default void routed() {}

    /** Nothing is kept: each process reports what it knows itself. */
    static CoverageRecord ofThisProcess(Consumer<Gap> gaps) {
        return gap -> {
            if (gap.durationMillis() > 0) {
                gaps.accept(gap);
            }
        };
    }
}
