package io.github.camelzoom.websocket.connection;

import java.time.Duration;

/**
 * Something that goes wrong, or that somebody does, in a simulated day.
 *
 * @param at     when it begins, milliseconds since the day's begin
 * @param lasts  milliseconds; zero for what happens at one moment
 * @param amount of what the kind says, milliseconds or a choice; see {@link Kind}
 */
record Fault(long at, long lasts, Kind kind, long amount) {

    enum Kind {
        /** Token requests fail for the reason that the amount chooses. */
        TOKENS_FAIL,
        /** As {@link #TOKENS_FAIL}, and the server asks to be left alone for the amount. */
        TOKENS_RATE_LIMITED,
        /** Tokens come late, by the amount. */
        TOKENS_LATE,
        /** No token request is answered. */
        TOKENS_UNANSWERED,
        /** No socket can be opened. */
        SOCKETS_FAIL,
        /** Handshakes are rejected, and the server asks to be left alone for the amount. */
        HANDSHAKES_REJECTED,
        /** Sockets open late, by the amount. */
        SOCKETS_LATE,
        /** Handshakes are not answered. */
        SOCKETS_UNANSWERED,
        /** Connections are refused in the form that the amount chooses. */
        REFUSED,
        /** The answer to a new connection comes late, by the amount. */
        ANSWERS_LATE,
        /** Connections are closed again the amount after their acceptance. */
        ACCEPTED_THEN_CLOSED,
        /** Every connection is reset, no token is to be had and no socket opens. */
        SERVER_DOWN,
        /** Heartbeats are not answered. */
        HEARTBEATS_UNANSWERED,
        /** Heartbeats are answered with a no. */
        HEARTBEATS_REFUSED,
        /** What is under way stays under way until the end. */
        STALLED,
        /** Frames travel longer, by up to the amount. */
        LATENCY,
        /** Another client has the subscription, and takes it again the amount after it lost it. */
        OTHER_CLIENT,
        /** Every connection is closed with the code that the amount chooses. */
        CLOSED,
        /** Every connection breaks, with what was under way. */
        RESET,
        /** The other end of every connection is gone, and nobody says so. */
        HALF_OPEN,
        /** Frames come that mean nothing. */
        ODD_FRAMES,
        /** What was called off or superseded happens nevertheless. */
        GHOSTS,
        /** The route does not keep up, so that reading is paused. */
        SLOW_ROUTE,
        /** The consumer is stopped, and started again at the end. */
        STOPPED,
        /** Somebody asks for a rotation. */
        ROTATE,
        /** Somebody asks to take the subscription over. */
        TAKE_OVER
    }

    long end() {
        return at + lasts;
    }

    boolean isActive(long time) {
        return at <= time && time < end();
    }

    /** After it the world needs time to mend; a question of an operator breaks nothing. */
    boolean isHarmful() {
        return kind != Kind.ROTATE && kind != Kind.TAKE_OVER && kind != Kind.GHOSTS && kind != Kind.ODD_FRAMES;
    }

    @Override
    public String toString() {
        return clock(at) + " " + kind + (lasts > 0 ? " for " + Duration.ofMillis(lasts) : "")
                + (amount > 0 ? " (" + amount + ")" : "");
    }

    /** Time of a simulated day, as people read it. */
    static String clock(long millis) {
        return String.format(
                "%02d:%02d:%02d.%03d", millis / 3_600_000, millis / 60_000 % 60, millis / 1000 % 60, millis % 1000);
    }
}
