package io.github.camelzoom.websocket.simulator;

/** Who ended a connection. */
public enum ClosedBy {
    /** Nobody: it is open. */
    NOBODY,
    /** The client, with a close frame. */
    CLIENT,
    /** The simulator. */
    SIMULATOR,
    /** The TCP connection broke without a close frame. */
    NETWORK
}
