package io.github.camelzoom.websocket.simulator.switches;

/** How an event is wrapped into a frame. */
public enum MessageForm {
    /** {@code module} "message", the event as text in {@code content}. Seen. */
    CONTENT_TEXT,
    /** The same with the members in another order. */
    REORDERED,
    /** The event as an object in {@code content}. Never seen, but some clients accept it. */
    CONTENT_OBJECT,
    /** The bare event without an envelope. */
    BARE
}
