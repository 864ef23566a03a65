package io.github.camelzoom.websocket.protocol;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads the header of an event in one pass over its text. Only the members at their known places count: those of the
 * same name further inside belong to something else. Stateless; any thread may use it.
 */
public final class EventReader {

    /**
     * In characters. A type becomes a header, a metric's tag and a word in logs, so it has to stay in bounds; for the
     * same reason it must not hold control characters or line breaks.
     */
    static final int MAX_TYPE_LENGTH = 255;

    // the ids are looked up at the end only, since the type, which decides among them, may come after the payload
    private String type;
    private Long timestamp;
    private Payload payload = new Payload();

    private EventReader() {}

    /**
     * Reads the header of an event.
     *
     * @param content the event's JSON text, members in any order; of a repeated member the last counts
     * @throws UndeliverableException when the text is not exactly one JSON value, or names no usable type
     */
    public static EventHeader read(String content) throws UndeliverableException {
        EventReader reader = new EventReader();
        JsonText.read(content, DropCause.CONTENT_NOT_JSON, reader::member);
        return reader.header(content);
    }

    private void member(String name, JsonParser value) throws IOException {
        switch (name) {
            case "event" -> type = value.hasToken(JsonToken.VALUE_STRING) ? value.getText() : null;
            case "event_ts" -> timestamp = milliseconds(JsonText.textOrNumber(value));
            case "payload" -> {
                payload = new Payload();
                JsonText.readMembers(value, payload::member);
            }
            default -> {}
        }
    }

    private EventHeader header(String content) throws UndeliverableException {
        if (!isUsableType(type)) {
            String found = type == null ? "none" : "one of " + type.length() + " characters";
            throw new UndeliverableException(
                    DropCause.NO_EVENT_TYPE, found + ", in a content of " + content.length() + " characters");
        }
        return EventHeader.of(
                type,
                timestamp,
                payload.accountId,
                payload.objectUuid,
                payload.hostId,
                payload.objectIds::get,
                payload.ids::get);
    }

    static boolean isUsableType(String type) {
        if (type == null || type.isBlank() || type.length() > MAX_TYPE_LENGTH) {
            return false;
        }
        for (int i = 0; i < type.length(); i++) {
            if (breaksLines(type.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean breaksLines(int character) {
        return Character.isISOControl(character) || character == '\u2028' || character == '\u2029';
    }

    private static Long milliseconds(String text) {
        if (text == null) {
            return null;
        }
        try {
            return Long.valueOf(text.strip());
        } catch (NumberFormatException e) {
            return null; // an unreadable time is no reason to lose an event
        }
    }

    private static final class Payload {
        private final Map<String, String> ids = new HashMap<>();
        private Map<String, String> objectIds = Map.of();
        private String accountId;
        private String objectUuid;
        private String hostId;

        void member(String name, JsonParser value) throws IOException {
            switch (name) {
                case "account_id", "accountId" -> accountId = JsonText.identifier(value);
                case "object" -> {
                    objectIds = new HashMap<>();
                    objectUuid = null;
                    hostId = null;
                    JsonText.readMembers(value, this::objectMember);
                }
                default -> collect(ids, name, value);
            }
        }

        private void objectMember(String name, JsonParser value) throws IOException {
            switch (name) {
                case "uuid" -> objectUuid = JsonText.identifier(value);
                case "host_id" -> hostId = JsonText.identifier(value);
                default -> {}
            }
            collect(objectIds, name, value);
        }

        private static void collect(Map<String, String> ids, String name, JsonParser value) throws IOException {
            if (OrderKey.isCandidate(name)) {
                ids.put(name, JsonText.identifier(value));
            }
        }
    }
}
