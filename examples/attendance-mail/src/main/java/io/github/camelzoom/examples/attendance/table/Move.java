package io.github.camelzoom.examples.attendance.table;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelzoom.websocket.ZoomEvent;
import java.time.Instant;

/**
 * Somebody came or went.
 *
 * @param session tells this device of this person from others in the meeting
 * @param userId of the person's Zoom account; empty for guests, as the address often is
 * @param at when; null if Zoom did not say
 */
public record Move(Kind kind, String session, String userId, String name, String email, Instant at) {

    /** Which way. */
    public enum Kind {
        JOINED,
        LEFT
    }

    static Move of(ZoomEvent event, Kind kind) {
        JsonNode participant = event.object().path("participant");
        Instant told = Times.parse(participant
                .path(kind == Kind.JOINED ? "join_time" : "leave_time")
                .asText());
        String name = participant.path("user_name").asText();
        return new Move(
                kind,
                firstOf(
                        participant.path("user_id").asText(),
                        participant.path("participant_uuid").asText(),
                        name),
                participant.path("id").asText(),
                name,
                participant.path("email").asText(),
                told == null ? event.timestamp().orElse(null) : told);
    }

    private static String firstOf(String... texts) {
        for (String text : texts) {
            if (!text.isEmpty()) {
                return text;
            }
        }
        return "";
    }
}
