package io.github.camelzoom.websocket.observation;

import io.github.camelzoom.websocket.connection.ConnectionCause;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Counts something by its cause. Thread safe. */
final class CauseCounters {

    private final Map<ConnectionCause, LongAdder> counts = new EnumMap<>(ConnectionCause.class);

    CauseCounters() {
        for (ConnectionCause cause : ConnectionCause.values()) {
            counts.put(cause, new LongAdder());
        }
    }

    void add(ConnectionCause cause) {
        counts.get(cause).increment();
    }

    void reset() {
        counts.values().forEach(LongAdder::reset);
    }

    /** Causes that never occurred are left out. */
    Map<ConnectionCause, Long> snapshot() {
        Map<ConnectionCause, Long> snapshot = new EnumMap<>(ConnectionCause.class);
        counts.forEach((cause, count) -> {
            if (count.sum() > 0) {
                snapshot.put(cause, count.sum());
            }
        });
        return snapshot;
    }
}
