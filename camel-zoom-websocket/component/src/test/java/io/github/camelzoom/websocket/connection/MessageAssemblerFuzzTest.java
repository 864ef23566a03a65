package io.github.camelzoom.websocket.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.camelzoom.websocket.protocol.Frame;
import io.vertx.core.http.WebSocketFrameType;
import java.util.Arrays;

class MessageAssemblerFuzzTest {

    private static final int MAX_MESSAGE_SIZE = 512;
    private static final int MAX_FRAMES = 8;

    /** The message is the front of the input, so that seeds can be read; how it is cut is told by the bytes at its end. */
    @DictionaryFile(resourcePath = "/io/github/camelzoom/websocket/protocol/frames.dict")
    @FuzzTest
    void aMessageIsTheSameHoweverItIsCutAndWhateverCameBefore(FuzzedDataProvider data) {
        MessageAssembler assembler = new MessageAssembler(MAX_MESSAGE_SIZE);
        int oddFrames = data.consumeInt(0, MAX_FRAMES);
        for (int i = 0; i < oddFrames; i++) {
            feedOddFrame(assembler, data);
        }
        int[] cuts = data.consumeInts(data.consumeInt(0, MAX_FRAMES));
        boolean pings = data.consumeBoolean();
        WebSocketFrameType type = data.consumeBoolean() ? WebSocketFrameType.BINARY : WebSocketFrameType.TEXT;
        byte[] message = data.consumeRemainingAsBytes();

        Frame whole = new MessageAssembler(MAX_MESSAGE_SIZE).add(new RawFrame(type, message, true));

        assertNotNull(whole);
        assertEquals(whole, inParts(assembler, type, message, cuts, pings));
    }

    private static void feedOddFrame(MessageAssembler assembler, FuzzedDataProvider data) {
        WebSocketFrameType type = data.pickValue(WebSocketFrameType.values());
        boolean isFinal = data.consumeBoolean();
        byte[] payload = data.consumeBytes(data.consumeInt(0, 2 * MAX_MESSAGE_SIZE));

        Frame frame = assembler.add(new RawFrame(type, payload, isFinal));

        boolean completes = isFinal
                && (type == WebSocketFrameType.TEXT
                        || type == WebSocketFrameType.BINARY
                        || type == WebSocketFrameType.CONTINUATION);
        assertEquals(completes, frame != null, type + ", final: " + isFinal);
    }

    private static Frame inParts(
            MessageAssembler assembler, WebSocketFrameType first, byte[] message, int[] cuts, boolean pings) {
        int[] ends = Arrays.stream(cuts)
                .map(cut -> Math.floorMod(cut, message.length + 1))
                .sorted()
                .toArray();
        WebSocketFrameType type = first;
        int begin = 0;
        for (int end : ends) {
            assertNull(assembler.add(new RawFrame(type, Arrays.copyOfRange(message, begin, end), false)));
            if (pings) {
                assertNull(assembler.add(new RawFrame(WebSocketFrameType.PING, new byte[] {1}, true)));
            }
            type = WebSocketFrameType.CONTINUATION;
            begin = end;
        }
        return assembler.add(new RawFrame(type, Arrays.copyOfRange(message, begin, message.length), true));
    }
}
