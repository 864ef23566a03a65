package io.github.camelzoom.websocket;

import io.github.camelzoom.websocket.protocol.EventHeader;

/**
 * An event on its way to the route.
 *
 * @param orderKey       of the events that it has to stay in order with; null if it need not
 * @param content        the JSON text exactly as Zoom sent it
 * @param header         what was read of it
 * @param subscriptionId the subscription by which it came
 * @param receivedAt     epoch milliseconds
 */
record ReceivedEvent(String orderKey, String content, EventHeader header, String subscriptionId, long receivedAt) {}
