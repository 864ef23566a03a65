package io.github.camelzoom.websocket.simulator.switches;

/** What a heartbeat gets. */
public enum HeartbeatAnswer {
    /** {@code success:true}, "live". Seen. */
    LIVE,
    /** Nothing. */
    MISSING,
    /** {@code success:false}, with a reason; the connection stays open. Inferred from a client of a Zoom employee. */
    REFUSED
}
