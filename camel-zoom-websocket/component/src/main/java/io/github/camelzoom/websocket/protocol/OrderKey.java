package io.github.camelzoom.websocket.protocol;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which events have to stay in order with each other: those with the same key. Mostly that is the id of the object, but
 * an id that only some of the events about a thing carry must not part them, so here the widest one counts: the session
 * before the message sent in it. The family is no part of the key, since {@code recording.completed} names a meeting by
 * the same id as {@code meeting.ended}; two things that happen to share an id are kept in order needlessly, which does no
 * harm.
 */
final class OrderKey {

    /** Under {@code payload.object}, and before the names that {@link ObjectId} knows. */
    private static final Map<String, List<String>> WIDEST = Map.ofEntries(
            Map.entry("meeting", List.of("id", "meeting_id", "meeting_number", "uuid", "meeting_uuid")),
            Map.entry("webinar", List.of("id", "webinar_id", "uuid", "webinar_uuid")),
            Map.entry("recording", List.of("id", "uuid")),
            Map.entry("phone", List.of("call_id", "session_id")),
            Map.entry("team_chat", List.of("channel_id", "contact_id")),
            Map.entry("chat_message", List.of("channel_id", "session_id")),
            Map.entry("session", List.of("session_id")),
            Map.entry("workspace", List.of("workspace_id")),
            Map.entry("calendar", List.of("resource_id")));

    static final Set<String> CANDIDATES = Stream.concat(
                    WIDEST.values().stream().flatMap(Collection::stream), ObjectId.CANDIDATES.stream())
            .collect(Collectors.toUnmodifiableSet());

    private OrderKey() {}

    /** Whether a member may be asked for, by this class or by {@link ObjectId}. */
    static boolean isCandidate(String member) {
        return CANDIDATES.contains(member);
    }

    /** Never null: events that name nothing keep their order within their family, since nobody can tell them apart. */
    static String of(String family, UnaryOperator<String> inObject, UnaryOperator<String> inPayload) {
        String widest = ObjectId.first(WIDEST.getOrDefault(family, List.of()), inObject);
        if (widest != null) {
            return widest;
        }
        String object = ObjectId.of(family, inObject, inPayload);
        return object == null ? family : object;
    }
}
