package io.github.camelzoom.websocket;

import io.github.camelzoom.websocket.connection.Gap;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The gaps of a stream: the latest in full, all of them in sum. Thread safe. */
public final class GapHistory {

    private static final int KEPT = 100;

    private final Deque<Gap> latest = new ArrayDeque<>();
    private long count;
    private long totalMillis;

    synchronized void add(Gap gap) {
        count++;
        totalMillis += gap.durationMillis();
        latest.addLast(gap);
        if (latest.size() > KEPT) {
            latest.removeFirst();
        }
    }

    /** The latest hundred, the oldest first. */
    public synchronized List<Gap> latest() {
        return List.copyOf(latest);
    }

    public synchronized long count() {
        return count;
    }

    /** How long all gaps lasted, in milliseconds. */
    public synchronized long totalMillis() {
        return totalMillis;
    }
}
