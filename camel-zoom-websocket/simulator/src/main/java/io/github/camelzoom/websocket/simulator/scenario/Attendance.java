package io.github.camelzoom.websocket.simulator.scenario;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** Who joins and leaves a meeting or webinar: the host first, then others, some of them guests. */
final class Attendance {
    private final Company company;
    private final Ids ids;
    private final EventJson json;
    private final RandomGenerator random;

    Attendance(Company company, Ids ids, EventJson json, RandomGenerator random) {
        this.company = company;
        this.ids = ids;
        this.json = json;
        this.random = random;
    }

    List<TimedEvent> of(Occasion occasion, int people) {
        List<TimedEvent> events = new ArrayList<>();
        for (int i = 0; i < people; i++) {
            Person person = occasion.host();
            if (i > 0) {
                person = random.nextInt(4) == 0 ? company.guest() : company.anybody();
            }
            int joined = occasion.begin() + 1 + random.nextInt(occasion.seconds() / 4);
            int left = occasion.end() - 1 - random.nextInt(occasion.seconds() / 4);
            ObjectNode participant = participant(person, i);
            events.add(event(occasion, joined, "joined", participant.deepCopy().put("join_time", json.time(joined))));
            events.add(event(
                    occasion,
                    left,
                    "left",
                    participant
                            .put("leave_time", json.time(left))
                            .put("leave_reason", person.name() + " left the meeting.")));
        }
        return events;
    }

    private ObjectNode participant(Person person, int index) {
        ObjectNode participant = EventJson.object();
        if (random.nextBoolean()) {
            participant.put("user_id", Integer.toString(16_778_240 + 1024 * index));
            participant.put("user_name", person.name());
            participant.put("id", person.id());
            participant.put("email", person.email());
        } else {
            participant.put("email", person.email());
            participant.put("id", person.id());
            participant.put("user_name", person.name());
            participant.put("user_id", Integer.toString(16_778_240 + 1024 * index));
        }
        return participant
                .put("participant_uuid", ids.file().toUpperCase(Locale.ROOT))
                .put("participant_user_id", person.id())
                .put("registrant_id", "");
    }

    private TimedEvent event(Occasion occasion, int second, String what, ObjectNode participant) {
        ObjectNode object = occasion.object(json, false);
        object.set("participant", participant);
        return json.event(second, occasion.family() + ".participant_" + what, object);
    }
}
