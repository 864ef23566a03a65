package io.github.camelzoom.websocket;

import java.util.concurrent.TimeUnit;

/**
 * Camel's shutdown suspends one route after the other and then looks once a second whether anything is pending. In a
 * cluster nobody receives until it has seen that there is nothing, so what is routed in less than a second is waited for
 * before it looks: by all routes together, since each one's wait keeps the sockets of the next ones open. Thread safe.
 */
final class ShutdownLook {

    private static final long MILLIS = 900;

    private Long endNanos;

    /** How much is left of it; it begins with the first who asks. */
    synchronized long millisLeft() {
        long now = System.nanoTime();
        if (endNanos == null) {
            endNanos = now + TimeUnit.MILLISECONDS.toNanos(MILLIS);
        }
        return Math.max(0, TimeUnit.NANOSECONDS.toMillis(endNanos - now));
    }
}
