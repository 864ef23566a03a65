package io.github.camelzoom.websocket.connection;

/**
 * What to do when another client has taken the subscription. The constants are named as a user types them into the
 * endpoint URI.
 */
@SuppressWarnings("java:S115")
public enum DisplacementPolicy {
    /** Take it back after a long wait; after three losses in ten minutes, at the longest delay only. */
    retake,
    /** Stay off until told to take over. */
    standby,
    /** Give up until the consumer is started again. */
    stop
}
