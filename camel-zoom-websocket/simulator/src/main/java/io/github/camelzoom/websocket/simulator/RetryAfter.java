package io.github.camelzoom.websocket.simulator;

import io.github.camelzoom.websocket.simulator.switches.Switch;
import io.github.camelzoom.websocket.simulator.switches.Switches;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** The header {@code Retry-After}, in the three forms in which it is met. */
final class RetryAfter {
    private RetryAfter() {}

    static HttpServerResponse addTo(HttpServerResponse response, Switches switches) {
        Duration wait = switches.get(Switch.RETRY_AFTER);
        // dates have whole seconds: round up, or the wait would be shorter than asked for
        Instant until = Instant.now().plus(wait).plusMillis(999).truncatedTo(ChronoUnit.SECONDS);
        return switch (switches.get(Switch.RETRY_AFTER_FORM)) {
            case NONE -> response;
            case SECONDS ->
                response.putHeader(
                        "Retry-After", Long.toString(wait.plusMillis(999).toSeconds()));
            case HTTP_DATE ->
                response.putHeader(
                        "Retry-After",
                        DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.ofInstant(until, ZoneOffset.UTC)));
            case ISO_DATE_TIME -> response.putHeader("Retry-After", until.toString());
        };
    }
}
