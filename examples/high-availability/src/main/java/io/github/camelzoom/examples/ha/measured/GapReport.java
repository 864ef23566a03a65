package io.github.camelzoom.examples.ha.measured;

import io.github.camelzoom.websocket.simulator.ConnectionRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What one subscription missed, as Zoom knows it, beside what was reported of it. A gap may be longer than what it
 * reports, since a process that is killed takes its last moments with it; what is in no gap was lost without a word.
 *
 * @param losses how often nobody was connected any more
 * @param deaf how long nobody was connected, in all
 * @param gaps how many were reported, by cause
 * @param reported how long these are in all
 * @param unreported for how long nobody was connected and no gap says so
 */
public record GapReport(
        String subscription,
        int losses,
        Duration deaf,
        Map<String, Long> gaps,
        Duration reported,
        Duration unreported) {

    /** Zoom and its client read the clock at different moments. */
    private static final Duration MARGIN = Duration.ofMillis(100);

    /**
     * Compares.
     *
     * @param connections all that Zoom knows of, of other subscriptions as well
     * @param gaps all that were reported, of other subscriptions as well
     */
    public static GapReport of(String subscription, List<ConnectionRecord> connections, List<ReportedGap> gaps) {
        List<ReportedGap> own = gaps.stream()
                .filter(gap -> gap.subscription().equals(subscription))
                .sorted(Comparator.comparing(gap -> gap.span().from()))
                .toList();
        List<Span> deaf = deafTimes(connections.stream()
                .filter(connection -> connection.subscriptionId().equals(subscription) && connection.accepted())
                .toList());
        List<Span> known = own.stream().map(gap -> gap.span().widenedBy(MARGIN)).toList();
        return new GapReport(
                subscription,
                deaf.size(),
                sum(deaf),
                own.stream().collect(Collectors.groupingBy(ReportedGap::cause, TreeMap::new, Collectors.counting())),
                sum(own.stream().map(ReportedGap::span).toList()),
                sum(deaf.stream().flatMap(span -> outside(known, span).stream()).toList()));
    }

    /** Between the end of the last one and the acceptance of the next. */
    private static List<Span> deafTimes(List<ConnectionRecord> accepted) {
        List<Span> deaf = new ArrayList<>();
        Instant heardUntil = null;
        for (ConnectionRecord connection : accepted) {
            Instant from = connection.acceptedAt().orElseThrow();
            Instant to = connection.closedAt().orElse(Instant.MAX);
            if (heardUntil != null && from.isAfter(heardUntil)) {
                deaf.add(new Span(heardUntil, from));
            }
            heardUntil = heardUntil == null || to.isAfter(heardUntil) ? to : heardUntil;
        }
        return deaf;
    }

    private static List<Span> outside(List<Span> known, Span span) {
        List<Span> outside = new ArrayList<>();
        Instant knownUntil = span.from();
        for (Span next : known) {
            Instant begin = next.from().isBefore(span.to()) ? next.from() : span.to();
            if (begin.isAfter(knownUntil)) {
                outside.add(new Span(knownUntil, begin));
            }
            knownUntil = next.to().isAfter(knownUntil) ? next.to() : knownUntil;
        }
        if (span.to().isAfter(knownUntil)) {
            outside.add(new Span(knownUntil, span.to()));
        }
        return outside;
    }

    private static Duration sum(List<Span> spans) {
        return spans.stream().map(Span::length).reduce(Duration.ZERO, Duration::plus);
    }
}
