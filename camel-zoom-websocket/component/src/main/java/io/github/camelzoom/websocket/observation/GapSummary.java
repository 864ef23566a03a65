package io.github.camelzoom.websocket.observation;

import io.github.camelzoom.websocket.connection.ConnectionCause;
import io.github.camelzoom.websocket.connection.Gap;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The gaps of a stream that are over.
 *
 * @param byCause all of them in sum, by what began them
 * @param latest  the latest in full, the oldest first
 */
public record GapSummary(Map<ConnectionCause, GapSum> byCause, List<Gap> latest) {

    public static final GapSummary NONE = new GapSummary(Map.of(), List.of());

    public GapSum all() {
        return byCause.values().stream().reduce(GapSum.NONE, GapSum::plus);
    }

    public GapSum dueTo(ConnectionCause cause) {
        return byCause.getOrDefault(cause, GapSum.NONE);
    }

    /** Null if there was none. */
    public Gap lastOrNull() {
        return latest.isEmpty() ? null : latest.get(latest.size() - 1);
    }

    GapSummary plus(GapSummary other) {
        Map<ConnectionCause, GapSum> sums = new EnumMap<>(ConnectionCause.class);
        sums.putAll(byCause);
        other.byCause.forEach((cause, sum) -> sums.merge(cause, sum, GapSum::plus));
        List<Gap> both = Stream.concat(latest.stream(), other.latest.stream())
                .sorted(Comparator.comparingLong(Gap::to))
                .toList();
        return new GapSummary(sums, both);
    }
}
