package io.github.camelzoom.examples.ha.measured;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelzoom.websocket.ZoomEvent;
import java.time.Instant;
import java.util.Optional;

/** A time in which one subscription received nothing, as its own or its next process reported it. */
public record ReportedGap(String subscription, String cause, Span span) {

    /** Empty if these news tell of something else. */
    public static Optional<ReportedGap> in(String news) {
        ZoomEvent event = ZoomEvent.parse(news);
        if (!event.type().equals("connection.gap")) {
            return Optional.empty();
        }
        JsonNode gap = event.object();
        return Optional.of(new ReportedGap(
                gap.path("subscriptionId").asText(),
                gap.path("cause").asText(),
                new Span(
                        Instant.parse(gap.path("from").asText()),
                        Instant.parse(gap.path("to").asText()))));
    }
}
