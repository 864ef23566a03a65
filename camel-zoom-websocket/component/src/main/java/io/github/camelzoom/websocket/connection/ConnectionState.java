package io.github.camelzoom.websocket.connection;

/**
 * Where one subscription's connection stands. Each state holds just what it needs; what belongs to an attempt or a
 * connection carries the generation that made it.
 *
 * <pre>
 *             start                  accepted
 *  Stopped ----------> Connecting --------------> Connected
 *     ^                 |      ^                      |
 *     |            fail |      | retry                | lost
 *     | stop            v      |                      |
 *     +------ any ---- Waiting-+ &lt;--------------------+
 *                       |
 *                       | too many failures
 *                       v
 *                   Exhausted
 * </pre>
 *
 * Immutable, so it serves as the snapshot that health, JMX and consoles read from any thread.
 */
public sealed interface ConnectionState {

    /** The newest attempt or connection; what comes back from an older one is ignored. */
    long generation();

    /** When this state was entered, epoch milliseconds. */
    long since();

    /** Not wanted, before start and after stop or suspend. {@code outage} is null before the first start. */
    record Stopped(long generation, long since, Outage outage) implements ConnectionState {}

    /** An attempt is on its way: a token, a socket, Zoom's acceptance. */
    record Connecting(long generation, long since, Step step, Outage outage, Long tokenExpiresAt)
            implements ConnectionState {

        /** What the attempt waits for. */
        public enum Step {
            TOKEN,
            SOCKET,
            ACCEPTANCE
        }

        Connecting at(Step next) {
            return new Connecting(generation, since, next, outage, tokenExpiresAt);
        }
    }

    /**
     * Accepted by Zoom: events reach us.
     *
     * @param heardAt        the last frame, epoch milliseconds
     * @param readingPaused  the socket is not read, so silence says nothing about the peer
     * @param confirmed      Zoom said yes or sent an event; false after a heartbeat answer only, which may overtake a no
     * @param tokenExpiresAt epoch milliseconds, or null when unknown
     * @param failures       as in {@link Outage}, of the time before; counts until this connection is stable
     */
    record Connected(
            long generation,
            long since,
            long heardAt,
            boolean readingPaused,
            boolean confirmed,
            Long tokenExpiresAt,
            int failures)
            implements ConnectionState {

        Connected heard(long now) {
            return new Connected(generation, since, now, readingPaused, confirmed, tokenExpiresAt, failures);
        }

        Connected confirmed(long now) {
            return new Connected(generation, since, now, readingPaused, true, tokenExpiresAt, failures);
        }

        Connected reading(boolean paused, long now) {
            return new Connected(generation, since, now, paused, confirmed, tokenExpiresAt, failures);
        }
    }

    /** Until the next attempt. */
    record Waiting(long generation, long since, long retryAt, Outage outage) implements ConnectionState {}

    /** Given up, as {@code maxReconnectAttempts} asks. Only stop, or stop and start, leads out. */
    record Exhausted(long generation, long since, Outage outage) implements ConnectionState {}
}
