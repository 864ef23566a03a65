package io.github.camelzoom.websocket.connection;

import io.github.camelzoom.websocket.protocol.DropCause;
import io.github.camelzoom.websocket.protocol.Frame;
import io.github.camelzoom.websocket.protocol.FrameReader;
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
        byte[] payload = frame.binaryData().getBytes();
        size += payload.length;
        if (frame.isFinal() && size == payload.length) {
            return complete(payload);
        }
        if (size <= maxMessageSize && !binary) {
            parts.writeBytes(payload);
        }
        return frame.isFinal() ? complete(parts.toByteArray()) : null;
    }

    private void begin(boolean isBinary) {
        binary = isBinary;
        size = 0;
        parts.reset();
    }

    private Frame complete(byte[] message) {
        if (binary) {
            return new Frame.Undeliverable(DropCause.BINARY_FRAME, size + " bytes");
        }
        if (size > maxMessageSize) {
            return new Frame.Undeliverable(DropCause.TOO_LARGE, size + " bytes, above the limit of " + maxMessageSize);
        }
        return FrameReader.read(message);
    }
}
