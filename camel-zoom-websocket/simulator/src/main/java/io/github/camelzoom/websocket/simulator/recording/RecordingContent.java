package io.github.camelzoom.websocket.simulator.recording;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What is in a recorded file: bytes that follow from its id, its version and their place in it, so that a file of any
 * size takes no room, and whoever loaded it can compare it with the truth.
 */
public final class RecordingContent {
    private static final int BLOCK = 64 * 1024;
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private final String id;
    private final int version;
    private final long size;
    private final long seed;

    /**
     * A file.
     *
     * @param id of the file, as in the event
     * @param version another one has other bytes
     * @param size in bytes
     */
    public RecordingContent(String id, int version, long size) {
        this.id = id;
        this.version = version;
        this.size = size;
        this.seed = ByteBuffer.wrap(sha256Of((version + " " + id).getBytes(StandardCharsets.UTF_8)))
                .getLong();
    }

    /** Id of the file. */
    public String id() {
        return id;
    }

    /** Length in bytes. */
    public long size() {
        return size;
    }

    /** Strong validator: differs if the bytes do. */
    public String etag() {
        return "\"" + Long.toHexString(seed) + "-" + version + "-" + size + "\"";
    }

    /** The bytes from an offset, up to so many of them, fewer at the end. */
    public byte[] bytes(long offset, int most) {
        int length = (int) Math.max(0, Math.min(most, size - offset));
        int skip = (int) (offset % Long.BYTES);
        ByteBuffer words = ByteBuffer.allocate((skip + length + Long.BYTES - 1) / Long.BYTES * Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN);
        long word = offset / Long.BYTES;
        while (words.hasRemaining()) {
            words.putLong(mixed(seed + GOLDEN_GAMMA * ++word));
        }
        byte[] bytes = new byte[length];
        System.arraycopy(words.array(), skip, bytes, 0, length);
        return bytes;
    }

    /** SHA-256 of all of it, in hexadecimal; takes a while for a large one. */
    public String sha256() {
        MessageDigest digest = sha256Digest();
        for (long offset = 0; offset < size; offset += BLOCK) {
            digest.update(bytes(offset, BLOCK));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Of SplitMix64: a word is found by its place alone. */
    private static long mixed(long word) {
        long z = (word ^ (word >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    private static byte[] sha256Of(byte[] bytes) {
        return sha256Digest().digest(bytes);
    }

    private static MessageDigest sha256Digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
