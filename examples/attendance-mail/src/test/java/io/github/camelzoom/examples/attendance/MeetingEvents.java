package io.github.camelzoom.examples.attendance;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** Events of one meeting, as Zoom writes them; its times are minutes after its start at nine. */
public final class MeetingEvents {
    public static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ObjectNode meeting = JSON.createObjectNode();

    public MeetingEvents(String uuid, String topic) {
        meeting.put("uuid", uuid)
                .put("id", "85746065432")
                .put("topic", topic)
                .put("host_id", "host-1")
                .put("timezone", "Europe/Berlin")
                .put("start_time", NINE.toString());
    }

    public MeetingEvents with(String member, String text) {
        meeting.put(member, text);
        return this;
    }

    public static Instant at(int minute) {
        return NINE.plusSeconds(60L * minute);
    }

    public String started() {
        return event("meeting.started", 0, meeting.deepCopy());
    }

    public String ended(int minute) {
        return event(
                "meeting.ended",
                minute,
                meeting.deepCopy().put("end_time", at(minute).toString()));
    }

    public String joined(int minute, String session, String name, String email) {
        return moved("joined", "join_time", minute, session, name, email);
    }

    public String left(int minute, String session, String name, String email) {
        return moved("left", "leave_time", minute, session, name, email);
    }

    private String moved(String what, String time, int minute, String session, String name, String email) {
        ObjectNode object = meeting.deepCopy();
        object.putObject("participant")
                .put("user_id", session)
                .put("user_name", name)
                .put("email", email)
                .put("id", email.startsWith("host@") ? "host-1" : "")
                .put(time, at(minute).toString());
        return event("meeting.participant_" + what, minute, object);
    }

    private static String event(String type, int minute, ObjectNode object) {
        ObjectNode event = JSON.createObjectNode()
                .put("event", type)
                .put("event_ts", at(minute).toEpochMilli());
        event.putObject("payload").put("account_id", "account").set("object", object);
        return event.toString();
    }
}
