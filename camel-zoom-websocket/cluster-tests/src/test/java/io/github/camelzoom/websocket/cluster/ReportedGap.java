package io.github.camelzoom.websocket.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;

/** A gap as an exchange {@code connection.gap} tells it. */
record ReportedGap(Instant from, Instant to, String cause) {

    static ReportedGap parse(String json) {
        try {
            JsonNode object = new ObjectMapper().readTree(json).path("payload").path("object");
            return new ReportedGap(
                    Instant.parse(object.path("from").asText()),
                    Instant.parse(object.path("to").asText()),
                    object.path("cause").asText());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    boolean holds(Instant at, long slackMillis) {
        return !at.isBefore(from.minusMillis(slackMillis)) && !at.isAfter(to.plusMillis(slackMillis));
    }

    long millis() {
        return to.toEpochMilli() - from.toEpochMilli();
    }
}
