package io.github.camelzoom.examples.gaprepair.repair;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.camelzoom.websocket.ZoomEvent;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.camel.Body;

/**
 * By what a live event and a repaired one are known to be the same. Zoom sends no id of an event, and their texts differ,
 * so that the component's {@code CamelZoomEventId} does not do: the key is made of what both tell.
 */
public final class EventKey {
    /** Files that are there when the recording is completed; transcripts and summaries may come later. */
    private static final String MEDIA = "MP4|M4A";

    /** The key, or null for an event that is never repaired and therefore needs none. */
    public String ofText(@Body String event) {
        return of(ZoomEvent.parse(event));
    }

    /** The same of an event that was read already. */
    public static String of(ZoomEvent event) {
        JsonNode object = event.object();
        JsonNode participant = object.path("participant");
        return switch (event.type()) {
            case "meeting.started", "meeting.ended" -> key(event, object.path("uuid"));
            // one person may come and go several times, also under one number: as into a breakout room
            case "meeting.participant_joined" ->
                key(event, object.path("uuid"), participant.path("user_id"), participant.path("join_time"));
            case "meeting.participant_left" ->
                key(event, object.path("uuid"), participant.path("user_id"), participant.path("leave_time"));
            case "recording.completed" -> key(event, object.path("uuid"), TextNode.valueOf(firstFile(object)));
            case "user.created" -> key(event, object.path("id"));
            case "user.signed_in", "user.signed_out" -> key(event, object.path("email"), object.path("date_time"));
            default -> null;
        };
    }

    private static String key(ZoomEvent event, JsonNode... parts) {
        StringBuilder key = new StringBuilder(event.type());
        for (JsonNode part : parts) {
            if (part.asText().isEmpty()) {
                return null;
            }
            key.append(' ').append(part.asText());
        }
        return key.toString();
    }

    private static String firstFile(JsonNode recording) {
        JsonNode files = recording.path("recording_files");
        return ids(files, MEDIA)
                .sorted()
                .findFirst()
                .or(() -> ids(files, ".*").sorted().findFirst())
                .orElse("");
    }

    private static Stream<String> ids(JsonNode files, String type) {
        return StreamSupport.stream(files.spliterator(), false)
                .filter(file ->
                        file.path("file_type").asText().toUpperCase(Locale.ROOT).matches(type))
                .map(file -> file.path("id").asText());
    }
}
