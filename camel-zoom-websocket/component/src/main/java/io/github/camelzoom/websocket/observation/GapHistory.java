package io.github.camelzoom.websocket.observation;

import io.github.camelzoom.websocket.connection.ConnectionCause;
import io.github.camelzoom.websocket.connection.Gap;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The gaps of a stream: the latest in full, all of them in sum. Thread safe. */
public final class GapHistory {

    private static final int KEPT = 100;

    private final Deque<Gap> latest = new ArrayDeque<>();
    private final Map<ConnectionCause, GapSum> byCause = new EnumMap<>(ConnectionCause.class);

    public synchronized void add(Gap gap) {
        byCause.merge(gap.cause(), new GapSum(1, gap.durationMillis()), GapSum::plus);
        latest.addLast(gap);
        if (latest.size() > KEPT) {
            latest.removeFirst();
        }
    }

    /** Forgets all. */
    public synchronized void reset() {
        byCause.clear();
        latest.clear();
    }

    /** The latest hundred, the oldest first. */
    public synchronized List<Gap> latest() {
        return List.copyOf(latest);
    }

    public long count() {
        return summary().all().count();
    }

    /** How long all gaps lasted, in milliseconds. */
    public long totalMillis() {
        return summary().all().millis();
    }

    public synchronized GapSummary summary() {
        return new GapSummary(Map.copyOf(byCause), List.copyOf(latest));
    }
}
