package io.github.camelzoom.websocket.benchmarks.contender;

import io.github.camelzoom.websocket.benchmarks.event.EventNumbers;
import io.github.camelzoom.websocket.benchmarks.event.StreamName;
import java.util.BitSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * Which events of a stream arrived, in which order and how late. Thread safe, and without one lock for all, so that it
 * does not make several lanes into one.
 */
public final class Tally {

    private static final long HOUR_NANOS = 3_600_000_000_000L;

    /** The events about one object: their numbers, counted within the object. */
    private static final class Arrivals {
        private final BitSet seen = new BitSet();
        private int next;
        private long outOfOrder;
        private long repeated;

        synchronized void add(int index) {
            if (seen.get(index)) {
                repeated++;
            }
            if (index < next) {
                outOfOrder++;
            } else {
                next = index + 1;
            }
            seen.set(index);
        }
    }

    private final int step;
    private final boolean timed;
    private final Arrivals[] objects = new Arrivals[EventNumbers.OBJECTS];
    private final LongAdder count = new LongAdder();
    private final LongAdder outOfOrder = new LongAdder();
    private final AtomicLong highest = new AtomicLong(-1);
    private volatile Histogram latencies = newHistogram();

    public Tally(StreamName stream) {
        this.step = stream.mix().step();
        this.timed = stream.rate() > 0;
        for (int i = 0; i < objects.length; i++) {
            objects[i] = new Arrivals();
        }
    }

    private static Histogram newHistogram() {
        return new ConcurrentHistogram(HOUR_NANOS, 3);
    }

    /** An event came, and nobody looked at which. */
    public void counted() {
        count.increment();
    }

    /** @param timestamp the event's {@code event_ts} */
    public void arrived(long timestamp) {
        long wanted = (timestamp - EventNumbers.NUMBER_BASE) / step;
        objects[(int) (wanted % objects.length)].add((int) (wanted / objects.length));
        if (highest.getAndAccumulate(wanted, Math::max) > wanted) {
            outOfOrder.increment();
        }
        count.increment();
    }

    /** Whether events carry the moment of their sending, and {@link #sentAt} is to be called. */
    public boolean isTimed() {
        return timed;
    }

    /** @param nanoTime when the event that has arrived just now was sent */
    public void sentAt(long nanoTime) {
        latencies.recordValue(Math.max(0, System.nanoTime() - nanoTime));
    }

    /** Forgets the latencies so far. */
    public void forgetLatencies() {
        latencies = newHistogram();
    }

    public Histogram latencies() {
        return latencies.copy();
    }

    /** How many arrived. */
    public long count() {
        return count.sum();
    }

    /** How many events of the stream that stands for: those passed over come in between. */
    public long progress() {
        return count() * step;
    }

    /** How many arrived after a later one. */
    public long outOfOrder() {
        return outOfOrder.sum();
    }

    /** How many arrived after a later one about the same object. */
    public long outOfOrderWithinObjects() {
        long sum = 0;
        for (Arrivals object : objects) {
            synchronized (object) {
                sum += object.outOfOrder;
            }
        }
        return sum;
    }

    /** How many arrived once more. */
    public long repeated() {
        long sum = 0;
        for (Arrivals object : objects) {
            synchronized (object) {
                sum += object.repeated;
            }
        }
        return sum;
    }

    /** How many should have arrived, of so many sent. */
    public long expected(long sent) {
        return (sent + step - 1) / step;
    }
}
