package io.github.camelzoom.websocket.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.camelzoom.websocket.protocol.DropCause;
import io.github.camelzoom.websocket.protocol.Frame;
import io.vertx.core.http.WebSocketFrameType;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EndlessMessageTest {

    private static final int MIB = 1024 * 1024;
    private static final String EVENT = "{\"event\":\"meeting.started\"}";

    /** More than any Java array could hold, so keeping it all would fail on every machine. */
    @ParameterizedTest
    @EnumSource(names = {"TEXT", "BINARY"})
    void aMessageWithoutEndIsNotKept(WebSocketFrameType type) {
        MessageAssembler assembler = new MessageAssembler(MIB);
        byte[] part = new byte[MIB];
        assertNull(assembler.add(new RawFrame(type, part, false)));
        for (int i = 0; i < 2_100; i++) {
            assertNull(assembler.add(new RawFrame(WebSocketFrameType.CONTINUATION, part, false)));
        }

        Frame ended = assembler.add(new RawFrame(WebSocketFrameType.CONTINUATION, part, true));

        DropCause expected = type == WebSocketFrameType.TEXT ? DropCause.TOO_LARGE : DropCause.BINARY_FRAME;
        assertEquals(
                expected, assertInstanceOf(Frame.Undeliverable.class, ended).cause());
        Frame next = assembler.add(new RawFrame(WebSocketFrameType.TEXT, EVENT.getBytes(StandardCharsets.UTF_8), true));
        assertEquals(EVENT, assertInstanceOf(Frame.Message.class, next).content());
    }
}
