package io.github.camelzoom.websocket.connection;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocketFrame;
import io.vertx.core.http.WebSocketFrameType;

/** A frame as the decoder hands it over: unlike one of Vert.x's own making, a text frame of any bytes. */
record RawFrame(WebSocketFrameType type, byte[] payload, boolean isFinal) implements WebSocketFrame {

    @Override
    public boolean isText() {
        return type == WebSocketFrameType.TEXT;
    }

    @Override
    public boolean isBinary() {
        return type == WebSocketFrameType.BINARY;
    }

    @Override
    public boolean isContinuation() {
        return type == WebSocketFrameType.CONTINUATION;
    }

    @Override
    public boolean isClose() {
        return type == WebSocketFrameType.CLOSE;
    }

    @Override
    public boolean isPing() {
        return type == WebSocketFrameType.PING;
    }

    @Override
    public String textData() {
        throw new UnsupportedOperationException("the assembler decodes by itself");
    }

    @Override
    public Buffer binaryData() {
        return Buffer.buffer(payload);
    }

    @Override
    public short closeStatusCode() {
        throw new UnsupportedOperationException("not asked for by the assembler");
    }

    @Override
    public String closeReason() {
        throw new UnsupportedOperationException("not asked for by the assembler");
    }
}
