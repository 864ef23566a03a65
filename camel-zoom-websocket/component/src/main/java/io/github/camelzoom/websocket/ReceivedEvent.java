package io.github.camelzoom.websocket;

import io.github.camelzoom.websocket.protocol.EventHeader;

/**
 * An event on its way to the route.
 *
 * @param content        the JSON text exactly as Zoom sent it
 * @param header         what was read of it
 * @param subscriptionId the subscription by which it came
 * @param receivedAt     epoch milliseconds
 */
record ReceivedEvent(String content, EventHeader header, String subscriptionId, long receivedAt) {}
