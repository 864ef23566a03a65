package io.github.camelzoom.websocket;

import io.github.camelzoom.websocket.connection.ConnectionCause;
import io.github.camelzoom.websocket.connection.Gap;
import io.github.camelzoom.websocket.connection.Outage;
import io.github.camelzoom.websocket.observation.ConnectionCounts;
import io.github.camelzoom.websocket.observation.ConnectionSnapshot;
import io.github.camelzoom.websocket.observation.DurationSummary;
import io.github.camelzoom.websocket.observation.EventCounts;
import io.github.camelzoom.websocket.observation.StreamSnapshot;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A snapshot as names and values, nested, for consoles: texts, numbers, maps and lists of maps. What there is nothing to
 * say of is left out. Of the configuration it holds the subscription ids and nothing else.
 */
final class StreamReport {

    private static final int LATEST_GAPS = 10;

    private StreamReport() {}

    static Map<String, Object> of(StreamSnapshot stream) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("subscription", stream.subscriptionId());
        put(report, "routeId", stream.routeId());
        report.put("connected", stream.isCovered());
        if (stream.uncovered() != null) {
            report.put("uncoveredSince", time(stream.uncovered().since()));
            report.put("uncoveredCause", stream.uncovered().cause().label());
        }
        report.put("uncoveredMillis", stream.gaps().all().millis() + stream.uncoveredMillis());
        report.put("events", events(stream));
        report.put("eventDelay", durations(stream.eventDelay()));
        report.put("routeTime", durations(stream.routeTime()));
        report.put("gapCount", stream.gaps().all().count());
        List<Gap> gaps = stream.gaps().latest();
        report.put(
                "latestGaps",
                gaps.subList(Math.max(0, gaps.size() - LATEST_GAPS), gaps.size()).stream()
                        .map(StreamReport::gap)
                        .toList());
        report.put(
                "connections",
                stream.connections().stream().map(StreamReport::connection).toList());
        return report;
    }

    private static Map<String, Object> events(StreamSnapshot stream) {
        EventCounts counts = stream.events();
        Map<String, Object> events = new LinkedHashMap<>();
        events.put("received", counts.received());
        events.put("completed", counts.completed());
        events.put("failed", counts.failed());
        events.put("filtered", counts.filtered());
        events.put("duplicate", counts.duplicates());
        events.put("abandoned", counts.abandoned());
        events.put("dropped", counts.droppedInAll());
        if (!counts.dropped().isEmpty()) {
            Map<String, Object> drops = new LinkedHashMap<>();
            counts.dropped().forEach((cause, count) -> drops.put(cause.label(), count));
            events.put("droppedByCause", drops);
        }
        events.put("pending", stream.pending());
        events.put("pendingLimit", stream.pendingLimit());
        if (counts.lastAt() != 0) {
            events.put("lastAt", time(counts.lastAt()));
        }
        return events;
    }

    private static Map<String, Object> durations(DurationSummary durations) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("count", durations.count());
        figures.put("meanMillis", rounded(durations.meanMillis()));
        figures.put("maxMillis", rounded(durations.maxMillis()));
        figures.put("lastMillis", rounded(durations.lastMillis()));
        return figures;
    }

    private static double rounded(double millis) {
        return Math.round(millis * 1000) / 1000.0;
    }

    private static Map<String, Object> gap(Gap gap) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("from", time(gap.from()));
        report.put("to", time(gap.to()));
        report.put("millis", gap.durationMillis());
        report.put("cause", gap.cause().label());
        return report;
    }

    private static Map<String, Object> connection(ConnectionSnapshot connection) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("subscription", connection.subscriptionId());
        report.put("state", connection.stateName());
        report.put("since", time(connection.state().since()));
        put(report, "lastHeardAt", time(connection.lastHeardAtOrNull()));
        put(report, "tokenExpiresAt", time(connection.tokenExpiresAtOrNull()));
        Outage outage = connection.outageOrNull();
        if (outage != null) {
            report.put("cause", outage.latest().label());
            report.put("explanation", outage.explain());
            report.put("failures", outage.failures());
            put(report, "nextAttemptAt", time(connection.retryAtOrNull()));
        }
        ConnectionCounts counts = connection.counts();
        report.put("readingPaused", connection.state().isReadingPaused());
        report.put("pausedMillis", counts.pausedMillis());
        report.put("rotations", counts.rotations());
        report.put("reconnects", byCause(counts.reconnects()));
        report.put("failedAttempts", byCause(counts.failedAttempts()));
        report.put("failedRotations", byCause(counts.failedRotations()));
        report.put("heartbeat", durations(counts.heartbeat()));
        report.put("overlap", durations(counts.overlap()));
        return report;
    }

    private static Map<String, Object> byCause(Map<ConnectionCause, Long> counts) {
        Map<String, Object> report = new LinkedHashMap<>();
        counts.forEach((cause, count) -> report.put(cause.label(), count));
        return report;
    }

    private static void put(Map<String, Object> report, String name, Object valueOrNull) {
        if (valueOrNull != null) {
            report.put(name, valueOrNull);
        }
    }

    private static String time(Long millisOrNull) {
        return millisOrNull == null ? null : Instant.ofEpochMilli(millisOrNull).toString();
    }
}
