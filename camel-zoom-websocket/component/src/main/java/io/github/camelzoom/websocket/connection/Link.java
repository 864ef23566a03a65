package io.github.camelzoom.websocket.connection;

/**
 * A connection that Zoom has accepted.
 *
 * @param generation     which one
 * @param since          when it was accepted, epoch milliseconds
 * @param heardAt        the last frame, epoch milliseconds
 * @param silentSince    the same, or later if it was not read in between: its silence counts from here
 * @param tokenExpiresAt epoch milliseconds, or null when unknown
 */
public record Link(long generation, long since, long heardAt, long silentSince, Long tokenExpiresAt) {

    Link heard(long now) {
        return new Link(generation, since, now, now, tokenExpiresAt);
    }

    /** Its silence so far is not held against it. That says nothing about until when events could reach us. */
    Link excused(long now) {
        return new Link(generation, since, heardAt, now, tokenExpiresAt);
    }

    boolean tokenExpired(long now) {
        return tokenExpiresAt != null && now >= tokenExpiresAt;
    }
}
