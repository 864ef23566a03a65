package io.github.camelzoom.examples.quickstart.summary;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The bytes of an object; equal if they are. */
public final class StoredObject {
    private final byte[] bytes;

    public StoredObject(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    public StoredObject(String text) {
        this(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StoredObject object && Arrays.equals(bytes, object.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** Without the text: recordings hold the token to download them with. */
    @Override
    public String toString() {
        return bytes.length + " bytes";
    }
}
