package io.github.camelzoom.websocket.connection;

/**
 * For how long a connection may bring events that another one brought too. Only time in which it is read counts: what
 * both brought may wait in a socket for as long as it is not.
 *
 * @param until      epoch milliseconds; {@link Long#MAX_VALUE} while the end is not in sight
 * @param leftMillis of reading, once the end is in sight
 */
record Overlap(long until, long leftMillis) {

    private static final long OPEN_END = Long.MAX_VALUE;

    /** While the other one is there. */
    static Overlap openEnd() {
        return new Overlap(OPEN_END, ConnectionSettings.OVERLAP.toMillis());
    }

    /** The other one has just gone. */
    static Overlap begun(boolean readingPaused, long now) {
        return readingPaused ? openEnd() : openEnd().readAgain(now);
    }

    boolean lasts(long now) {
        return now < until;
    }

    Overlap unread(long now) {
        return lasts(now) && until != OPEN_END ? new Overlap(OPEN_END, until - now) : this;
    }

    Overlap readAgain(long now) {
        return until == OPEN_END ? new Overlap(now + leftMillis, leftMillis) : this;
    }
}
