package io.github.camelzoom.websocket.observation;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongConsumer;

/** Sums durations of one kind up, and hands each on to a histogram if there is one. Thread safe. */
public final class DurationStatistics {

    private static final LongConsumer NOWHERE = nanos -> {};

    private final LongAdder count = new LongAdder();
    /** Not a long: a few events whose time of their own is nonsense would overflow it. */
    private final DoubleAdder total = new DoubleAdder();

    private final LongAccumulator max = new LongAccumulator(Math::max, 0);
    private volatile long last;
    private volatile LongConsumer histogram = NOWHERE;

    public void recordMillis(long millis) {
        recordNanos(TimeUnit.MILLISECONDS.toNanos(millis));
    }

    /** A negative one, which clocks that differ can make, counts as none. */
    public void recordNanos(long measured) {
        long nanos = Math.max(0, measured);
        count.increment();
        total.add(nanos);
        max.accumulate(nanos);
        last = nanos;
        histogram.accept(nanos);
    }

    /** @param next given each duration in nanoseconds from now on, on the thread that measured it; null for nobody */
    void handOnTo(LongConsumer next) {
        histogram = next == null ? NOWHERE : next;
    }

    public DurationSummary summary() {
        return new DurationSummary(count.sum(), total.sum(), max.get(), last);
    }

    public void reset() {
        count.reset();
        total.reset();
        max.reset();
        last = 0;
    }
}
