package io.github.camelzoom.websocket.protocol;

import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A key by which an event is known again, since Zoom gives it none. It is the first 128 bits of the SHA-256 of the
 * content's UTF-8 bytes, as 32 lower-case hexadecimal digits: the same content has the same key in every process and on
 * every platform, and the key survives stores that ignore case. Members of the event (type, time, object) would not do,
 * because distinct events can share all of them.
 */
public final class EventId {

    private static final int BYTES = 16;

    /** To find and make one costs as much as to use it. */
    private static final ThreadLocal<EventId> OF_THREAD = ThreadLocal.withInitial(EventId::new);

    private final MessageDigest sha256 = sha256();
    private final byte[] result = new byte[sha256.getDigestLength()];

    private EventId() {}

    /** The key of an event's content, as received. Any thread may call this. */
    public static String of(String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        return of(bytes, 0, bytes.length);
    }

    static String of(byte[] bytes, int offset, int length) {
        return OF_THREAD.get().compute(bytes, offset, length);
    }

    private String compute(byte[] bytes, int offset, int length) {
        sha256.update(bytes, offset, length);
        try {
            sha256.digest(result, 0, result.length);
        } catch (DigestException e) {
            throw new IllegalStateException("the result has the length of a digest", e);
        }
        return HexFormat.of().formatHex(result, 0, BYTES);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
