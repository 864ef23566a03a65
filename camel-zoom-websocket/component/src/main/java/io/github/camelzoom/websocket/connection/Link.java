package io.github.camelzoom.websocket.connection;

/**
 * A connection that Zoom has accepted.
 *
 * @param generation     which one
 * @param since          when it was accepted, epoch milliseconds
 * @param heardAt        the last frame, epoch milliseconds
 * @param tokenExpiresAt epoch milliseconds, or null when unknown
 */
public record Link(long generation, long since, long heardAt, Long tokenExpiresAt) {

    Link heard(long now) {
        return new Link(generation, since, now, tokenExpiresAt);
    }

    boolean tokenExpired(long now) {
        return tokenExpiresAt != null && now >= tokenExpiresAt;
    }
}
