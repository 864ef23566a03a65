package io.github.camelzoom.websocket.connection;

import io.github.camelzoom.websocket.protocol.Frame;

/** Told what a connection brings and how it fares. Called on the connection's event loop: must not block. */
public interface ConnectionListener {

    /** @param receivedAt epoch milliseconds */
    void onMessage(Frame.Message message, long receivedAt);

    /** False stops reading the socket, so that what comes waits there and with the sender. Asked after each frame. */
    boolean wantsReading();

    /** A frame that is no event and nothing else that is known. */
    void onUndeliverable(Frame.Undeliverable frame);

    /** @param gap the time without connection that has ended */
    void onConnected(Gap gap);

    /** An accepted connection ended, not by our wish. */
    void onLost(Outage outage, long retryInMillis);

    void onAttemptFailed(Outage outage, long retryInMillis);

    /** No more attempts will be made. */
    void onExhausted(Outage outage);
}
