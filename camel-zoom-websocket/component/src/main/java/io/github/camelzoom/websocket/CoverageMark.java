package io.github.camelzoom.websocket;

import java.time.Instant;
import java.time.format.DateTimeParseException;

/**
 * How far a stream was received, as one process leaves it to the next.
 *
 * @param until until when its events could reach the process, epoch milliseconds
 * @param since when the connection was accepted that this speaks of: whose is later has the stream
 * @param ended nobody asked for events from then on; otherwise the process may be there still, or be gone without a word
 */
record CoverageMark(long until, long since, boolean ended) {

    private static final String ENDED = "stopped";
    private static final String GOING_ON = "receiving";

    /** One line that people can read. */
    String text() {
        return Instant.ofEpochMilli(until) + " " + Instant.ofEpochMilli(since) + " " + (ended ? ENDED : GOING_ON);
    }

    /** @throws IllegalArgumentException if it is no such line */
    static CoverageMark parse(String text) {
        String[] parts = text.strip().split(" ");
        if (parts.length != 3 || !parts[2].equals(ENDED) && !parts[2].equals(GOING_ON)) {
            throw new IllegalArgumentException("what is kept is no mark of this component");
        }
        try {
            long until = Instant.parse(parts[0]).toEpochMilli();
            return new CoverageMark(until, Instant.parse(parts[1]).toEpochMilli(), parts[2].equals(ENDED));
        } catch (DateTimeParseException | ArithmeticException e) {
            throw new IllegalArgumentException("what is kept is no mark of this component", e);
        }
    }

    /** Marks move forward only, and not at all by whoever lost the stream to another process. */
    boolean isBehind(CoverageMark stored) {
        return stored.since > since || stored.until > until;
    }
}
