package io.github.camelzoom.websocket.oauth;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The {@code Retry-After} header: seconds or an HTTP date as RFC 9110 has it, or an ISO-8601 date-time, which Zoom
 * documents for its daily limits.
 */
public final class RetryAfter {

    /** A server that asks for more than this is not obeyed to the letter: a stream of events cannot wait a year. */
    static final Duration LONGEST = Duration.ofHours(24);

    private static final List<Function<String, Instant>> DATE_FORMS = List.of(
            text -> ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant(),
            text -> OffsetDateTime.parse(text).toInstant());

    private RetryAfter() {}

    /** The wait that is asked for, between zero and a day; empty when the header is absent or makes no sense. */
    public static Optional<Duration> parse(String header, Instant now) {
        if (header == null || header.isBlank()) {
            return Optional.empty();
        }
        String text = header.strip();
        return seconds(text).or(() -> untilDate(text, now)).map(RetryAfter::bounded);
    }

    private static Optional<Duration> seconds(String text) {
        boolean digits = text.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!digits) {
            return Optional.empty();
        }
        return Optional.of(text.length() > 9 ? LONGEST : Duration.ofSeconds(Long.parseLong(text)));
    }

    private static Optional<Duration> untilDate(String text, Instant now) {
        for (Function<String, Instant> form : DATE_FORMS) {
            try {
                return Optional.of(Duration.between(now, form.apply(text)));
            } catch (DateTimeException notThisForm) {
                // try the next one
            }
        }
        return Optional.empty();
    }

    private static Duration bounded(Duration asked) {
        if (asked.isNegative()) {
            return Duration.ZERO;
        }
        return asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
    }
}
