package io.github.camelzoom.examples.recordings.tasks;

import java.nio.charset.StandardCharsets;

/** Ids as parts of file names and object keys. */
final class SafeName {
    private SafeName() {}

    /**
     * The id in letters, digits, {@code -}, {@code _} and {@code ~} only. Zoom's UUIDs are base64 and may hold
     * {@code /}, which would make folders. Any other character becomes its UTF-8 bytes in hex, each after a tilde, so
     * that no two ids share a name and none leaves its folder; base64's padding at the end says nothing and is left out.
     */
    static String of(String id) {
        StringBuilder name = new StringBuilder(id.length());
        for (byte b : id.replaceAll("=+$", "").getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            if (c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '_') {
                name.append(c);
            } else {
                name.append(String.format("~%02x", (int) c));
            }
        }
        return name.isEmpty() ? "none" : name.toString();
    }
}
