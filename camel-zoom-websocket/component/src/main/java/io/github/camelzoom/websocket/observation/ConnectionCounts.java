package io.github.camelzoom.websocket.observation;

import io.github.camelzoom.websocket.connection.ConnectionCause;
import java.util.Map;

/**
 * What happened to a subscription's connection. Causes that never occurred are left out of the maps.
 *
 * @param reconnects      connections that were made after a gap, by what began the gap; the first one is not among them
 * @param failedAttempts  attempts that failed, by cause
 * @param rotations       planned replacements without a gap
 * @param failedRotations planned replacements that failed, by cause; the connection before went on
 * @param heartbeat       from the sending of a heartbeat to its answer
 * @param overlap         how long a connection and its successor both stood
 * @param pausedMillis    how long the connection was not read because a route did not keep up
 */
public record ConnectionCounts(
        Map<ConnectionCause, Long> reconnects,
        Map<ConnectionCause, Long> failedAttempts,
        long rotations,
        Map<ConnectionCause, Long> failedRotations,
        DurationSummary heartbeat,
        DurationSummary overlap,
        long pausedMillis) {

    static long sum(Map<ConnectionCause, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    public long reconnectsInAll() {
        return sum(reconnects);
    }

    public long failedAttemptsInAll() {
        return sum(failedAttempts);
    }

    public long failedRotationsInAll() {
        return sum(failedRotations);
    }
}
