package io.github.camelzoom.websocket.connection;

import java.util.Arrays;
import java.util.Optional;

/**
 * Which times were covered by a connection, for a stream that one or several subscriptions feed: it has a gap only while
 * all of them are down. Not thread safe.
 */
public final class Coverage {

    private static final long UP = Long.MAX_VALUE;

    /** For each subscription the last proof that its events could reach us, or {@link #UP}. */
    private final long[] downFrom;

    private ConnectionCause cause = ConnectionCause.STARTING;

    /** @param now when the stream was asked for, epoch milliseconds; nothing before it is missed */
    public Coverage(int subscriptions, long now) {
        downFrom = new long[subscriptions];
        Arrays.fill(downFrom, now);
    }

    /** True as long as no subscription has a connection. */
    public boolean isDown() {
        return downFrom() != UP;
    }

    /** Since when, epoch milliseconds: the latest proof that any of them brought. {@link Long#MAX_VALUE} if not down. */
    public long downFrom() {
        long latest = Long.MIN_VALUE;
        for (long from : downFrom) {
            latest = Math.max(latest, from);
        }
        return latest;
    }

    /** What made it so that no subscription has a connection; of no meaning while one has. */
    public ConnectionCause cause() {
        return cause;
    }

    /** @return true if this made the stream uncovered */
    public boolean lost(int subscription, long from, ConnectionCause why) {
        downFrom[subscription] = from;
        if (isDown()) {
            cause = why;
        }
        return isDown();
    }

    /** @return the gap that this ends, if there was one */
    public Optional<Gap> connected(int subscription, long at) {
        Optional<Gap> gap = gapUntil(at);
        downFrom[subscription] = UP;
        return gap;
    }

    /** The gap that is going on, cut at a time: the stream is not asked for any more, or is about to be covered. */
    public Optional<Gap> gapUntil(long at) {
        return isDown() ? Optional.of(new Gap(Math.min(downFrom(), at), at, cause)) : Optional.empty();
    }
}
