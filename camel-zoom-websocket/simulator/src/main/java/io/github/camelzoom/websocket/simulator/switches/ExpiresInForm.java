package io.github.camelzoom.websocket.simulator.switches;

/** Member {@code expires_in} of a token answer. */
public enum ExpiresInForm {
    /** A number of seconds. Documented. */
    NUMBER,
    /** The number as text. */
    TEXT,
    /** No such member. */
    ABSENT
}
