package io.github.camelzoom.examples.attendance.simulated;

import io.github.camelzoom.websocket.ZoomEvent;
import io.github.camelzoom.websocket.simulator.GroundTruth;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the mails say beside what happened in the meetings, found in another way than the tables are made. */
public final class Differences {
    private Differences() {}

    /** What is not as it should be, in words; empty if each meeting that ended has one mail with everybody in it. */
    public static List<String> of(GroundTruth truth, List<Mail> mails) {
        Map<String, List<String>> expected = new LinkedHashMap<>();
        List<String> ended = new ArrayList<>();
        truth.sent().forEach(sent -> {
            ZoomEvent event = ZoomEvent.parse(sent.content());
            String meeting = event.object().path("uuid").asText();
            switch (event.type()) {
                case "meeting.participant_joined" -> time(expected, meeting, event, "join_time");
                case "meeting.participant_left" -> time(expected, meeting, event, "leave_time");
                case "meeting.ended" -> ended.add(meeting);
                default -> {}
            }
        });
        List<String> differences = new ArrayList<>();
        for (String meeting : ended) {
            List<Mail> own = mails.stream()
                    .filter(mail -> mail.meeting().equals(meeting))
                    .toList();
            if (own.size() != 1) {
                differences.add(own.size() + " mails about the meeting " + meeting);
            } else if (!times(own.get(0))
                    .equals(expected.get(meeting).stream().sorted().toList())) {
                differences.add("Others came and went in the meeting " + meeting);
            }
        }
        if (mails.size() != ended.size()) {
            differences.add(mails.size() + " mails about " + ended.size() + " meetings that ended");
        }
        return differences;
    }

    private static void time(Map<String, List<String>> expected, String meeting, ZoomEvent event, String member) {
        String time = event.object().path("participant").path(member).asText();
        expected.computeIfAbsent(meeting, uuid -> new ArrayList<>())
                .add(OffsetDateTime.parse(time).toInstant().toString());
    }

    private static List<String> times(Mail mail) {
        return mail.people().stream()
                .flatMap(person -> Stream.of(person.get("stays").split("[ /]")))
                .filter(text -> !text.isEmpty())
                .map(text -> OffsetDateTime.parse(text).toInstant().toString())
                .sorted()
                .toList();
    }
}
