package io.github.camelzoom.websocket.simulator.switches;

/** Which of two accepted connections of one subscription gets events. */
public enum Overlap {
    /** The one accepted last. */
    NEWEST,
    /** The one accepted first, until it is displaced. */
    OLDEST,
    /** Both, a copy each. */
    BOTH
}
