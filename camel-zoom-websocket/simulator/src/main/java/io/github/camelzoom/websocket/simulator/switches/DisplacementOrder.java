package io.github.camelzoom.websocket.simulator.switches;

/** When the older connection is told, as against the acceptance of the newer one. */
public enum DisplacementOrder {
    /** First the older one is displaced, then the newer one accepted. */
    BEFORE_ACCEPTANCE,
    /** First the newer one is accepted, then the older one displaced. */
    AFTER_ACCEPTANCE
}
