package io.github.camelzoom.websocket.connection;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;

/**
 * Epoch time that never goes back or jumps: the wall clock's reading at the start, carried on by the monotonic clock.
 * A clock that an operator sets must not end a healthy connection.
 */
public final class SteadyClock extends Clock {

    private static final SteadyClock SHARED = new SteadyClock();

    private final long anchorMillis = System.currentTimeMillis();
    private final long anchorNanos = System.nanoTime();

    private SteadyClock() {}

    /** The one of this JVM: times of connections and consumers are compared with each other. */
    public static SteadyClock shared() {
        return SHARED;
    }

    @Override
    public long millis() {
        return anchorMillis + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - anchorNanos);
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(millis());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(instant(), zone).withZone(zone);
    }
}
