package io.github.camelzoom.websocket.simulator.switches;

/** How a request for a recorded file is answered. */
public enum RecordingAnswer {
    /** With the file, or with where it is. */
    NORMAL,
    /** 403. */
    FORBIDDEN,
    /** 404. */
    NOT_FOUND,
    /** 429, with {@link Switch#RETRY_AFTER}. */
    TOO_MANY_REQUESTS,
    /** 500. */
    SERVER_ERROR,
    /** 503, with {@link Switch#RETRY_AFTER}. */
    UNAVAILABLE,
    /** The connection is closed without an answer. */
    CLOSE
}
