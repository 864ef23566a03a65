package io.github.camelzoom.websocket.connection;

import io.github.camelzoom.websocket.protocol.Frame;

/** Told what a connection brings and how it fares. Called on the connection's event loop: must not block. */
public interface ConnectionListener {

    /** @param state where the connection stands as this listener begins to be told */
    default void onJoined(ConnectionState state) {}

    /**
     * @param receivedAt  epoch milliseconds
     * @param generation  the connection that brought it
     * @param overlapping another connection of this subscription may have brought the same event, or yet bring it
     */
    void onMessage(Frame.Message message, long receivedAt, long generation, boolean overlapping);

    /** False stops reading the socket, so that what comes waits there and with the sender. Asked after each change. */
    default boolean wantsReading() {
        return true;
    }

    /** A frame that is no event and nothing else that is known. */
    default void onUndeliverable(Frame.Undeliverable frame) {}

    /** @param gap the time without connection that has ended */
    default void onConnected(Gap gap) {}

    /** An accepted connection ended, not by our wish. */
    default void onLost(Outage outage, long retryInMillis) {}

    default void onAttemptFailed(Outage outage, long retryInMillis) {}

    /** A new connection took over from the one before without a gap. */
    default void onRotated() {}

    /** The new connection failed; the one before it goes on. */
    default void onRotationFailed(ConnectionCause cause, String detail, long retryInMillis) {}

    /** @param roundTripMillis from the sending of a heartbeat to its answer; told when it is certain which was answered */
    default void onHeartbeatAnswered(long roundTripMillis) {}

    /** @param overlapMillis how long a connection and its successor both stood, the planned replacement being over */
    default void onPredecessorGone(long overlapMillis) {}

    /** @param paused the sockets are not read any more, as a listener asked; false when they are again */
    default void onReading(boolean paused, long at) {}

    /** Another client has the subscription, and we keep off until told to take over. */
    default void onDisplaced(Outage outage) {}

    /** No more attempts will be made. */
    default void onExhausted(Outage outage) {}

    /** @param gap the time without connection that was going on at the stop */
    default void onStopped(Gap gap) {}

    /** The WebSocket handshake succeeded. Whether Zoom accepts the connection is open still. */
    default void onHandshake() {}

    /** Zoom's answer to the opening of a connection or to a heartbeat, or a refusal; before anything follows from it. */
    default void onAnswer(Frame answer) {}
}
