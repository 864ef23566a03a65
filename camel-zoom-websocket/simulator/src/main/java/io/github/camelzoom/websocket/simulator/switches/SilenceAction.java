package io.github.camelzoom.websocket.simulator.switches;

/** What happens to a connection that sends no heartbeats. */
public enum SilenceAction {
    /** Close 1000 "Bye". */
    CLOSE,
    /** It stays open, but nothing is answered or sent any more. */
    HALF_OPEN
}
