package io.github.camelzoom.websocket.protocol;

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
        String orderKey) {}
