package io.github.camelzoom.websocket.simulator.switches;

/** How the REST API answers. */
public enum RestAnswer {
    /** What was asked for. */
    NORMAL,
    /** 429, with {@link Switch#RETRY_AFTER}. */
    TOO_MANY_REQUESTS,
    /** 500. */
    SERVER_ERROR,
    /** 503, with {@link Switch#RETRY_AFTER}. */
    UNAVAILABLE,
    /** 400 with code 4711: the token lacks a scope. */
    MISSING_SCOPE
}
