package io.github.camelzoom.websocket;

import io.github.camelzoom.websocket.protocol.EventHeader;
import io.github.camelzoom.websocket.protocol.Frame;

/**
 * An event on its way to the route.
 *
 * @param orderKey       of the events that it has to stay in order with; null if it need not
 * @param message        what came, its header read already, so that whoever has it may ask for the rest
 * @param header         what was read of it
 * @param subscriptionId the subscription by which it came
 * @param receivedAt     epoch milliseconds
 */
record ReceivedEvent(
        String orderKey, Frame.Message message, EventHeader header, String subscriptionId, long receivedAt) {

    /** The JSON text exactly as Zoom sent it. */
    String content() {
        return message.content();
    }

    /** Key by which the event is known again, see {@code CamelZoomEventId}. */
    String id() {
        return message.id();
    }
}
