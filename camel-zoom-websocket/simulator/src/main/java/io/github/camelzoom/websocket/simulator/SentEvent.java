package io.github.camelzoom.websocket.simulator;

import java.time.Instant;
import java.util.OptionalLong;

/**
 * An event the simulator was asked to send.
 *
 * @param sequence counts the events from 1, in the order they were asked for
 * @param subscriptionId the subscription it was for
 * @param content the event's JSON text, exactly as asked for
 * @param at when its frame was written, or else when it was asked for
 * @param connection the {@linkplain ConnectionRecord#id() connection} it was written to; empty while it is held back,
 *     and for ever when nobody was connected or the simulator was told to lose it
 */
public record SentEvent(long sequence, String subscriptionId, String content, Instant at, OptionalLong connection) {

    /** Whether it was written to an accepted connection. Whether the client read it, only the client knows. */
    public boolean delivered() {
        return connection.isPresent();
    }
}
