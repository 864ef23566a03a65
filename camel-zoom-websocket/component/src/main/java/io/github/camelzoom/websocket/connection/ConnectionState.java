package io.github.camelzoom.websocket.connection;

/**
 * Where one subscription's connection stands. Each state holds just what it needs; what belongs to an attempt or a
 * connection carries the generation that made it.
 *
 * <pre>
 *             start                  accepted               token ages
 *  Stopped ----------> Connecting --------------> Connected -----------> Rotating
 *     ^                 |      ^  ^                 |    ^ ^   accepted,    |  |
 *     |            fail |      |  |                 |    | +---or failed----+  |
 *     | stop            v      |  |            lost |    |                     |
 *     +------ any ---- Waiting-+  +--- lost while the successor is on its way -+
 *                       |  ^ ^                      |    |
 *     too many failures |  | +----------------------+    | accepted
 *                       v  |                        |    |
 *                Exhausted | take over, or in time  v    |
 *                          +-------------------- Displaced
 * </pre>
 *
 * Immutable, so it serves as the snapshot that health, JMX and consoles read from any thread.
 */
public sealed interface ConnectionState {

    /** The newest attempt or connection. */
    long generation();

    /** When this state was entered, epoch milliseconds. */
    long since();

    /** Not wanted, before start and after stop or suspend. {@code outage} is null before the first start. */
    record Stopped(long generation, long since, Outage outage) implements ConnectionState {}

    /** An attempt is on its way, and nothing else. */
    record Connecting(Attempt attempt, Outage outage) implements ConnectionState {

        @Override
        public long generation() {
            return attempt.generation();
        }

        @Override
        public long since() {
            return attempt.since();
        }
    }

    /**
     * Events reach us.
     *
     * @param generation        the newest that there was: larger than the link's after a rotation that failed
     * @param retiring          the link's predecessor until it is gone, or null
     * @param overlap           for how long the link may bring events that its predecessor or its failed successor
     *                          brought too
     * @param readingPaused     the sockets are not read, so silence says nothing about the peer
     * @param trouble           of the time before; its failures count until this link is stable
     * @param rotationFailures  successors that failed, one after the other; those that were accepted and ended before
     *                          their predecessor are among them
     */
    record Connected(
            long generation,
            Link link,
            Link retiring,
            Overlap overlap,
            boolean readingPaused,
            Trouble trouble,
            int rotationFailures)
            implements ConnectionState {

        /** A link without a predecessor, though one that just ended may have brought the same events. */
        static Connected alone(Link link, Trouble trouble) {
            Overlap overlap = Overlap.begun(false, link.since());
            return new Connected(link.generation(), link, null, overlap, false, trouble, 0);
        }

        /** A link whose successor failed. What that one still brings or brought about is to be told apart for a while. */
        static Connected deserted(
                long generation, Link link, boolean readingPaused, Trouble trouble, int rotationFailures, long now) {
            Overlap overlap = Overlap.begun(readingPaused, now);
            return new Connected(generation, link, null, overlap, readingPaused, trouble, rotationFailures);
        }

        /** A link that is to replace another, which is or is not read at present. */
        static Connected replacing(
                Link predecessor, Link link, boolean readingPaused, Trouble trouble, int rotationFailures) {
            return new Connected(
                    link.generation(), link, predecessor, Overlap.openEnd(), readingPaused, trouble, rotationFailures);
        }

        @Override
        public long since() {
            return link.since();
        }

        boolean isOverlapping(long now) {
            return overlap.lasts(now);
        }

        /** Zoom may not have noticed yet that the successor is gone, in favour of which it puts the link out. */
        boolean isInWakeOfSuccessor(long now) {
            return generation > link.generation() && isOverlapping(now);
        }

        Connected with(Link changed) {
            return changed == link
                    ? this
                    : new Connected(generation, changed, retiring, overlap, readingPaused, trouble, rotationFailures);
        }

        Connected withRetiring(Link changed) {
            return new Connected(generation, link, changed, overlap, readingPaused, trouble, rotationFailures);
        }

        Connected withoutRetiring(long now) {
            Overlap ending = Overlap.begun(readingPaused, now);
            return new Connected(generation, link, null, ending, readingPaused, trouble, 0).released(now);
        }

        /** The link is read from now on, unless nothing is. */
        Connected released(long now) {
            return readingPaused ? this : with(link.readAgain(now));
        }

        Connected reading(boolean paused, long now) {
            if (retiring != null) {
                return new Connected(
                        generation,
                        link.reading(paused, now),
                        retiring.reading(paused, now),
                        overlap,
                        paused,
                        trouble,
                        rotationFailures);
            }
            Overlap changed = paused ? overlap.unread(now) : overlap.readAgain(now);
            return new Connected(
                    generation, link.reading(paused, now), null, changed, paused, trouble, rotationFailures);
        }
    }

    /** Events reach us by the link, and its successor is on its way. */
    record Rotating(Link link, Attempt successor, boolean readingPaused, Trouble trouble, int rotationFailures)
            implements ConnectionState {

        @Override
        public long generation() {
            return successor.generation();
        }

        @Override
        public long since() {
            return link.since();
        }

        Rotating with(Link changed) {
            return new Rotating(changed, successor, readingPaused, trouble, rotationFailures);
        }

        Rotating with(Attempt changed) {
            return new Rotating(link, changed, readingPaused, trouble, rotationFailures);
        }

        Rotating reading(boolean paused, long now) {
            return new Rotating(link.reading(paused, now), successor, paused, trouble, rotationFailures);
        }
    }

    /** Until the next attempt. */
    record Waiting(long generation, long since, long retryAt, Outage outage) implements ConnectionState {}

    /** Another client has the subscription, and we keep off until told to take it over. */
    record Displaced(long generation, long since, Outage outage) implements ConnectionState {}

    /** Given up, as {@code maxReconnectAttempts} or the policy on displacement asks, until told otherwise. */
    record Exhausted(long generation, long since, Outage outage) implements ConnectionState {}

    /** The time without connection that is going on; null when there is none. */
    default Outage outageOrNull() {
        if (this instanceof Connecting connecting) {
            return connecting.outage();
        }
        if (this instanceof Waiting waiting) {
            return waiting.outage();
        }
        if (this instanceof Displaced displaced) {
            return displaced.outage();
        }
        if (this instanceof Exhausted exhausted) {
            return exhausted.outage();
        }
        return this instanceof Stopped stopped ? stopped.outage() : null;
    }

    /** The connection by which events reach us; null when there is none. */
    default Link linkOrNull() {
        if (this instanceof Connected connected) {
            return connected.link();
        }
        return this instanceof Rotating rotating ? rotating.link() : null;
    }

    /** Whether there is a connection that is not read at present, as the listener asked. */
    default boolean isReadingPaused() {
        return this instanceof Connected connected && connected.readingPaused()
                || this instanceof Rotating rotating && rotating.readingPaused();
    }
}
