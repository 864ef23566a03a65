package io.github.camelzoom.examples.gaprepair.repair;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Map;

/**
 * The time to ask for.
 *
 * @param from the last sign of life before the gap, less what may still have been on its way
 * @param to when Zoom accepted the next connection
 */
public record Window(Instant from, Instant to) {
    /** Zoom delivers within seconds, mostly; what was on its way when the connection broke is lost with it. */
    private static final Duration ON_ITS_WAY = Duration.ofMinutes(1);

    /**
     * The window of a {@code connection.gap}, or of a file that somebody wrote by hand.
     *
     * @throws IllegalArgumentException if it has no bounds
     */
    public static Window of(JsonNode gapEvent) {
        JsonNode gap = gapEvent.at("/payload/object");
        try {
            Instant from = Instant.parse(gap.path("from").asText());
            return new Window(
                    from.minus(ON_ITS_WAY), Instant.parse(gap.path("to").asText()));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "A gap must be of the form {\"payload\":{\"object\":{\"from\":\"2026-01-01T10:00:00Z\",\"to\":...}}}",
                    e);
        }
    }

    /** Whether a time, as Zoom writes it, is in it; a time that cannot be read is not. */
    boolean covers(JsonNode time) {
        try {
            Instant at = Instant.parse(time.asText());
            return !at.isBefore(from) && !at.isAfter(to);
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    /** The same, but beginning earlier. */
    Window startingEarlier(Duration by) {
        return new Window(from.minus(by), to);
    }

    /**
     * The days to ask Zoom for: one more on either side, because it is not documented everywhere whether days are those
     * of UTC or of the account.
     */
    Map<String, String> days() {
        return Map.of("from", day(from.minus(Duration.ofDays(1))), "to", day(to.plus(Duration.ofDays(1))));
    }

    private static String day(Instant time) {
        return time.atZone(ZoneOffset.UTC).toLocalDate().toString();
    }
}
