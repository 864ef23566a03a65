package io.github.camelzoom.examples.gaprepair.repair;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * The envelope of Zoom's events.
 *
 * @param accountId what {@code payload.account_id} is
 */
record Envelope(String accountId) {

    /** @param at when it happened, as Zoom writes times; missing if Zoom does not tell */
    ObjectNode event(String type, JsonNode at, ObjectNode object) {
        ObjectNode event = object().put("event", type);
        if (!at.isMissingNode()) {
            event.put("event_ts", Instant.parse(at.asText()).toEpochMilli());
        }
        event.putObject("payload").put("account_id", accountId).set("object", object);
        return event;
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
