package io.github.camelzoom.websocket.connection;

/**
 * What was heard of a connection, and what that proves. While it is not read, frames wait, the one that tells its end
 * among them; so what is read then says little about now. The answer to a heartbeat still proves that the peer held the
 * connection when that heartbeat was sent.
 *
 * @param heardAt     when the last frame was read, epoch milliseconds
 * @param provenUntil until when events could reach us for certain, epoch milliseconds
 * @param silentSince when the last frame was read, or later if silence before is not to count
 * @param unreadFrom  when it began not to be read, epoch milliseconds, as long as what is read may have waited since;
 *                    else {@link #NEVER}
 * @param unreadUntil when it was read again, epoch milliseconds, as long as what is read may have waited; {@link #NEVER}
 *                    while it is not read or nothing can be waiting
 */
record SignsOfLife(
        long heardAt, long provenUntil, long silentSince, long unreadFrom, long unreadUntil, Heartbeats heartbeats) {

    private static final long NEVER = Long.MAX_VALUE;

    static SignsOfLife from(long now, Heartbeats heartbeats) {
        return new SignsOfLife(now, now, now, NEVER, NEVER, heartbeats);
    }

    boolean isReadAsItComes() {
        return unreadFrom == NEVER;
    }

    private SignsOfLife heard(long now, long proven, Heartbeats counted) {
        return new SignsOfLife(now, proven, now, unreadFrom, unreadUntil, counted);
    }

    SignsOfLife heard(long now) {
        if (now == heardAt && now == silentSince && now == provenUntil) {
            return this; // as most frames of a busy stream find it
        }
        return heard(now, isReadAsItComes() ? now : provenUntil, heartbeats);
    }

    SignsOfLife heartbeatSent(long now) {
        return new SignsOfLife(heardAt, provenUntil, silentSince, unreadFrom, unreadUntil, heartbeats.oneSent(now));
    }

    SignsOfLife heartbeatAnswered(long now) {
        if (isReadAsItComes()) {
            return SignsOfLife.from(now, heartbeats.allAnswered());
        }
        Heartbeats counted = heartbeats.oneAnswered();
        if (!counted.areAllAnswered()) {
            return heard(now, provenUntil, counted);
        }
        boolean sentSinceItIsRead = unreadUntil != NEVER && counted.sentAt() >= unreadUntil;
        return sentSinceItIsRead
                ? SignsOfLife.from(now, counted)
                : heard(now, Math.max(provenUntil, counted.sentAt()), counted);
    }

    SignsOfLife unread(long now) {
        return new SignsOfLife(heardAt, provenUntil, silentSince, Math.min(unreadFrom, now), NEVER, heartbeats);
    }

    SignsOfLife readAgain(long now) {
        boolean unread = unreadFrom != NEVER && unreadUntil == NEVER;
        return unread ? new SignsOfLife(heardAt, provenUntil, silentSince, unreadFrom, now, heartbeats) : this;
    }

    /** Another connection vouched for the events until then. */
    SignsOfLife provenUntil(long another) {
        long proven = Math.max(provenUntil, another);
        return new SignsOfLife(heardAt, proven, silentSince, unreadFrom, unreadUntil, heartbeats);
    }

    /** Its silence so far is not held against it. That says nothing about until when events could reach us. */
    SignsOfLife excused(long now) {
        return new SignsOfLife(heardAt, provenUntil, now, unreadFrom, unreadUntil, heartbeats);
    }

    /**
     * Once it was read for as long as it had not been, nothing can be waiting any more.
     *
     * @param atMost milliseconds of reading that are enough in any case
     */
    SignsOfLife caughtUp(long atMost, long now) {
        boolean enough = unreadUntil != NEVER && now - unreadUntil >= Math.min(atMost, unreadUntil - unreadFrom);
        return enough ? new SignsOfLife(heardAt, provenUntil, silentSince, NEVER, NEVER, heartbeats) : this;
    }
}
