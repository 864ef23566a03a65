package io.github.camelzoom.examples.ha.measured;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.camelzoom.websocket.simulator.ClosedBy;
import io.github.camelzoom.websocket.simulator.ConnectionRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What finds losses that nobody reported must find them. */
class GapReportTest {

    private static Instant at(long second) {
        return Instant.ofEpochSecond(second);
    }

    private static ConnectionRecord connection(String subscription, long from, Long to) {
        return new ConnectionRecord(
                from,
                subscription,
                OptionalLong.of(1),
                at(from),
                Optional.of(at(from)),
                Optional.ofNullable(to).map(GapReportTest::at),
                OptionalInt.empty(),
                "",
                ClosedBy.CLIENT,
                List.of(),
                0,
                Map.of());
    }

    private static ReportedGap gap(String subscription, long from, long to) {
        return new ReportedGap(subscription, "process-lost", new Span(at(from), at(to)));
    }

    private static GapReport report(List<ConnectionRecord> connections, ReportedGap... gaps) {
        return GapReport.of("a", connections, List.of(gaps));
    }

    private static final List<ConnectionRecord> DEAF_TWICE = List.of(
            connection("a", 0, 10L), connection("b", 5, 1_000L), connection("a", 20, 30L), connection("a", 50, null));

    @Test
    void whatIsInGapsIsKnown() {
        GapReport report = report(DEAF_TWICE, gap("a", 9, 20), gap("a", 30, 50));
        assertEquals(2, report.losses());
        assertEquals(Duration.ofSeconds(30), report.deaf());
        assertEquals(Duration.ofSeconds(31), report.reported());
        assertEquals(Duration.ZERO, report.unreported());
        assertEquals(Map.of("process-lost", 2L), report.gaps());
    }

    @Test
    void oneGapMayTellOfTwoLosses() {
        assertEquals(Duration.ZERO, report(DEAF_TWICE, gap("a", 9, 50)).unreported());
    }

    @Test
    void whatIsInNoGapWasLostWithoutAWord() {
        assertEquals(Duration.ofSeconds(30), report(DEAF_TWICE).unreported());
        assertEquals(
                Duration.ofSeconds(20),
                report(DEAF_TWICE, gap("a", 10, 20), gap("b", 30, 50)).unreported(),
                "another one's gap is no report");
    }

    @Test
    void aGapThatIsTooShortLeavesTheRest() {
        assertEquals(
                Duration.ofMillis(3_800 + 7_900),
                report(DEAF_TWICE, gap("a", 12, 18), gap("a", 30, 42)).unreported());
    }

    @Test
    void aSuccessorBeforeTheEndLeavesNothingDeaf() {
        assertEquals(
                0,
                report(List.of(connection("a", 0, 10L), connection("a", 9, 20L)))
                        .losses());
    }
}
