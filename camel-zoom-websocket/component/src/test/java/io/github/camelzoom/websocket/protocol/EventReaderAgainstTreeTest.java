package io.github.camelzoom.websocket.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

/** The one-pass reader must see what a reader of the whole tree sees. */
class EventReaderAgainstTreeTest {

    private static final int TEXTS = 20_000;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Test
    void theOnePassReaderSeesWhatATreeHolds() throws Exception {
        RandomEvents random = new RandomEvents(20_261_124);
        int events = 0;
        for (int i = 0; i < TEXTS; i++) {
            String text = random.next();
            JsonNode tree = MAPPER.readTree(text);
            String type = tree.path("event").textValue();
            try {
                assertSame(type, tree, EventReader.read(text), text);
                events++;
            } catch (UndeliverableException e) {
                assertEquals(DropCause.NO_EVENT_TYPE, e.reason(), text);
                assertTrue(type == null || type.isBlank() || type.chars().anyMatch(Character::isISOControl), text);
            }
        }
        assertTrue(events > TEXTS / 10, "too few of the texts are events: " + events);
    }

    private static void assertSame(String type, JsonNode tree, EventHeader header, String text) {
        assertEquals(type, header.type(), text);
        assertEquals(time(tree.path("event_ts")), header.timestamp(), text);
        JsonNode object = tree.path("payload").path("object");
        assertIdentifier(object.path("uuid"), header.objectUuid(), text);
        assertIdentifier(object.path("host_id"), header.hostId(), text);
        if (type.startsWith("meeting.")
                && tree.path("payload").isObject()
                && !object.path("id").isMissingNode()
                && !isAbsent(object.path("id"))) {
            assertIdentifier(object.path("id"), header.objectId(), text);
        }
        JsonNode payload = tree.path("payload");
        if (!payload.has("accountId")) {
            assertIdentifier(payload.path("account_id"), header.accountId(), text);
        }
    }

    private static Long time(JsonNode node) {
        if (node.isTextual()) {
            String text = node.textValue().strip();
            return text.matches("-?\\d{1,18}") ? Long.valueOf(text) : null;
        }
        return node.canConvertToLong() && node.isIntegralNumber() ? Long.valueOf(node.longValue()) : null;
    }

    private static boolean isAbsent(JsonNode node) {
        return node.isTextual() ? node.textValue().isEmpty() : !node.isNumber();
    }

    /** A number's text is kept as written, while the tree normalises it; so the written one is parsed once more. */
    private static void assertIdentifier(JsonNode expected, String actual, String text) {
        if (isAbsent(expected)) {
            assertEquals(null, actual, text);
        } else if (expected.isTextual()) {
            assertEquals(expected.textValue(), actual, text);
        } else {
            assertEquals(expected, number(actual), text);
        }
    }

    private static JsonNode number(String written) {
        try {
            return MAPPER.readTree(written);
        } catch (JsonProcessingException e) {
            throw new AssertionError("no number: " + written, e);
        }
    }
}
