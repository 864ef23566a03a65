package io.github.camelzoom.websocket.connection;

import java.time.Duration;

/**
 * The times and limits that the connection lives by.
 *
 * @param heartbeatInterval    between two heartbeats; the first goes out as soon as the socket is open
 * @param livenessTimeout      nothing heard for so long: the connection is dead
 * @param connectTimeout       for token, socket and acceptance together
 * @param backoff              delays between attempts
 * @param stableAfter          a connection that lived so long wipes out the failures before it
 * @param maxReconnectAttempts failed attempts in a row after which to give up; negative for never
 * @param refreshMargin        a successor is sought so long before the token's end, or at half its life if that is later
 * @param displacement         what to do when another client has taken the subscription
 */
public record ConnectionSettings(
        Duration heartbeatInterval,
        Duration livenessTimeout,
        Duration connectTimeout,
        Backoff backoff,
        Duration stableAfter,
        int maxReconnectAttempts,
        Duration refreshMargin,
        DisplacementPolicy displacement) {

    /** Shorter lives do not reset the backoff, or "accept, then close" would become a hot loop. */
    public static final Duration STABLE_AFTER = Duration.ofSeconds(30);

    /** How long a replaced connection is kept, for what is still on its way by it. */
    static final Duration RETIREMENT = Duration.ofSeconds(3);

    /**
     * How long at most a new connection is not read while the old one may still bring events that are older. Zoom ends
     * the old one as the new one is accepted, and then it is shorter.
     */
    static final Duration HOLD = Duration.ofMillis(250);

    /** How long after its predecessor's end a connection may still bring what that one brought too. */
    static final Duration OVERLAP = Duration.ofSeconds(3);

    /** Tokens that live less than twice as long are not replaced in time: the budget of token requests comes first. */
    private static final long SHORTEST_ROTATION_MILLIS = 15_000;

    /** How long after its acceptance a connection's successor is sought. */
    long rotateAfterMillis(long now, long tokenExpiresAt) {
        long life = tokenExpiresAt - now;
        return Math.max(SHORTEST_ROTATION_MILLIS, Math.max(life - refreshMargin.toMillis(), life / 2));
    }
}
