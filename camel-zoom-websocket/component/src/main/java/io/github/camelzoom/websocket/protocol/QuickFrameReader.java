package io.github.camelzoom.websocket.protocol;

import java.nio.charset.StandardCharsets;

/** Reads the frames that nearly all are, events in the form that Zoom gives them, and leaves the rest to the library. */
final class QuickFrameReader {

    private final byte[] bytes;
    private final JsonCursor cursor;
    private boolean isMessage;
    private PackedEvent event;
    private boolean header;
    private Slice timestamp;
    private Slice signature;

    private QuickFrameReader(byte[] bytes, int offset, int length) {
        this.bytes = bytes;
        cursor = new JsonCursor(bytes, offset, offset + length);
    }

    /** The event, or null when the library has to read the frame, whose bytes are then untouched. */
    static Frame.Message read(byte[] bytes, int offset, int length) {
        try {
            return new QuickFrameReader(bytes, offset, length).message();
        } catch (Unusual e) {
            return null;
        }
    }

    private Frame.Message message() throws Unusual {
        if (!cursor.intoObject()) {
            return null;
        }
        for (boolean first = true; cursor.nextMember(first); first = false) {
            if (!member()) {
                return null;
            }
        }
        cursor.end();
        if (!isMessage || event == null) {
            return null;
        }
        return new Frame.Message(event.signedBy(timestamp, signature));
    }

    /** @return false for a member that comes twice or says something else than usual */
    private boolean member() throws Unusual {
        if (cursor.is("module")) {
            boolean again = isMessage;
            cursor.requireString();
            isMessage = cursor.is("message");
            return isMessage && !again;
        }
        if (cursor.is("content")) {
            return event == null && content();
        }
        if (cursor.is("header")) {
            boolean again = header;
            header = true;
            return !again && header();
        }
        if (cursor.is("success")) {
            cursor.requireTrue();
            return true;
        }
        cursor.skip();
        return true;
    }

    private boolean content() throws Unusual {
        cursor.requireString();
        int from = cursor.from();
        int to = cursor.to();
        if (!cursor.isAscii() && !isUtf8(from, to)) {
            return false;
        }
        event = new PackedEvent(bytes, from, to, cursor.isEscaped(), cursor.isAscii());
        return true;
    }

    /** The quick decoder replaces what is malformed; where it may have done so the strict one is to be asked. */
    private boolean isUtf8(int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8).indexOf('\uFFFD') < 0;
    }

    private boolean header() throws Unusual {
        if (!cursor.intoObject()) {
            return false;
        }
        for (boolean first = true; cursor.nextMember(first); first = false) {
            if (cursor.isIgnoringCase("x-zm-request-timestamp")) {
                timestamp = asciiText();
            } else if (cursor.isIgnoringCase("x-zm-signature")) {
                signature = asciiText();
            } else {
                cursor.skip();
            }
        }
        return true;
    }

    private Slice asciiText() throws Unusual {
        return cursor.textOrNumber() ? cursor.slice() : null;
    }
}
