package io.github.camelzoom.examples.dashboard.state;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelzoom.websocket.ZoomEvent;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * When events could reach us and when not, from the exchanges about the connection. Keeps the latest gaps in full and
 * all of them in sum. For one thread at a time.
 */
final class ConnectionTimeline {
    static final String GAP = "connection.gap";

    private static final String STARTING = "starting";
    private static final int KEPT = 50;

    private final long begin;
    private final Deque<Period> gaps = new ArrayDeque<>();
    private Long firstUp;
    private Period outage;
    private long count;
    private long totalMillis;

    /** @param begin since when it is watched, epoch milliseconds */
    ConnectionTimeline(long begin) {
        this.begin = begin;
    }

    /** Takes {@code connection.up}, {@code connection.down} or {@code connection.gap}. */
    void take(ZoomEvent event, long now) {
        JsonNode object = event.object();
        switch (event.type()) {
            case "connection.up" -> {
                outage = null;
                if (firstUp == null) {
                    firstUp = event.timestamp().map(Instant::toEpochMilli).orElse(now);
                }
            }
            case "connection.down" ->
                outage = new Period(
                        time(object, "from", now), null, object.path("cause").asText());
            case GAP -> {
                Period gap = new Period(
                        time(object, "from", now),
                        time(object, "to", now),
                        object.path("cause").asText());
                if (gap.cause().equals(STARTING)) {
                    // the time that the first connection takes: nothing was there that could have been lost
                    return;
                }
                count++;
                totalMillis += gap.to() - gap.from();
                gaps.addFirst(gap);
                if (gaps.size() > KEPT) {
                    gaps.removeLast();
                }
            }
            default -> {}
        }
    }

    private static long time(JsonNode object, String member, long otherwise) {
        String text = object.path(member).asText();
        return text.isEmpty() ? otherwise : Instant.parse(text).toEpochMilli();
    }

    Timeline timeline() {
        return new Timeline(begin, firstUp, List.copyOf(gaps), outage, count, totalMillis);
    }

    /**
     * What is known of the connection's past. Times are epoch milliseconds.
     *
     * @param begin since when it is watched
     * @param firstUp when events could reach us for the first time; null if they never could
     * @param gaps the latest that are over, the latest first
     * @param outage the one that is not over; null if there is none
     * @param count of all gaps
     * @param totalMillis how long all gaps lasted
     */
    record Timeline(long begin, Long firstUp, List<Period> gaps, Period outage, long count, long totalMillis) {}

    /** @param to null while it lasts */
    record Period(long from, Long to, String cause) {}
}
