package io.github.camelzoom.websocket.protocol;

import java.nio.charset.StandardCharsets;

/**
 * An event as it lies in its frame's bytes: JSON text as a string of JSON. It is unpacked in place and not before
 * somebody wants it, since most consumers want few of the types. Not thread safe.
 */
final class PackedEvent {

    private static final byte[] TYPE_FIRST = "{\\\"event\\\":\\\"".getBytes(StandardCharsets.US_ASCII);

    /** What the letter of an escape stands for; quotes, backslashes and slashes for themselves. */
    private static final byte[] MEANT = new byte[128];

    static {
        for (int i = 0; i < MEANT.length; i++) {
            MEANT[i] = (byte) i;
        }
        MEANT['b'] = '\b';
        MEANT['f'] = '\f';
        MEANT['n'] = '\n';
        MEANT['r'] = '\r';
        MEANT['t'] = '\t';
    }

    private final byte[] bytes;
    private final int from;
    private final boolean ascii;
    private int to;
    private boolean escaped;
    private Slice timestamp;
    private Slice signature;

    /**
     * @param bytes   the frame's; the part from {@code from} to {@code to} will be overwritten
     * @param escaped whether there is anything to unpack
     * @param ascii   whether that part is nothing but ASCII; if not it must be known to be valid UTF-8
     */
    PackedEvent(byte[] bytes, int from, int to, boolean escaped, boolean ascii) {
        this.bytes = bytes;
        this.from = from;
        this.to = to;
        this.escaped = escaped;
        this.ascii = ascii;
    }

    /** @param timestamp null when absent, as {@code signature} */
    PackedEvent signedBy(Slice timestamp, Slice signature) {
        this.timestamp = timestamp;
        this.signature = signature;
        return this;
    }

    String timestamp() {
        return timestamp == null ? null : timestamp.text();
    }

    String signature() {
        return signature == null ? null : signature.text();
    }

    /**
     * The type, if it is the event's first member and can be told without unpacking, as it can of all that Zoom is
     * known to send; else null.
     */
    String likelyType() {
        int begin = from + TYPE_FIRST.length;
        if (!escaped || to < begin || !startsWith(TYPE_FIRST)) {
            return null;
        }
        for (int i = begin; i < to; i++) {
            byte b = bytes[i];
            if (b == '\\') {
                boolean closes = i > begin && i + 1 < to && bytes[i + 1] == '"';
                return closes ? new String(bytes, begin, i - begin, StandardCharsets.ISO_8859_1) : null;
            }
            if (b <= ' ' || i - begin >= EventReader.MAX_TYPE_LENGTH) {
                return null;
            }
        }
        return null;
    }

    private boolean startsWith(byte[] prefix) {
        for (int i = 0; i < prefix.length; i++) {
            if (bytes[from + i] != prefix[i]) {
                return false;
            }
        }
        return true;
    }

    String content() {
        unpack();
        return new String(bytes, from, to - from, ascii ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
    }

    /** As {@link EventId#of(String)} of the content. */
    String id() {
        unpack();
        return EventId.of(bytes, from, to - from);
    }

    /** Null if the library has to read the content. */
    EventHeader headerOrNull() {
        unpack();
        try {
            return QuickEventReader.read(bytes, from, to);
        } catch (Unusual e) {
            return null;
        }
    }

    private void unpack() {
        if (!escaped) {
            return;
        }
        byte[] b = bytes;
        int last = to;
        int read = from;
        int write = from;
        long afterBackslash = 0;
        while (read < last) {
            int next = Math.min(read + EightBytes.LENGTH, last);
            if (read + EightBytes.LENGTH == next) {
                long eight = EightBytes.at(b, read);
                long backslashes = EightBytes.equal(eight, '\\');
                long letters = EightBytes.ofPrevious(backslashes, afterBackslash);
                if (EightBytes.equal(eight, '"') == letters) {
                    EightBytes.put(b, write, EightBytes.without(backslashes, eight));
                    write += EightBytes.LENGTH - Long.bitCount(backslashes);
                    read = next;
                    afterBackslash = EightBytes.ofLast(backslashes);
                    continue;
                }
            }
            if (afterBackslash != 0) {
                b[write++] = MEANT[b[read++]];
                afterBackslash = 0;
            }
            while (read < next) {
                byte c = b[read++];
                // what was read as a string has a letter of an escape after each backslash
                b[write++] = c == '\\' ? MEANT[b[read++]] : c;
            }
        }
        to = write;
        escaped = false;
    }
}
