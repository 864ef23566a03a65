package io.github.camelzoom.websocket.connection;

/** The timers of a connection; at most one of each kind runs. */
enum ConnectionTimer {
    /** Bounds an attempt from its token request to its acceptance. */
    ATTEMPT,
    HEARTBEAT,
    LIVENESS,
    RETRY
}
