package io.github.camelzoom.websocket.simulator.switches;

/** Member {@code content} of a successful {@code build_connection}; no capture of it is public. */
public enum SuccessContent {
    /** {@code "content":""}. */
    EMPTY_TEXT,
    /** {@code "content":"success"}. */
    TEXT,
    /** No such member. */
    ABSENT,
    /** {@code "content":{}}. */
    OBJECT
}
