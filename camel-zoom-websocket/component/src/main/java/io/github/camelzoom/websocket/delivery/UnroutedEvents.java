package io.github.camelzoom.websocket.delivery;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Since when events wait for the route or are in it. If the process ends now, they are lost though they were received.
 * Counted by tenths of a second, so that there is little to keep.
 */
public final class UnroutedEvents {

    private static final long SLOT_MILLIS = 100;

    private final Map<Long, Integer> bySlot = new ConcurrentHashMap<>();

    /** @param receivedAt epoch milliseconds */
    public void received(long receivedAt) {
        bySlot.merge(slot(receivedAt), 1, Integer::sum);
    }

    /** @param receivedAt as it was told of the same event */
    public void completed(long receivedAt) {
        bySlot.computeIfPresent(slot(receivedAt), (slot, count) -> count == 1 ? null : count - 1);
    }

    /** No later than the oldest of them was received, epoch milliseconds; {@link Long#MAX_VALUE} if there is none. */
    public long since() {
        return bySlot.keySet().stream()
                .mapToLong(slot -> slot * SLOT_MILLIS)
                .min()
                .orElse(Long.MAX_VALUE);
    }

    private static long slot(long receivedAt) {
        return Math.floorDiv(receivedAt, SLOT_MILLIS);
    }
}
