package io.github.camelzoom.websocket.simulator.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What an account's events come to, in the form in which Zoom's REST API tells it afterwards. Not thread safe. */
public final class AccountHistory {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Map<String, PastMeeting> meetings = new LinkedHashMap<>();
    private final List<ObjectNode> recordings = new ArrayList<>();
    private final Map<String, ObjectNode> users = new LinkedHashMap<>();
    private final List<ObjectNode> activities = new ArrayList<>();

    /** Takes in an event, in the order in which they happen; passes over what tells nothing of these things. */
    public void learn(String event) {
        JsonNode json;
        try {
            json = MAPPER.readTree(event);
        } catch (JsonProcessingException e) {
            // a test may send anything
            return;
        }
        JsonNode object = json.at("/payload/object");
        Instant at = Instant.ofEpochMilli(json.path("event_ts").asLong());
        switch (json.path("event").asText()) {
            case "meeting.started" -> meeting(object).ifPresent(PastMeeting::started);
            case "meeting.ended" -> meeting(object).ifPresent(meeting -> meeting.ended(object));
            case "meeting.participant_joined" ->
                meeting(object).ifPresent(meeting -> meeting.joined(object.path("participant")));
            case "meeting.participant_left" ->
                meeting(object).ifPresent(meeting -> meeting.left(object.path("participant")));
            case "recording.completed" -> recorded(object);
            case "user.created" -> user(object, "active", at);
            case "user.updated" -> user(object, null, at);
            case "user.deactivated" -> user(object, "inactive", at);
            case "user.deleted" -> users.remove(object.path("id").asText());
            case "user.signed_in" -> activity(object, "Sign in", at);
            case "user.signed_out" -> activity(object, "Sign out", at);
            default -> {}
        }
    }

    private Optional<PastMeeting> meeting(JsonNode object) {
        String uuid = object.path("uuid").asText();
        return uuid.isEmpty()
                ? Optional.empty()
                : Optional.of(meetings.computeIfAbsent(uuid, unknown -> new PastMeeting(object)));
    }

    private void recorded(JsonNode object) {
        if (object instanceof ObjectNode recording) {
            recordings.add(recording.deepCopy());
        }
    }

    private void user(JsonNode object, String status, Instant at) {
        String id = object.path("id").asText();
        if (id.isEmpty()) {
            return;
        }
        ObjectNode user = users.computeIfAbsent(
                id, unknown -> JsonNodeFactory.instance.objectNode().put("status", "active"));
        user.setAll((ObjectNode) object.deepCopy());
        if (status != null) {
            user.put("status", status);
        }
        if ("active".equals(status)) {
            user.put("created_at", seconds(at));
        }
    }

    private void activity(JsonNode object, String type, Instant at) {
        activities.add(JsonNodeFactory.instance
                .objectNode()
                .put("email", object.path("email").asText())
                .put("time", object.path("date_time").asText(seconds(at)))
                .put("type", type)
                .put("ip_address", "192.0.2.1")
                .put("client_type", object.path("client_type").asText())
                .put("version", object.path("version").asText()));
    }

    private static String seconds(Instant at) {
        return Instant.ofEpochSecond(at.getEpochSecond()).toString();
    }

    /** Users of a status. */
    List<ObjectNode> users(String status) {
        return users.values().stream()
                .filter(user -> user.path("status").asText().equals(status))
                .toList();
    }

    /**
     * Recordings of meetings and webinars that began on certain days.
     *
     * @param hostId of one host; null for all
     */
    List<ObjectNode> recordings(Predicate<Instant> when, String hostId) {
        return recordings.stream()
                .filter(recording ->
                        hostId == null || recording.path("host_id").asText().equals(hostId))
                .filter(recording ->
                        PastMeeting.time(recording, "start_time").filter(when).isPresent())
                .toList();
    }

    /** Hosts of meetings that were on certain days. */
    List<ObjectNode> hosts(Predicate<Instant> when) {
        Map<String, Long> counts = new LinkedHashMap<>();
        reported(when).forEach(meeting -> counts.merge(meeting.hostId(), 1L, Long::sum));
        return counts.entrySet().stream()
                .map(host -> JsonNodeFactory.instance
                        .objectNode()
                        .put("id", host.getKey())
                        .put("type", 2)
                        .put("meetings", host.getValue()))
                .toList();
    }

    /** Meetings of a host that were on certain days. */
    List<ObjectNode> pastMeetings(Predicate<Instant> when, String hostId) {
        return reported(when)
                .filter(meeting -> meeting.hostId().equals(hostId))
                .map(PastMeeting::summary)
                .toList();
    }

    /** As Zoom documents it: only those that ended, with two participants or more. */
    private Stream<PastMeeting> reported(Predicate<Instant> when) {
        return meetings.values().stream()
                .filter(PastMeeting::isOver)
                .filter(meeting -> meeting.participants().size() > 1)
                .filter(meeting -> meeting.start().filter(when).isPresent());
    }

    /** One that ended. */
    ObjectNode pastMeeting(String idOrUuid) {
        return over(idOrUuid).details();
    }

    /** Who was in one that ended. */
    List<ObjectNode> participants(String idOrUuid) {
        return over(idOrUuid).participants();
    }

    private PastMeeting over(String idOrUuid) {
        return Stream.concat(
                        Stream.ofNullable(meetings.get(idOrUuid)),
                        meetings.values().stream()
                                .filter(meeting -> meeting.id().equals(idOrUuid)))
                .filter(PastMeeting::isOver)
                .findFirst()
                .orElseThrow(() -> new RestException(404, 3001, "Meeting does not exist: " + idOrUuid + "."));
    }

    /** Who signed in and out on certain days. */
    List<ObjectNode> activities(Predicate<Instant> when) {
        return activities.stream()
                .filter(activity ->
                        PastMeeting.time(activity, "time").filter(when).isPresent())
                .toList();
    }
}
