package io.github.camelzoom.examples.attendance.table;

import java.time.Instant;

/**
 * From coming to going, on one device.
 *
 * @param from null if the coming was not heard
 * @param to null if the going was not heard
 */
public record Stay(Instant from, Instant to) {

    /** Whether both were heard. */
    public boolean isWhole() {
        return from != null && to != null;
    }

    /** What is known of when it was, for putting stays in order. */
    Instant known() {
        return from == null ? to : from;
    }
}
