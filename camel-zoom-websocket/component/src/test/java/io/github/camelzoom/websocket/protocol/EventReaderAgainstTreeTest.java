package io.github.camelzoom.websocket.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/**
 * The one-pass readers must see what a reader of the whole tree sees, in generated JSON with members in any order,
 * repeated and at wrong places, escaped names, lone surrogates, numbers beyond every type, huge texts and deep nesting.
 */
class EventReaderAgainstTreeTest {

    private static final int TEXTS = 100_000;

    @Test
    void theOnePassReaderSeesWhatATreeHolds() {
        RandomEvents random = new RandomEvents(20_261_124);
        int events = 0;
        for (int i = 0; i < TEXTS; i++) {
            events += EventTree.assertReadAlike(random.next()) ? 1 : 0;
        }
        assertTrue(events > TEXTS / 10, "too few of the texts are events: " + events);
    }

    /** Valid texts say little about where the readers should stop; most of these are broken. */
    @Test
    void theOnePassReaderRefusesWhatATreeParserRefuses() {
        RandomEvents random = new RandomEvents(20_261_125);
        for (int i = 0; i < TEXTS / 2; i++) {
            EventTree.assertReadAlike(random.nextBroken());
        }
    }

    @Test
    void theContentOfAFrameIsWhatATreeHoldsUnderContent() {
        RandomEvents random = new RandomEvents(20_261_126);
        for (int i = 0; i < TEXTS / 2; i++) {
            String value = random.next();
            String text =
                    "{\"module\":\"message\",\"content\":" + (i % 2 == 0 ? value : RandomEvents.quoted(value)) + "}";
            JsonNode expected = EventTree.of(text).path("content");

            String content = assertInstanceOf(Frame.Message.class, FrameReader.read(text), text)
                    .content();

            if (expected.isTextual()) {
                assertEquals(expected.textValue(), content, text);
            } else {
                assertTrue(text.contains(content), () -> "written anew: " + content);
                assertEquals(expected, EventTree.of(content), text);
            }
        }
    }
}
