package io.github.camelzoom.websocket.simulator.switches;

/** Form of the header {@code Retry-After}. */
public enum RetryAfterForm {
    /** No such header. */
    NONE,
    /** Seconds. */
    SECONDS,
    /** An HTTP date. */
    HTTP_DATE,
    /** An ISO 8601 date-time; documented for daily limits. */
    ISO_DATE_TIME
}
