package io.github.camelzoom.websocket.connection;

/** The timers of one generation; at most one of each kind runs. */
enum ConnectionTimer {
    /** Bounds an attempt from its token request to its acceptance. */
    ATTEMPT,
    HEARTBEAT,
    LIVENESS,
    /** Ends the wait between attempts. */
    RETRY,
    /** Time to seek a successor. */
    ROTATE,
    /** Ends the moment for which a new connection is not read, so that what the old one brings comes first. */
    RELEASE,
    /** Ends the time for which a replaced connection is kept. */
    RETIRE
}
