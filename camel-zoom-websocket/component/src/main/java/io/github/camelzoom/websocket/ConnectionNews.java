package io.github.camelzoom.websocket;

import io.github.camelzoom.websocket.connection.ConnectionCause;
import io.github.camelzoom.websocket.connection.Gap;

/** Told what a consumer has to know of the coverage of its stream. Called on an event loop: must not block. */
interface ConnectionNews {

    /** Events reach the consumer, for the first time or again. */
    void up(long at);

    /** Events do not reach it any more. */
    void down(long from, ConnectionCause cause, String explanation);

    /** Events do not reach it, and it is not over with the next attempt. Told once for each such time. */
    void trouble(ConnectionCause cause, String explanation);

    /** Events did not reach it for a time that is over. Told once for each such time. */
    void gap(Gap gap);

    /** No more attempts will be made by one of its connections. */
    void givenUp(ConnectionCause cause, String explanation);

    /** Another client took one of its subscriptions, by whatever that is answered. */
    void displaced(String subscriptionId, String explanation);

    /** One of its connections was replaced without a gap. */
    void rotated(String subscriptionId);
}
