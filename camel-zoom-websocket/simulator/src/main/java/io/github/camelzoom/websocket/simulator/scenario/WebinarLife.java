package io.github.camelzoom.websocket.simulator.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Webinars, with many more guests than meetings have. */
final class WebinarLife {
    private static final int USUAL = 2;
    private static final int WEBINAR = 5;
    private static final int MINUTES = 45;
    private static final int RECORDING_DELAY = 900;

    private final Company company;
    private final Ids ids;
    private final EventJson json;
    private final RandomGenerator random;

    WebinarLife(Company company, Ids ids, EventJson json, RandomGenerator random) {
        this.company = company;
        this.ids = ids;
        this.json = json;
        this.random = random;
    }

    List<TimedEvent> on(Day day) {
        Attendance attendance = new Attendance(company, ids, json, random);
        Recordings recordings = new Recordings(ids, json, random);
        List<TimedEvent> events = new ArrayList<>();
        for (int i = 0; i < day.count(USUAL); i++) {
            Occasion webinar = new Occasion(
                    "webinar",
                    ids.meeting(),
                    ids.occurrence(),
                    "Webinar № " + (i + 1) + " – What’s new \uD83C\uDF89",
                    company.anybody(),
                    WEBINAR,
                    day.begin(MINUTES * 60 + RECORDING_DELAY),
                    MINUTES);
            events.add(json.event(webinar.begin(), "webinar.started", webinar.object(json, false)));
            events.addAll(attendance.of(webinar, 8 + random.nextInt(6)));
            events.add(json.event(
                    webinar.end(),
                    "webinar.ended",
                    webinar.object(json, false).put("end_time", json.time(webinar.end()))));
            events.add(recordings.completed(webinar, webinar.end() + RECORDING_DELAY));
        }
        return events;
    }
}
