package io.github.camelzoom.websocket.simulator.scenario;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/** Events as Zoom writes them: order of members that varies, astral characters escaped, others as they are. */
final class EventJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final String accountId;
    private final Instant start;
    private final RandomGenerator random;

    EventJson(String accountId, Instant start, RandomGenerator random) {
        this.accountId = accountId;
        this.start = start;
        this.random = random;
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** The time at so many seconds into the day, in Zoom's form. */
    String time(int second) {
        return start.plusSeconds(second).toString();
    }

    /** An event about an object. */
    TimedEvent event(int second, String type, ObjectNode object) {
        return event(second, type, payload(object), null);
    }

    /** The usual payload about an object, to which a family may add its own members. */
    ObjectNode payload(ObjectNode object) {
        ObjectNode payload = object().put("account_id", accountId);
        payload.set("object", object);
        return payload;
    }

    /**
     * An event with a payload.
     *
     * @param downloadToken of the files in it, null if there are none
     */
    TimedEvent event(int second, String type, ObjectNode payload, String downloadToken) {
        Duration offset = Duration.ofSeconds(second).plusMillis(random.nextInt(1000));
        ObjectNode event = object();
        int order = random.nextInt(3);
        if (order == 0) {
            event.put("event", type).put("event_ts", start.plus(offset).toEpochMilli());
        } else if (order == 1) {
            event.put("event", type);
        }
        event.set("payload", payload);
        if (order != 0) {
            event.put("event_ts", start.plus(offset).toEpochMilli());
        }
        event.put("event", type);
        if (downloadToken != null) {
            event.put("download_token", downloadToken);
        }
        return new TimedEvent(offset, type, write(event));
    }

    private static String write(ObjectNode event) {
        try {
            return escapeAstral(MAPPER.writeValueAsString(event));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree of plain values can be written", e);
        }
    }

    private static String escapeAstral(String json) {
        StringBuilder escaped = new StringBuilder(json.length());
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (Character.isSurrogate(c)) {
                escaped.append(String.format("\\u%04X", (int) c));
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }
}
