package io.github.camelzoom.websocket.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a peer sends, the readers answer in their own terms. */
class HostileInputTest {

    private static final int EIGHT_MIB = 8 * 1024 * 1024;

    private static final String FRAME = """
            {"module":"message","success":true,"content":"{\\"event\\":\\"meeting.started\\",\\"event_ts\\":17,\
            \\"payload\\":{\\"account_id\\":\\"A\\",\\"object\\":{\\"id\\":8,\\"topic\\":\\"\\\\uD83D\\\\uDE92\\"}}}",\
            "header":{"x-zm-request-timestamp":17,"x-zm-signature":"v0=00"}}""";

    @Test
    void everyTruncationOfAFrameIsAnswered() {
        for (int end = 0; end < FRAME.length(); end++) {
            Frame frame = FrameReader.read(FRAME.substring(0, end));
            assertEquals(
                    DropCause.NOT_JSON,
                    assertInstanceOf(Frame.Undeliverable.class, frame).cause());
        }
    }

    @Test
    void everyTruncationOfAnEventIsRefused() {
        String content =
                assertInstanceOf(Frame.Message.class, FrameReader.read(FRAME)).content();
        for (int end = 0; end < content.length(); end++) {
            String truncated = content.substring(0, end);
            UndeliverableException refusal =
                    assertThrows(UndeliverableException.class, () -> EventReader.read(truncated));
            assertEquals(DropCause.CONTENT_NOT_JSON, refusal.reason());
        }
    }

    @Test
    void noMutationOfAFrameOrEventEscapesTheReaders() {
        Random random = new Random(7);
        RandomEvents events = new RandomEvents(8);
        int readable = 0;
        for (int i = 0; i < 20_000; i++) {
            readable += answers(mutate(i % 2 == 0 ? FRAME : events.next(), random));
        }
        assertTrue(readable > 100, "mutations so coarse test nothing: " + readable);
    }

    @Test
    void noGarbageEscapesTheReaders() {
        Random random = new Random(9);
        for (int i = 0; i < 5_000; i++) {
            StringBuilder garbage = new StringBuilder();
            random.ints(random.nextInt(64), 0, Character.MAX_VALUE + 1).forEach(c -> garbage.append((char) c));
            assertEquals(0, answers(garbage.toString()), () -> "read as an event: " + garbage);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":", "[{\"a\":", "{\"payload\":", "{\"header\":", "{\"content\":"})
    void nestingBeyondMeasureIsRefusedWithoutOverflowingTheStack(String opening) {
        assertTooComplex(opening.repeat(200_000));
    }

    @Test
    void nestingFarBeyondZoomsIsStillRead() throws Exception {
        String content = "{\"event\":\"a\",\"payload\":" + "[".repeat(100) + "]".repeat(100) + "}";

        assertEquals("a", EventReader.read(content).type());
    }

    @ParameterizedTest
    @CsvSource({"id, 2000", "id, 3000000", "event_ts, 3000000"})
    void aNumberBeyondMeasureIsRefused(String name, int digits) {
        assertTooComplex("{\"event\":\"a\",\"" + name + "\":" + "9".repeat(digits) + "}");
    }

    @Test
    void aNameBeyondMeasureIsRefused() {
        assertTooComplex("{\"event\":\"a\",\"" + "n".repeat(1_000_000) + "\":1}");
    }

    @Test
    void manyDistinctNamesAreRead() throws Exception {
        StringBuilder content = new StringBuilder("{\"event\":\"a\"");
        for (int i = 0; i < 200_000; i++) {
            content.append(",\"n").append(i).append("\":").append(i);
        }

        assertEquals("a", EventReader.read(content.append('}').toString()).type());
    }

    /** The larger one is beyond Jackson's own default for a string: the limit is the user's maxMessageSize alone. */
    @ParameterizedTest
    @ValueSource(ints = {EIGHT_MIB, 3 * EIGHT_MIB})
    void aVeryLargeEventIsRead(int size) throws Exception {
        String content = "{\"event\":\"recording.completed\",\"payload\":{\"object\":{\"topic\":\"" + "x".repeat(size)
                + "\",\"id\":1}}}";
        String frame = "{\"module\":\"message\",\"content\":\"" + content.replace("\"", "\\\"") + "\"}";

        Frame.Message message = assertInstanceOf(Frame.Message.class, FrameReader.read(frame));

        assertEquals(content, message.content());
        assertEquals("1", EventReader.read(message.content()).objectId());
    }

    private static void assertTooComplex(String text) {
        assertEquals(
                DropCause.TOO_COMPLEX,
                assertInstanceOf(Frame.Undeliverable.class, FrameReader.read(text))
                        .cause());
        assertEquals(
                DropCause.TOO_COMPLEX,
                assertThrows(UndeliverableException.class, () -> EventReader.read(text))
                        .reason());
    }

    /** 1 if an event was read from the text, by either reader; every other outcome than an answer fails the test. */
    private static int answers(String text) {
        Frame frame = FrameReader.read(text);
        assertNotNull(frame);
        String content = frame instanceof Frame.Message message ? message.content() : text;
        try {
            assertNotNull(EventReader.read(content).type());
            return 1;
        } catch (UndeliverableException e) {
            assertNotNull(e.detail());
            return 0;
        }
    }

    private static String mutate(String text, Random random) {
        StringBuilder mutated = new StringBuilder(text);
        for (int i = random.nextInt(3); i >= 0 && !mutated.isEmpty(); i--) {
            int at = random.nextInt(mutated.length());
            switch (random.nextInt(4)) {
                case 0 -> mutated.deleteCharAt(at);
                case 1 -> mutated.insert(at, "{}[]\",:\\0e-\uD83D\u0000".charAt(random.nextInt(13)));
                case 2 -> mutated.setCharAt(at, (char) random.nextInt(0x250));
                default -> mutated.insert(at, text, 0, random.nextInt(text.length()));
            }
        }
        return mutated.toString();
    }
}
