package io.github.camelzoom.websocket.connection;

/** How soon to try again after a connection ended or could not be made. */
public enum RetryPolicy {
    /** Exponential backoff with full jitter; at once when the connection before it was stable. */
    BACKOFF,
    /** As {@link #BACKOFF} the first time, since Zoom may have erred; then as {@link #SLOW}. */
    SLOW_FROM_SECOND,
    /** It will not mend without somebody doing something: retry seldom, and ever more seldom. */
    SLOW
}
