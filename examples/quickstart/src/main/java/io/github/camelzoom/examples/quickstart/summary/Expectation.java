package io.github.camelzoom.examples.quickstart.summary;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelzoom.examples.quickstart.routes.Attendance;
import io.github.camelzoom.examples.quickstart.routes.AuditLine;
import io.github.camelzoom.examples.quickstart.routes.HostDirectory;
import io.github.camelzoom.examples.quickstart.routes.HostMail;
import io.github.camelzoom.examples.quickstart.routes.ObjectKeys;
import io.github.camelzoom.examples.quickstart.routes.PlainText;
import io.github.camelzoom.websocket.ZoomEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Works out from events alone what must be there once all of them were handled. */
public final class Expectation {
    private final HostDirectory hosts;
    private final ObjectKeys keys = new ObjectKeys();
    private final List<Mail> mails = new ArrayList<>();
    private final Map<String, StoredObject> objects = new TreeMap<>();
    private final Map<String, List<List<String>>> attendance = new TreeMap<>();
    private final List<String> audit = new ArrayList<>();

    private Expectation(HostDirectory hosts) {
        this.hosts = hosts;
    }

    /** @param events texts as Zoom sends them, in the order in which they came */
    public static Outcome of(List<String> events, HostDirectory hosts) {
        Expectation expectation = new Expectation(hosts);
        events.forEach(expectation::add);
        return new Outcome(
                Optional.of(expectation.mails),
                expectation.objects,
                expectation.attendance,
                expectation.audit,
                List.of());
    }

    private void add(String text) {
        audit.add(AuditLine.textOf(text));
        ZoomEvent event = ZoomEvent.parse(text);
        switch (event.type()) {
            case "meeting.started" -> mails.add(new Mail(hosts.addressFor(event), HostMail.subjectOf(event)));
            case "meeting.participant_joined" -> attended(event, "joined", "join_time");
            case "meeting.participant_left" -> attended(event, "left", "leave_time");
            case "recording.completed" -> objects.put(keys.recording(event), new StoredObject(text));
            default -> {
                if (event.type().startsWith("user.")) {
                    objects.put(keys.user(event), new StoredObject(text));
                }
            }
        }
    }

    private void attended(ZoomEvent event, String what, String timeField) {
        JsonNode participant = event.object().path("participant");
        String time = participant.path(timeField).asText();
        if (time.isEmpty()) {
            time = event.timestamp().map(Object::toString).orElse("");
        }
        List<String> entry = List.of(
                time,
                what,
                PlainText.line(participant.path("user_name").asText()),
                PlainText.line(participant.path("email").asText()));
        attendance
                .computeIfAbsent(Attendance.fileOf(event), file -> new ArrayList<>())
                .add(entry);
    }
}
