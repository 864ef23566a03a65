package io.github.camelzoom.websocket.delivery;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * Recognises events that two overlapping connections brought. An event has no id of Zoom's, and one connection may
 * rightly bring the same text twice; so for each text the largest number that any single connection brought is let
 * through. Remembers a bounded number of texts for a bounded time. Not thread safe.
 */
public final class OverlapFilter {

    private record Seen(long at, String eventId, Copies copies) {}

    private static final class Copies {
        private final Map<Long, Integer> bySource = new HashMap<>(4);
        private int passed;
    }

    private final int capacity;
    private final long memoryMillis;
    private final Map<String, Copies> copies = new HashMap<>();
    private final Deque<Seen> oldestFirst = new ArrayDeque<>();

    /**
     * @param capacity     how many texts are remembered at most
     * @param memoryMillis for how long
     */
    public OverlapFilter(int capacity, long memoryMillis) {
        this.capacity = capacity;
        this.memoryMillis = memoryMillis;
    }

    /**
     * @param eventId key of the event's text
     * @param source  the connection that brought it
     * @param now     milliseconds, never going back
     * @return true if it is to be let through, false if another connection brought it already
     */
    public boolean isNew(String eventId, long source, long now) {
        forget(now);
        Copies known = copies.computeIfAbsent(eventId, ignored -> {
            Copies fresh = new Copies();
            oldestFirst.add(new Seen(now, eventId, fresh));
            return fresh;
        });
        int ofSource = known.bySource.merge(source, 1, Integer::sum);
        if (ofSource <= known.passed) {
            return false;
        }
        known.passed = ofSource;
        return true;
    }

    private void forget(long now) {
        while (!oldestFirst.isEmpty()
                && (oldestFirst.size() > capacity || now - oldestFirst.peek().at() > memoryMillis)) {
            Seen oldest = oldestFirst.remove();
            copies.remove(oldest.eventId(), oldest.copies());
        }
    }

    int remembered() {
        return oldestFirst.size();
    }
}
