package io.github.camelzoom.websocket.connection;

/**
 * A connection in the making.
 *
 * @param generation        which one
 * @param since             when it was begun, epoch milliseconds
 * @param step              what it waits for
 * @param heartbeatAnswered a sign of life, but no acceptance: it may overtake a refusal
 * @param tokenExpiresAt    epoch milliseconds, or null when unknown
 */
public record Attempt(long generation, long since, Step step, boolean heartbeatAnswered, Long tokenExpiresAt) {

    /** What an attempt waits for. */
    public enum Step {
        TOKEN,
        SOCKET,
        ACCEPTANCE
    }

    static Attempt begun(long generation, long now) {
        return new Attempt(generation, now, Step.TOKEN, false, null);
    }

    Attempt withToken(Long expiresAt) {
        return new Attempt(generation, since, Step.SOCKET, false, expiresAt);
    }

    Attempt opened() {
        return new Attempt(generation, since, Step.ACCEPTANCE, heartbeatAnswered, tokenExpiresAt);
    }

    Attempt answered() {
        return new Attempt(generation, since, step, true, tokenExpiresAt);
    }

    Link accepted(long now) {
        return new Link(generation, now, now, now, tokenExpiresAt);
    }
}
