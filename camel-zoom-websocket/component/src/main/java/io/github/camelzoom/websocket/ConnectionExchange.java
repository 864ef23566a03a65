package io.github.camelzoom.websocket;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelzoom.websocket.connection.ConnectionCause;
import io.github.camelzoom.websocket.connection.Gap;
import io.github.camelzoom.websocket.protocol.EventHeader;
import io.github.camelzoom.websocket.protocol.Frame;
import java.time.Instant;

/** Says what happened to the connection in the envelope of Zoom's events, so that one route treats all alike. */
final class ConnectionExchange {

    static final String UP = "connection.up";
    static final String DOWN = "connection.down";
    static final String GAP = "connection.gap";

    /** Not to be met among the ids of Zoom. */
    private static final String ORDER_KEY = "connection";

    private final String subscriptionId;

    ConnectionExchange(String subscriptionId) {
        this.subscriptionId = subscriptionId;
    }

    ReceivedEvent up(long at) {
        return event(UP, at, object());
    }

    ReceivedEvent down(long from, ConnectionCause cause, String explanation, long at) {
        return event(
                DOWN,
                at,
                object().put("from", time(from)).put("cause", cause.label()).put("explanation", explanation));
    }

    ReceivedEvent gap(Gap gap) {
        return event(
                GAP,
                gap.to(),
                object().put("from", time(gap.from()))
                        .put("to", time(gap.to()))
                        .put("durationMs", gap.durationMillis())
                        .put("cause", gap.cause().label()));
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static String time(long millis) {
        return Instant.ofEpochMilli(millis).toString();
    }

    private ReceivedEvent event(String type, long at, ObjectNode object) {
        ObjectNode event = object();
        event.put("event", type).put("event_ts", at);
        event.putObject("payload").set("object", object.put("subscriptionId", subscriptionId));
        EventHeader header = new EventHeader(type, at, null, subscriptionId, null, null, ORDER_KEY);
        return new ReceivedEvent(
                ORDER_KEY, new Frame.Message(event.toString(), null, null), header, subscriptionId, at);
    }
}
