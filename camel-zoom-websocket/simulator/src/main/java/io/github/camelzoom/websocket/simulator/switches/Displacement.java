package io.github.camelzoom.websocket.simulator.switches;

/** How a connection learns that a newer one of its subscription took its place. */
public enum Displacement {
    /** Frame {@code build_connection}, {@code success:false}, "Connected in another place"; close 1000 "Bye". */
    FRAME_AND_CLOSE,
    /** Only a close, 1000 with reason "Connected in another place". */
    CLOSE_REASON,
    /** Close 1000 "Bye" without a word. */
    CLOSE_ONLY,
    /** The TCP connection is reset. */
    RESET,
    /** Not at all, and it gets no events any more. */
    SILENT,
    /** No displacement: both stay accepted. */
    NONE
}
