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
 */
public record ConnectionSettings(
        Duration heartbeatInterval,
        Duration livenessTimeout,
        Duration connectTimeout,
        Backoff backoff,
        Duration stableAfter,
        int maxReconnectAttempts) {

    /** Shorter lives do not reset the backoff, or "accept, then close" would become a hot loop. */
    public static final Duration STABLE_AFTER = Duration.ofSeconds(30);
}
