package io.github.camelzoom.websocket.observation;

import io.github.camelzoom.websocket.delivery.EventCounters;
import io.github.camelzoom.websocket.protocol.DropCause;
import java.util.EnumMap;
import java.util.Map;

/**
 * What became of the events of a stream.
 *
 * @param received   by all its connections, wanted or not
 * @param completed  by the route
 * @param failed     in the route, unhandled by its error handler
 * @param filtered   passed over, as the option events asks
 * @param duplicates that a second connection brought as well
 * @param abandoned  at a forced stop
 * @param dropped    that could not be delivered, by cause; causes that never occurred are left out
 * @param lastAt     when the last one came, epoch milliseconds; 0 if none did
 */
public record EventCounts(
        long received,
        long completed,
        long failed,
        long filtered,
        long duplicates,
        long abandoned,
        Map<DropCause, Long> dropped,
        long lastAt) {

    public static final EventCounts NONE = new EventCounts(0, 0, 0, 0, 0, 0, Map.of(), 0);

    public static EventCounts of(EventCounters counters) {
        Map<DropCause, Long> dropped = new EnumMap<>(DropCause.class);
        for (DropCause cause : DropCause.values()) {
            long count = counters.droppedCount(cause);
            if (count > 0) {
                dropped.put(cause, count);
            }
        }
        return new EventCounts(
                counters.receivedCount(),
                counters.completedCount(),
                counters.failedCount(),
                counters.filteredCount(),
                counters.duplicateCount(),
                counters.abandonedCount(),
                dropped,
                counters.lastReceivedAt());
    }

    public long droppedInAll() {
        return dropped.values().stream().mapToLong(Long::longValue).sum();
    }

    public long droppedDueTo(DropCause cause) {
        return dropped.getOrDefault(cause, 0L);
    }

    EventCounts plus(EventCounts other) {
        Map<DropCause, Long> drops = new EnumMap<>(DropCause.class);
        drops.putAll(dropped);
        other.dropped.forEach((cause, count) -> drops.merge(cause, count, Long::sum));
        return new EventCounts(
                received + other.received,
                completed + other.completed,
                failed + other.failed,
                filtered + other.filtered,
                duplicates + other.duplicates,
                abandoned + other.abandoned,
                drops,
                Math.max(lastAt, other.lastAt));
    }
}
