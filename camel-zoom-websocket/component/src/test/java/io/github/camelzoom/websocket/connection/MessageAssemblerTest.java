package io.github.camelzoom.websocket.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.camelzoom.websocket.protocol.DropCause;
import io.github.camelzoom.websocket.protocol.Frame;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocketFrame;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MessageAssemblerTest {

    private static final int LIMIT = 100;
    private static final String EVENT = "{\"event\":\"meeting.started\",\"topic\":\"\u20ac \ud83d\ude92\"}";

    private final MessageAssembler assembler = new MessageAssembler(LIMIT);

    private static WebSocketFrame text(String text, boolean last) {
        return WebSocketFrame.textFrame(text, last);
    }

    private static WebSocketFrame more(byte[] bytes, boolean last) {
        return WebSocketFrame.continuationFrame(Buffer.buffer(bytes), last);
    }

    private static String eventOfSize(int bytes) {
        return "{\"event\":\"" + "e".repeat(bytes - 12) + "\"}";
    }

    private static void assertUndeliverable(DropCause cause, String detail, Frame frame) {
        assertEquals(new Frame.Undeliverable(cause, detail), frame);
    }

    private static void assertEvent(String content, Frame frame) {
        assertEquals(content, assertInstanceOf(Frame.Message.class, frame).content());
    }

    @Test
    void aMessageInOneFrameIsRead() {
        assertEvent(EVENT, assembler.add(text(EVENT, true)));
    }

    @Test
    void aMessageMayBeCutAnywhereAlsoWithinACharacter() {
        byte[] bytes = EVENT.getBytes(StandardCharsets.UTF_8);
        for (int cut = 0; cut <= bytes.length; cut++) {
            byte[] first = Arrays.copyOfRange(bytes, 0, cut);
            byte[] second = Arrays.copyOfRange(bytes, cut, bytes.length);
            assertNull(assembler.add(text("", false)));
            assertNull(assembler.add(more(first, false)));
            assertEvent(EVENT, assembler.add(more(second, true)));
        }
    }

    @Test
    void controlFramesBetweenThePartsOfAMessageChangeNothing() {
        assertNull(assembler.add(text(EVENT.substring(0, 10), false)));
        assertNull(assembler.add(WebSocketFrame.pingFrame(Buffer.buffer("are you there"))));
        assertEvent(EVENT, assembler.add(more(EVENT.substring(10).getBytes(StandardCharsets.UTF_8), true)));
    }

    @Test
    void nothingOfOneMessageIsLeftForTheNext() {
        assertNull(assembler.add(text("left over", false)));
        assertNull(assembler.add(text(EVENT.substring(0, 10), false)));
        assertEvent(EVENT, assembler.add(more(EVENT.substring(10).getBytes(StandardCharsets.UTF_8), true)));
    }

    @Test
    void aMessageAtTheLimitIsReadAndALargerOneIsNamedSo() {
        assertEvent(eventOfSize(LIMIT), assembler.add(text(eventOfSize(LIMIT), true)));
        assertUndeliverable(
                DropCause.TOO_LARGE, "101 bytes, above the limit of 100", assembler.add(text(eventOfSize(101), true)));
    }

    @Test
    void aMessageThatIsTooLargeInPartsIsNamedSoAndTheNextIsRead() {
        assertNull(assembler.add(text("x".repeat(60), false)));
        assertNull(assembler.add(more(new byte[60], false)));
        assertUndeliverable(
                DropCause.TOO_LARGE, "121 bytes, above the limit of 100", assembler.add(more(new byte[1], true)));
        assertEvent(EVENT, assembler.add(text(EVENT, true)));
    }

    @Test
    void aMessageAtTheLimitInPartsIsRead() {
        String event = eventOfSize(LIMIT);
        assertNull(assembler.add(text(event.substring(0, 60), false)));
        assertEvent(event, assembler.add(more(event.substring(60).getBytes(StandardCharsets.UTF_8), true)));
    }

    @Test
    void binaryMessagesAreNamedSoWholeOrInParts() {
        assertUndeliverable(
                DropCause.BINARY_FRAME,
                "3 bytes",
                assembler.add(WebSocketFrame.binaryFrame(Buffer.buffer("abc"), true)));
        assertNull(assembler.add(WebSocketFrame.binaryFrame(Buffer.buffer("abc"), false)));
        assertUndeliverable(DropCause.BINARY_FRAME, "5 bytes", assembler.add(more(new byte[2], true)));
    }

    @Test
    void malformedUtf8IsNamedSo() {
        assertNull(assembler.add(text("{\"event\":\"", false)));
        assertUndeliverable(
                DropCause.INVALID_UTF8, "12 bytes", assembler.add(more(new byte[] {(byte) 0xC3, (byte) 0x28}, true)));
    }

    @Test
    void aReplacementCharacterThatWasSentIsNoError() {
        String event = "{\"event\":\"e\",\"topic\":\"\uFFFD\"}";
        assertEvent(event, assembler.add(text(event, true)));
    }
}
