package io.github.camelzoom.websocket.simulator.switches;

/** Member {@code header} of a message frame. */
public enum MessageHeader {
    /** {@code x-zm-request-timestamp} and {@code x-zm-signature}, both right. Seen. */
    SIGNED,
    /** As {@link #SIGNED}, the equals sign of the signature written as an escape of six characters, as HTML-safe JSON writers do. Inferred. */
    ESCAPED_SIGNATURE,
    /** As {@link #SIGNED}, the timestamp as a number. */
    NUMERIC_TIMESTAMP,
    /** As {@link #SIGNED}, names in capitals. */
    UPPER_CASE,
    /** As {@link #SIGNED}, with the other headers of a webhook request. */
    MORE_MEMBERS,
    /** A signature that is not right. */
    WRONG_SIGNATURE,
    /** {@code "header":{}}. */
    EMPTY,
    /** No such member. */
    ABSENT
}
