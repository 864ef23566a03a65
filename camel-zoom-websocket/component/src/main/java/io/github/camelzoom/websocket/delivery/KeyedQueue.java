package io.github.camelzoom.websocket.delivery;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/**
 * A queue that gives out of the items with the same key only one at a time, in the order in which they came: the next
 * one when the one before is released. Between keys those come first that have waited longest, so that a key with many
 * items does not hold up the others. Remembers a key only while there are items of it. Not thread safe.
 *
 * @param <T> what waits
 */
final class KeyedQueue<T> {

    /** The items of one key; the one that was taken is no longer among them. */
    private static final class Line<T> {
        private final String key;
        private final Queue<Queued<T>> items = new ArrayDeque<>(1);
        private boolean taken;

        Line(String key) {
            this.key = key;
        }
    }

    /** An item in its line. Once it is given out it is the only one of its key until it is released. */
    static final class Queued<T> {
        private final Line<T> line;
        private final T item;

        /** Counts the items of all keys, so that they can be given back in the order in which they came. */
        private final long number;

        private Queued(Line<T> line, T item, long number) {
            this.line = line;
            this.item = item;
            this.number = number;
        }

        T item() {
            return item;
        }

        private long number() {
            return number;
        }
    }

    private final Map<String, Line<T>> lines = new HashMap<>();
    private final Queue<Line<T>> ready = new ArrayDeque<>();
    private long added;

    /**
     * @param key null for an item that waits for none
     * @return whether the item may be taken at once, not only after another one of its key
     */
    boolean add(String key, T item) {
        Line<T> line = key == null ? new Line<>(null) : lines.computeIfAbsent(key, Line::new);
        line.items.add(new Queued<>(line, item, added++));
        if (line.taken || line.items.size() > 1) {
            return false;
        }
        ready.add(line);
        return true;
    }

    /** Of how many keys an item can be taken. */
    int ready() {
        return ready.size();
    }

    /** The item whose turn it is, or null. */
    Queued<T> take() {
        Line<T> line = ready.poll();
        if (line == null) {
            return null;
        }
        line.taken = true;
        return line.items.remove();
    }

    /** Lets the next item of the same key be taken in its turn. */
    void release(Queued<T> done) {
        Line<T> line = done.line;
        line.taken = false;
        if (!line.items.isEmpty()) {
            ready.add(line);
        } else if (line.key != null) {
            lines.remove(line.key);
        }
    }

    /** Takes out all that wait, in the order in which they came. */
    List<T> removeAll() {
        List<Queued<T>> left = new ArrayList<>();
        ready.stream().filter(line -> line.key == null).forEach(line -> left.addAll(line.items));
        lines.values().forEach(line -> {
            left.addAll(line.items);
            line.items.clear();
        });
        lines.values().removeIf(line -> !line.taken);
        ready.clear();
        return left.stream()
                .sorted(Comparator.comparingLong(Queued::number))
                .map(Queued::item)
                .toList();
    }

    int keys() {
        return lines.size();
    }
}
