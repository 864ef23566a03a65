package io.github.camelzoom.websocket.benchmarks.event;

/**
 * How an event's number in its stream and its moment of sending are carried: as numbers that always have the same count
 * of digits, so that a frame that was made before can be given new ones in place.
 */
public final class EventNumbers {

    /** {@code event_ts} of the first event; 13 digits, as Zoom's have. */
    public static final long NUMBER_BASE = 1_000_000_000_000L;

    /** What is added to {@link System#nanoTime()}, which is one clock for all processes of a Linux machine. */
    public static final long STAMP_BASE = 1_000_000_000_000_000_000L;

    /** Objects (meetings) that a stream is about, in turn. */
    public static final int OBJECTS = 32;

    private static final String STAMP = "\"time_stamp\":";
    private static final int STAMP_DIGITS = 19;

    private EventNumbers() {}

    /** Reads the moment of sending from an event's text, in {@link System#nanoTime()}. */
    public static long sentAt(String content) {
        int start = content.indexOf(STAMP) + STAMP.length();
        return Long.parseLong(content, start, start + STAMP_DIGITS, 10) - STAMP_BASE;
    }
}
