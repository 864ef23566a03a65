package io.github.camelzoom.websocket.connection;

import io.github.camelzoom.websocket.protocol.DropCause;
import io.github.camelzoom.websocket.protocol.Frame;
import io.github.camelzoom.websocket.protocol.FrameReader;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocketFrame;
import java.io.ByteArrayOutputStream;

/**
 * Makes Zoom's messages of WebSocket frames, which may cut a message anywhere, also within a character. A message that
 * is too large, not text or not UTF-8 is named so and the stream goes on; Vert.x's own aggregation would drop the
 * first kind with an exception and turn the last into replacement characters.
 */
final class MessageAssembler {

    private final int maxMessageSize;
    private final ByteArrayOutputStream parts = new ByteArrayOutputStream(0);
    private boolean binary;
    private long size;

    MessageAssembler(int maxMessageSize) {
        this.maxMessageSize = maxMessageSize;
    }

    /** The message that this frame completes, or null while more is to come or for a control frame. */
    Frame add(WebSocketFrame frame) {
        switch (frame.type()) {
            case TEXT:
            case BINARY:
                begin(frame.isBinary());
                break;
            case CONTINUATION:
                break;
            default:
                return null;
        }
        Buffer payload = frame.binaryData();
        size += payload.length();
        if (frame.isFinal() && size == payload.length()) {
            return whole(payload);
        }
        if (size <= maxMessageSize && !binary) {
            parts.writeBytes(payload.getBytes());
        }
        if (!frame.isFinal()) {
            return null;
        }
        return complete(parts.toByteArray());
    }

    private void begin(boolean isBinary) {
        binary = isBinary;
        size = 0;
        parts.reset();
    }

    /** Read where it lies: nobody else has this buffer, and a copy would cost as much as reading it. */
    @SuppressWarnings("deprecation") // Vert.x 5 has it elsewhere, 4 only here
    private Frame whole(Buffer message) {
        ByteBuf payload = message.getByteBuf();
        if (payload.hasArray()) {
            return complete(payload.array(), payload.arrayOffset() + payload.readerIndex(), payload.readableBytes());
        }
        return complete(ByteBufUtil.getBytes(payload));
    }

    private Frame complete(byte[] message) {
        return complete(message, 0, message.length);
    }

    private Frame complete(byte[] bytes, int offset, int length) {
        if (binary) {
            return new Frame.Undeliverable(DropCause.BINARY_FRAME, size + " bytes");
        }
        if (size > maxMessageSize) {
            return new Frame.Undeliverable(DropCause.TOO_LARGE, size + " bytes, above the limit of " + maxMessageSize);
        }
        return FrameReader.read(bytes, offset, length);
    }
}
