package io.github.camelzoom.websocket.oauth;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private static Optional<Duration> parse(String header) {
        return RetryAfter.parse(header, NOW);
    }

    @Test
    void readsSeconds() {
        assertEquals(Optional.of(Duration.ofSeconds(120)), parse("120"));
        assertEquals(Optional.of(Duration.ofSeconds(120)), parse(" 120 "));
    }

    @Test
    void readsAnHttpDate() {
        assertEquals(Optional.of(Duration.ofSeconds(30)), parse("Sun, 01 Mar 2026 12:00:30 GMT"));
    }

    @Test
    void readsTheIsoDateTimeThatZoomDocumentsForDailyLimits() {
        assertEquals(Optional.of(Duration.ofHours(12)), parse("2026-03-02T00:00:00Z"));
        assertEquals(Optional.of(Duration.ofHours(12)), parse("2026-03-02T01:00:00+01:00"));
    }

    @Test
    void aTimeThatHasPassedIsNoWait() {
        assertEquals(Optional.of(Duration.ZERO), parse("Sun, 01 Mar 2026 11:00:00 GMT"));
    }

    @Test
    void neverWaitsLongerThanADay() {
        assertEquals(Optional.of(RetryAfter.LONGEST), parse("99999999"));
        assertEquals(Optional.of(RetryAfter.LONGEST), parse("99999999999999999999"));
        assertEquals(Optional.of(RetryAfter.LONGEST), parse("2099-01-01T00:00:00Z"));
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"soon", "-5", "1.5", "2026-13-45", "<html>", " ", "\u0000\u0002"})
    void whatMakesNoSenseIsAsGoodAsNone(String header) {
        assertEquals(Optional.empty(), parse(header));
    }
}
