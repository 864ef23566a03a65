package io.github.camelzoom.websocket.simulator.switches;

/** What an accepted connection gets when the token it came with expires. */
public enum TokenExpiry {
    /** Nothing: it goes on. */
    NOTHING,
    /** Close 1000 "Bye". */
    CLOSE,
    /** Frame {@code build_connection}, {@code success:false}, "Invalid Token"; it stays open. */
    FRAME,
    /** Each heartbeat from then on is answered with {@code success:false}. */
    HEARTBEAT_REFUSED
}
