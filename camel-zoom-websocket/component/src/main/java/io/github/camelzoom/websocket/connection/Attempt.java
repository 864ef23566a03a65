package io.github.camelzoom.websocket.connection;

/**
 * A connection in the making.
 *
 * @param generation     which one
 * @param since          when it was begun, epoch milliseconds
 * @param step           what it waits for
 * @param heardAt        when the last frame was read, epoch milliseconds; 0 if there was none
 * @param heartbeats     an answer is a sign of life, but no acceptance: it may overtake a refusal
 * @param tokenExpiresAt epoch milliseconds, or null when unknown
 */
public record Attempt(
        long generation, long since, Step step, long heardAt, Heartbeats heartbeats, Long tokenExpiresAt) {

    /** What an attempt waits for. */
    public enum Step {
        TOKEN,
        SOCKET,
        ACCEPTANCE
    }

    static Attempt begun(long generation, long now) {
        return new Attempt(generation, now, Step.TOKEN, 0, Heartbeats.NONE, null);
    }

    Attempt withToken(Long expiresAt) {
        return new Attempt(generation, since, Step.SOCKET, heardAt, heartbeats, expiresAt);
    }

    Attempt opened() {
        return new Attempt(generation, since, Step.ACCEPTANCE, heardAt, heartbeats, tokenExpiresAt);
    }

    Attempt heard(long now) {
        return new Attempt(generation, since, step, now, heartbeats, tokenExpiresAt);
    }

    Attempt with(Heartbeats changed) {
        return new Attempt(generation, since, step, heardAt, changed, tokenExpiresAt);
    }

    /** @param provenSince from when it is certain, epoch milliseconds */
    Link accepted(boolean inWords, long provenSince, long now) {
        return new Link(generation, now, tokenExpiresAt, inWords, 0, SignsOfLife.from(provenSince, heartbeats));
    }
}
