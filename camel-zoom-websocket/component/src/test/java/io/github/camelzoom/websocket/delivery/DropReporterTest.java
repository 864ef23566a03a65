package io.github.camelzoom.websocket.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.camelzoom.websocket.protocol.DropCause;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DropReporterTest {

    private long now = 1_000_000;
    private final List<String> reports = new ArrayList<>();
    private final DropReporter reporter = new DropReporter(
            new Clock() {
                @Override
                public Instant instant() {
                    return Instant.ofEpochMilli(now);
                }

                @Override
                public ZoneId getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(ZoneId zone) {
                    return this;
                }
            },
            (cause, detail, count) -> reports.add(cause + " " + detail + " " + count));

    @Test
    void theFirstOfACauseIsReportedAtOnce() {
        reporter.dropped(DropCause.NOT_JSON, "a");
        reporter.dropped(DropCause.TOO_LARGE, "b");
        assertEquals(List.of("NOT_JSON a 1", "TOO_LARGE b 1"), reports);
    }

    @Test
    void thoseOfTheNextMinuteAreOnlyCountedAndReportedWithTheNextOne() {
        for (int i = 0; i < 1000; i++) {
            reporter.dropped(DropCause.NOT_JSON, "a");
        }
        assertEquals(List.of("NOT_JSON a 1"), reports);
        now += 60_000;
        reporter.dropped(DropCause.NOT_JSON, "z");
        assertEquals(List.of("NOT_JSON a 1", "NOT_JSON z 1000"), reports);
    }

    @Test
    void whatIsLeftIsReportedAtTheEnd() {
        for (int i = 0; i < 1000; i++) {
            reporter.dropped(DropCause.NOT_JSON, "a");
        }
        reporter.flush();
        reporter.flush();
        assertEquals(List.of("NOT_JSON a 1", "NOT_JSON since the last report 999"), reports);
    }

    @Test
    void aFloodMakesOneReportAMinute() {
        for (int second = 0; second < 600; second++) {
            reporter.dropped(DropCause.NOT_JSON, "a");
            now += 1000;
        }
        assertEquals(10, reports.size());
    }
}
