package io.github.camelzoom.examples.gaprepair.repair;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelzoom.examples.gaprepair.rest.ZoomRest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Meetings and who was in them, by the reports: the hosts of these days, each one's meetings, each one's participants.
 * Zoom reports on a meeting when it is over, so one that still runs is found by a later pass.
 */
final class MeetingSource implements EventSource {
    /** A meeting may have begun so long before the gap and still have had people come and go in it. */
    private static final Duration LONGEST_MEETING = Duration.ofHours(30);

    private final ZoomRest rest;
    private final Envelope envelope;

    MeetingSource(ZoomRest rest, Envelope envelope) {
        this.rest = rest;
        this.envelope = envelope;
    }

    @Override
    public List<ObjectNode> eventsIn(Window window) {
        Map<String, String> days = window.startingEarlier(LONGEST_MEETING).days();
        List<ObjectNode> events = new ArrayList<>();
        for (JsonNode host : rest.list("/report/users?type=active", days, "users")) {
            String hostId = host.path("id").asText();
            for (JsonNode meeting : rest.list("/report/users/" + ZoomRest.id(hostId) + "/meetings", days, "meetings")) {
                addMeeting(meeting, hostId, window, events);
            }
        }
        return events;
    }

    private void addMeeting(JsonNode meeting, String hostId, Window window, List<ObjectNode> events) {
        JsonNode start = meeting.path("start_time");
        JsonNode end = meeting.path("end_time");
        if (!new Window(window.from().minus(LONGEST_MEETING), window.to()).covers(start)) {
            return;
        }
        if (window.covers(start)) {
            events.add(envelope.event("meeting.started", start, object(meeting, hostId)));
        }
        if (window.covers(end)) {
            ObjectNode object = object(meeting, hostId).put("end_time", end.asText());
            events.add(envelope.event("meeting.ended", end, object));
        }
        String path = "/report/meetings/" + ZoomRest.uuid(meeting.path("uuid").asText()) + "/participants";
        for (JsonNode session : rest.list(path, Map.of(), "participants")) {
            addSession(meeting, hostId, session, window, events);
        }
    }

    private void addSession(JsonNode meeting, String hostId, JsonNode session, Window window, List<ObjectNode> events) {
        for (String what : List.of("join", "leave")) {
            JsonNode at = session.path(what + "_time");
            if (window.covers(at)) {
                ObjectNode object = object(meeting, hostId);
                object.set("participant", participant(session).put(what + "_time", at.asText()));
                String type = what.equals("join") ? "meeting.participant_joined" : "meeting.participant_left";
                events.add(envelope.event(type, at, object));
            }
        }
    }

    private static ObjectNode object(JsonNode meeting, String hostId) {
        return Envelope.object()
                .put("id", meeting.path("id").asText())
                .put("uuid", meeting.path("uuid").asText())
                .put("host_id", hostId)
                .put("topic", meeting.path("topic").asText())
                .put("type", meeting.path("type").asInt())
                .put("start_time", meeting.path("start_time").asText());
    }

    private static ObjectNode participant(JsonNode session) {
        return Envelope.object()
                .put("user_id", session.path("user_id").asText())
                .put("user_name", session.path("name").asText())
                .put("id", session.path("id").asText())
                .put("email", session.path("user_email").asText())
                .put("registrant_id", session.path("registrant_id").asText())
                .put("participant_user_id", session.path("participant_user_id").asText());
    }
}
