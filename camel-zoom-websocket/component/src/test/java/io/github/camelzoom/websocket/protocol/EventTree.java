package io.github.camelzoom.websocket.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.math.BigInteger;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What a full parser makes of a text: the measure for the one-pass readers. */
final class EventTree {

    /** As lenient in size as the readers, and as strict about what comes after the end. */
    private static final ObjectMapper MAPPER =
            new ObjectMapper(Json.newFactory()).enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private EventTree() {}

    /** The tree of a text, or null if it is not exactly one JSON value. */
    static JsonNode of(String text) {
        try {
            JsonNode tree = MAPPER.readTree(text);
            return tree instanceof MissingNode ? null : tree;
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    /**
     * Fails unless the event reader finds in a text just what its tree holds.
     *
     * @return whether it is an event
     */
    static boolean assertReadAlike(String text) {
        JsonNode tree = of(text);
        String type = tree == null ? null : tree.path("event").textValue();
        try {
            EventHeader header = EventReader.read(text);
            assertTrue(tree != null, "read, but not JSON: " + text);
            assertSame(tree, header, text);
            return true;
        } catch (UndeliverableException refusal) {
            if (refusal.reason() == DropCause.NO_EVENT_TYPE) {
                assertFalse(isUsable(type), () -> "an event refused: " + text);
            } else {
                assertNull(tree, () -> "JSON refused as " + refusal.reason() + ": " + text);
            }
            return false;
        }
    }

    private static boolean isUsable(String type) {
        return type != null
                && !type.isBlank()
                && type.length() <= EventReader.MAX_TYPE_LENGTH
                && type.chars().noneMatch(c -> Character.isISOControl(c) || c == 0x2028 || c == 0x2029);
    }

    private static void assertSame(JsonNode tree, EventHeader header, String text) {
        assertEquals(tree.path("event").textValue(), header.type(), text);
        assertTrue(isUsable(header.type()), text);
        assertEquals(time(tree.path("event_ts")), header.timestamp(), text);
        JsonNode payload = tree.path("payload");
        JsonNode object = payload.path("object");
        assertIdentifier(object.path("uuid"), header.objectUuid(), text);
        assertIdentifier(object.path("host_id"), header.hostId(), text);
        if (!payload.has("accountId")) {
            assertIdentifier(payload.path("account_id"), header.accountId(), text);
        }
        assertObjectId(payload, object, header, text);
        assertOrderKey(payload, object, header, text);
    }

    /** That the right one is taken is for the reader's own tests; here it must be one that is there, of the right level. */
    private static void assertObjectId(JsonNode payload, JsonNode object, EventHeader header, String text) {
        if (header.type().startsWith("meeting.") && !isAbsent(object.path("id"))) {
            assertIdentifier(object.path("id"), header.objectId(), text);
        } else if (header.objectId() != null) {
            assertThere(header.objectId(), payload, object, text);
        }
    }

    /** An identifier that is there, of the right level; or else the family. */
    private static void assertOrderKey(JsonNode payload, JsonNode object, EventHeader header, String text) {
        String family = header.type().split("\\.", 2)[0];
        if (header.objectId() != null || !header.orderKey().equals(family)) {
            assertThere(header.orderKey(), payload, object, text);
        }
    }

    private static void assertThere(String identifier, JsonNode payload, JsonNode object, String text) {
        boolean there = Stream.of(object, payload)
                .flatMap(parent -> StreamSupport.stream(parent.spliterator(), false))
                .anyMatch(node -> node.isTextual()
                        ? node.textValue().equals(identifier)
                        : node.isNumber() && node.equals(of(identifier)));
        assertTrue(there, () -> "out of nothing: " + identifier + " in " + text);
    }

    private static Long time(JsonNode node) {
        if (node.isTextual()) {
            return milliseconds(node.textValue().strip());
        }
        return node.canConvertToLong() && node.isIntegralNumber() ? Long.valueOf(node.longValue()) : null;
    }

    private static Long milliseconds(String text) {
        try {
            return text.length() > 1_000 ? null : Long.valueOf(new BigInteger(text).longValueExact());
        } catch (ArithmeticException | NumberFormatException noTime) {
            return null;
        }
    }

    private static boolean isAbsent(JsonNode node) {
        return node.isTextual() ? node.textValue().isEmpty() : !node.isNumber();
    }

    /** A number's text is kept as written, while the tree normalises it; so the written one is parsed once more. */
    private static void assertIdentifier(JsonNode expected, String actual, String text) {
        if (isAbsent(expected)) {
            assertNull(actual, text);
        } else if (expected.isTextual()) {
            assertEquals(expected.textValue(), actual, text);
        } else {
            assertEquals(expected, of(actual), text);
            assertTrue(text.contains(actual), () -> "not as written: " + actual + " in " + text);
        }
    }
}
