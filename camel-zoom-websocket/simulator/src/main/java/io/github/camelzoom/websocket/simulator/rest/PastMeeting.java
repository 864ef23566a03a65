package io.github.camelzoom.websocket.simulator.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One occurrence of a meeting, as its events told it so far. */
final class PastMeeting {
    private final JsonNode object;
    private final List<ObjectNode> participants = new ArrayList<>();
    private String endTime = "";

    PastMeeting(JsonNode object) {
        this.object = object;
    }

    void started() {
        endTime = "";
    }

    void ended(JsonNode told) {
        endTime = told.path("end_time").asText();
    }

    void joined(JsonNode participant) {
        participants.add(JsonNodeFactory.instance
                .objectNode()
                .put("id", participant.path("id").asText())
                .put("user_id", participant.path("user_id").asText())
                .put("name", participant.path("user_name").asText())
                .put("user_email", participant.path("email").asText())
                .put("registrant_id", participant.path("registrant_id").asText())
                .put(
                        "participant_user_id",
                        participant.path("participant_user_id").asText())
                .put("status", "in_meeting")
                .put("join_time", participant.path("join_time").asText()));
    }

    void left(JsonNode participant) {
        String leaveTime = participant.path("leave_time").asText();
        participants.stream()
                .filter(known -> known.get("user_id")
                        .asText()
                        .equals(participant.path("user_id").asText()))
                .filter(known -> !known.has("leave_time"))
                .findFirst()
                .ifPresent(known ->
                        known.put("leave_time", leaveTime).put("duration", seconds(known, "join_time", "leave_time")));
    }

    boolean isOver() {
        return !endTime.isEmpty();
    }

    String id() {
        return object.path("id").asText();
    }

    String hostId() {
        return object.path("host_id").asText();
    }

    Optional<Instant> start() {
        return time(object, "start_time");
    }

    /** Sessions of participants, each from joining to leaving. */
    List<ObjectNode> participants() {
        return List.copyOf(participants);
    }

    /** As a list of a host's meetings has it: without the host, who is known there. */
    ObjectNode summary() {
        ObjectNode summary = JsonNodeFactory.instance
                .objectNode()
                .put("uuid", object.path("uuid").asText())
                .put("id", object.path("id").asLong())
                .put("type", object.path("type").asInt())
                .put("topic", object.path("topic").asText())
                .put("start_time", object.path("start_time").asText())
                .put("end_time", endTime);
        long minutes = (seconds(summary, "start_time", "end_time") + 59) / 60;
        return summary.put("duration", minutes).put("participants_count", participants.size());
    }

    ObjectNode details() {
        return summary().put("host_id", hostId());
    }

    private static long seconds(JsonNode node, String from, String to) {
        return time(node, from)
                .flatMap(start -> time(node, to).map(end -> Duration.between(start, end)))
                .orElse(Duration.ZERO)
                .toSeconds();
    }

    static Optional<Instant> time(JsonNode node, String member) {
        try {
            return Optional.of(Instant.parse(node.path(member).asText()));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
