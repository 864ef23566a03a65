package io.github.camelzoom.websocket.delivery;

import io.github.camelzoom.websocket.protocol.DropCause;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** What became of the events of one consumer, since it was made or its figures were reset. Thread safe. */
public final class EventCounters {

    private final LongAdder received = new LongAdder();
    private final LongAdder filtered = new LongAdder();
    private final LongAdder duplicates = new LongAdder();
    private final LongAdder completed = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder abandoned = new LongAdder();
    private final Map<DropCause, LongAdder> dropped = new EnumMap<>(DropCause.class);

    private volatile long lastReceivedAt;

    public EventCounters() {
        for (DropCause cause : DropCause.values()) {
            dropped.put(cause, new LongAdder());
        }
    }

    /**
     * An event came in, wanted or not.
     *
     * @param at epoch milliseconds
     */
    public void received(long at) {
        received.increment();
        lastReceivedAt = at;
    }

    /** An event that {@code events} does not ask for. */
    public void filtered() {
        filtered.increment();
    }

    /** An event that another connection had brought already. */
    public void duplicate() {
        duplicates.increment();
    }

    /** The route completed an event. */
    public void completed() {
        completed.increment();
    }

    /** The route failed on an event, and its error handler did not mend it. */
    public void failed() {
        failed.increment();
    }

    /** Events that were received and then given up at a forced stop. */
    public void abandoned(int events) {
        abandoned.add(events);
    }

    public void dropped(DropCause cause) {
        dropped.get(cause).increment();
    }

    /** Begins anew. What is counted meanwhile may be counted in part. */
    public void reset() {
        for (LongAdder adder : new LongAdder[] {received, filtered, duplicates, completed, failed, abandoned}) {
            adder.reset();
        }
        dropped.values().forEach(LongAdder::reset);
        lastReceivedAt = 0;
    }

    /** When the last event came, epoch milliseconds; 0 if none did. */
    public long lastReceivedAt() {
        return lastReceivedAt;
    }

    public long receivedCount() {
        return received.sum();
    }

    public long filteredCount() {
        return filtered.sum();
    }

    public long duplicateCount() {
        return duplicates.sum();
    }

    public long completedCount() {
        return completed.sum();
    }

    public long failedCount() {
        return failed.sum();
    }

    public long abandonedCount() {
        return abandoned.sum();
    }

    public long droppedCount(DropCause cause) {
        return dropped.get(cause).sum();
    }

    public long droppedCount() {
        return dropped.values().stream().mapToLong(LongAdder::sum).sum();
    }
}
