package io.github.camelzoom.websocket.protocol;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which member names the thing an event is about. Zoom has no common name for it: each family of events (the type up to
 * its first dot) has its own, and some have several, of which the first one present counts. The order puts the wider
 * thing first where that is what routes look for: a channel before a message in it.
 */
final class ObjectId {

    /** Under {@code payload.object}; any other family, and one whose own names are all absent, goes by {@code id}. */
    private static final Map<String, List<String>> BY_FAMILY = Map.ofEntries(
            Map.entry("meeting", List.of("id", "meeting_id", "meeting_number")),
            Map.entry("webinar", List.of("id", "webinar_id")),
            Map.entry(
                    "phone",
                    List.of(
                            "call_id",
                            "id",
                            "user_id",
                            "message_id",
                            "session_id",
                            "call_log_id",
                            "call_history_id",
                            "call_element_id")),
            Map.entry(
                    "contact_center",
                    List.of(
                            "engagement_id",
                            "task_id",
                            "cc_queue_id",
                            "user_id",
                            "message_id",
                            "team_id",
                            "asset_id",
                            "business_hour_id",
                            "closure_set_id")),
            Map.entry(
                    "team_chat",
                    List.of("channel_id", "message_id", "session_id", "contact_id", "file_id", "space_id")),
            Map.entry("chat_message", List.of("id", "channel_id", "session_id")),
            Map.entry("chat_channel", List.of("id", "channel_id", "session_id")),
            Map.entry("session", List.of("id", "session_id", "session_key", "uuid")),
            Map.entry("zoomroom", List.of("id", "room_id")),
            Map.entry("workspace", List.of("id", "workspace_id")),
            Map.entry("whiteboard", List.of("whiteboard_id")),
            Map.entry("zoom_events", List.of("event_id", "host_id", "ticket_id", "session_id", "speaker_id")),
            Map.entry("revenue_accelerator", List.of("conversation_id", "playlist_id")),
            Map.entry("cobrowse", List.of("session_id")),
            Map.entry("video_management", List.of("channel_id", "video_id")),
            Map.entry("visitor_management", List.of("invitation_id")),
            Map.entry("calendar", List.of("event_id")),
            Map.entry("quality_management", List.of("evaluation_id")),
            Map.entry("my_notes", List.of("note_id")),
            Map.entry("clinical_notes", List.of("note_id")));

    private static final List<String> COMMON = List.of("id");

    /** Directly under {@code payload}, for events that have no object: media streams, then chatbots. */
    private static final List<String> IN_PAYLOAD = List.of("meeting_uuid", "webinar_uuid", "session_id", "toJid");

    static final Set<String> CANDIDATES = Stream.of(
                    BY_FAMILY.values().stream().flatMap(Collection::stream), COMMON.stream(), IN_PAYLOAD.stream())
            .flatMap(names -> names)
            .collect(Collectors.toUnmodifiableSet());

    private ObjectId() {}

    /**
     * The identifier, or null when the event names none.
     *
     * @param family    see {@link #family}
     * @param inObject  the value of a member of {@code payload.object} by its name, null if there is none
     * @param inPayload the same of {@code payload}
     */
    static String of(String family, UnaryOperator<String> inObject, UnaryOperator<String> inPayload) {
        String own = first(BY_FAMILY.getOrDefault(family, COMMON), inObject);
        if (own != null) {
            return own;
        }
        String common = first(COMMON, inObject);
        return common != null ? common : first(IN_PAYLOAD, inPayload);
    }

    /** The type up to its first dot. */
    static String family(String type) {
        int dot = type.indexOf('.');
        return dot < 0 ? type : type.substring(0, dot);
    }

    /** The value of the first name that has one, or null. */
    static String first(List<String> names, UnaryOperator<String> values) {
        for (int i = 0; i < names.size(); i++) {
            String value = values.apply(names.get(i));
            if (value != null) {
                return value;
            }
        }
        return null;
    }
}
