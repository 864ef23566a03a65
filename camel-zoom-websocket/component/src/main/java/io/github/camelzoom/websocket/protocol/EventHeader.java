package io.github.camelzoom.websocket.protocol;

import java.util.function.UnaryOperator;

/**
 * What can be told of an event without building a tree of it. Identifiers are text, whether Zoom wrote them as text or
 * as numbers, exactly as written; an empty text counts as absent.
 *
 * @param type the top-level {@code event}, for example {@code meeting.started}; never null or empty
 * @param timestamp the top-level {@code event_ts} in milliseconds since the epoch, or null when absent or no number
 * @param accountId {@code payload.account_id} ({@code payload.accountId} of chatbot events), or null
 * @param objectId what the event is about (meeting, call, user, channel, ...), or null
 * @param objectUuid {@code payload.object.uuid}, one occurrence of a meeting, or null
 * @param hostId {@code payload.object.host_id}, or null
 * @param orderKey the same for all events that have to stay in order with each other; never null
 */
public record EventHeader(
        String type,
        Long timestamp,
        String accountId,
        String objectId,
        String objectUuid,
        String hostId,
        String orderKey) {

    /** @param inObject what {@link ObjectId#of} asks for, as {@code inPayload} */
    static EventHeader of(
            String type,
            Long timestamp,
            String accountId,
            String objectUuid,
            String hostId,
            UnaryOperator<String> inObject,
            UnaryOperator<String> inPayload) {
        String family = ObjectId.family(type);
        return new EventHeader(
                type,
                timestamp,
                accountId,
                ObjectId.of(family, inObject, inPayload),
                objectUuid,
                hostId,
                OrderKey.of(family, inObject, inPayload));
    }
}
