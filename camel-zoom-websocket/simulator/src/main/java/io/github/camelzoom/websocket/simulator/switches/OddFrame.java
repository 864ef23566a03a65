package io.github.camelzoom.websocket.simulator.switches;

/** A frame that a client must survive. */
public enum OddFrame {
    /** No frame. */
    NONE,
    /** A module nobody knows. */
    UNKNOWN_MODULE,
    /** JSON without a module. */
    NO_MODULE,
    /** A message whose content is no JSON. */
    CONTENT_NOT_JSON,
    /** A message whose content is JSON without an event type. */
    CONTENT_NO_EVENT,
    /** Text that is no JSON. */
    NOT_JSON,
    /** Text that is JSON but no object. */
    JSON_ARRAY,
    /** No text at all. */
    EMPTY,
    /** A text frame whose bytes are no UTF-8; by RFC 6455 the receiver may fail the connection. */
    INVALID_UTF8,
    /** A binary frame. */
    BINARY
}
