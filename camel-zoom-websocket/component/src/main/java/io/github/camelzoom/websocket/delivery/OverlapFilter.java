package io.github.camelzoom.websocket.delivery;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * Recognises events that two overlapping connections brought. An event has no id of Zoom's, and one connection may
 * rightly bring the same text twice; so for each text the largest number that any single connection brought is let
 * through. Remembers a bounded number of texts, however long ago they came: what one connection brings may wait unread
 * with the other for as long as a route is slow. Not thread safe.
 */
public final class OverlapFilter {

    private static final class Copies {
        private final Map<Long, Integer> bySource = new HashMap<>(4);
        private int passed;
    }

    private final int capacity;
    private final Map<String, Copies> copies = new HashMap<>();
    private final Deque<String> oldestFirst = new ArrayDeque<>();

    /** @param capacity how many texts are remembered at most */
    public OverlapFilter(int capacity) {
        this.capacity = capacity;
    }

    /**
     * @param eventId key of the event's text
     * @param source  the connection that brought it
     * @return true if it is to be let through, false if another connection brought it already
     */
    public boolean isNew(String eventId, long source) {
        Copies known = copies.computeIfAbsent(eventId, ignored -> {
            oldestFirst.add(eventId);
            return new Copies();
        });
        if (oldestFirst.size() > capacity) {
            copies.remove(oldestFirst.remove());
        }
        int ofSource = known.bySource.merge(source, 1, Integer::sum);
        if (ofSource <= known.passed) {
            return false;
        }
        known.passed = ofSource;
        return true;
    }

    int remembered() {
        return oldestFirst.size();
    }
}
