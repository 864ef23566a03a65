package io.github.camelzoom.websocket.simulator.scenario;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Meetings from their start to their recording. */
final class MeetingLife {
    private static final int USUAL = 24;
    private static final int RECORDING_DELAY = 600;
    private static final List<String> TOPICS = List.of(
            "Daily stand-up",
            "1:1 Anna / Björn",
            "Sprint review \uD83D\uDE80",
            "Kundentermin Müller & Söhne",
            "Point budget – T2",
            "採用面接",
            "Fire drill \uD83D\uDE92\uD83D\uDE92 ? - ’ - –",
            "Architecture \"board\"",
            "Обзор проекта",
            "Lunch & learn: <HTML>");

    private final Company company;
    private final Ids ids;
    private final EventJson json;
    private final RandomGenerator random;
    private final Attendance attendance;
    private final Recordings recordings;

    MeetingLife(Company company, Ids ids, EventJson json, RandomGenerator random) {
        this.company = company;
        this.ids = ids;
        this.json = json;
        this.random = random;
        this.attendance = new Attendance(company, ids, json, random);
        this.recordings = new Recordings(ids, json, random);
    }

    List<TimedEvent> on(Day day) {
        List<TimedEvent> events = new ArrayList<>();
        for (int i = 0; i < day.count(USUAL); i++) {
            int minutes = random.nextBoolean() ? 30 : 60;
            Occasion meeting = new Occasion(
                    "meeting",
                    ids.meeting(),
                    ids.occurrence(),
                    TOPICS.get(random.nextInt(TOPICS.size())),
                    company.anybody(),
                    random.nextInt(4) == 0 ? 8 : 2,
                    day.begin(minutes * 60 + RECORDING_DELAY),
                    minutes);
            live(meeting, events);
        }
        return events;
    }

    private void live(Occasion meeting, List<TimedEvent> events) {
        events.add(json.event(meeting.begin(), "meeting.started", meeting.object(json, random.nextBoolean())));
        events.addAll(attendance.of(meeting, 2 + random.nextInt(6)));
        if (random.nextInt(3) == 0) {
            share(meeting, events);
        }
        ObjectNode ended = meeting.object(json, false).put("end_time", json.time(meeting.end()));
        events.add(json.event(meeting.end(), "meeting.ended", ended));
        if (random.nextInt(5) < 2) {
            events.add(recordings.completed(meeting, meeting.end() + RECORDING_DELAY));
        }
    }

    private void share(Occasion meeting, List<TimedEvent> events) {
        int from = meeting.begin() + meeting.seconds() / 4;
        int to = meeting.begin() + meeting.seconds() / 2;
        String userId = Integer.toString(16_778_240 + random.nextInt(1000) * 1024);
        for (boolean start : new boolean[] {true, false}) {
            int at = start ? from : to;
            ObjectNode participant = EventJson.object()
                    .put("id", meeting.host().id())
                    .put("user_id", userId)
                    .put("user_name", meeting.host().name());
            participant
                    .putObject("sharing_details")
                    .put("link_source", "in_meeting")
                    .put("file_link", "")
                    .put("source", "")
                    .put("date_time", json.time(at))
                    .put("content", "application");
            ObjectNode object = meeting.object(json, true);
            object.set("participant", participant);
            events.add(json.event(at, start ? "meeting.sharing_started" : "meeting.sharing_ended", object));
        }
    }
}
