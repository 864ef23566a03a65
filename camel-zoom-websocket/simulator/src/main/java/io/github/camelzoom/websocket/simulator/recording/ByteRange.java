package io.github.camelzoom.websocket.simulator.recording;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The one range of bytes a request asks for.
 *
 * @param first offset of its first byte
 * @param end offset behind its last byte
 */
public record ByteRange(long first, long end) {
    private static final Pattern FORM = Pattern.compile("bytes=(\\d{1,18})-(\\d{0,18})");

    /** Number of bytes. */
    public long length() {
        return end - first;
    }

    /** Whether none of it is in the file. */
    public boolean isUnsatisfiable() {
        return end <= first;
    }

    /** What a header {@code Range} asks for; empty if it is another form, which a server may pass over. */
    public static Optional<ByteRange> parse(String header, long size) {
        Matcher matcher = FORM.matcher(header);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long first = Long.parseLong(matcher.group(1));
        long end = matcher.group(2).isEmpty() ? size : Math.min(size, Long.parseLong(matcher.group(2)) + 1);
        return Optional.of(new ByteRange(first, end));
    }
}
