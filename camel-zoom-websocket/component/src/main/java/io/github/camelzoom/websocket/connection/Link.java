package io.github.camelzoom.websocket.connection;

/**
 * A connection that Zoom has accepted.
 *
 * @param generation     which one
 * @param since          when it was accepted, epoch milliseconds
 * @param tokenExpiresAt epoch milliseconds, or null when unknown
 * @param inWords        Zoom said that it is accepted, and did not just answer its heartbeat or send an event
 * @param desertedAt     when the last successor failed that Zoom may have put it out for, epoch milliseconds; 0 if none
 * @param signs          what was heard of it
 */
public record Link(
        long generation, long since, Long tokenExpiresAt, boolean inWords, long desertedAt, SignsOfLife signs) {

    Link with(SignsOfLife changed) {
        return changed == signs ? this : new Link(generation, since, tokenExpiresAt, inWords, desertedAt, changed);
    }

    Link acceptedInWords() {
        return new Link(generation, since, tokenExpiresAt, true, desertedAt, signs);
    }

    Link deserted(long now) {
        return new Link(generation, since, tokenExpiresAt, inWords, now, signs);
    }

    /** Zoom may have put it out for a successor that failed, and nothing was heard since that says otherwise. */
    boolean isInDoubt() {
        return desertedAt != 0 && signs.provenUntil() <= desertedAt;
    }

    Link unread(long now) {
        return with(signs.unread(now));
    }

    Link readAgain(long now) {
        return with(signs.readAgain(now));
    }

    /** The route does not keep up, or does so again: then the silence before is not the peer's. */
    Link reading(boolean paused, long now) {
        return paused ? unread(now) : with(signs.readAgain(now).excused(now));
    }

    /** Until when events could reach us for certain, epoch milliseconds. */
    public long provenUntil() {
        return signs.provenUntil();
    }

    /** When the last frame was read, epoch milliseconds. */
    public long heardAt() {
        return signs.heardAt();
    }

    /** Since when nothing was heard that is held against the peer, epoch milliseconds. */
    public long silentSince() {
        return signs.silentSince();
    }

    boolean tokenExpired(long now) {
        return tokenExpiresAt != null && now >= tokenExpiresAt;
    }
}
