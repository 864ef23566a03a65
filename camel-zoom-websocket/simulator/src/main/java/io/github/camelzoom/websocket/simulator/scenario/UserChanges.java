package io.github.camelzoom.websocket.simulator.scenario;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Users who are created, changed and deactivated by an administrator. */
final class UserChanges {
    private static final int USUAL_CREATED = 5;
    private static final int USUAL_UPDATED = 7;
    private static final int USUAL_DEACTIVATED = 2;

    private final Company company;
    private final Ids ids;
    private final EventJson json;
    private final RandomGenerator random;
    private final Person operator;

    UserChanges(Company company, Ids ids, EventJson json, RandomGenerator random) {
        this.company = company;
        this.ids = ids;
        this.json = json;
        this.random = random;
        this.operator = company.anybody();
    }

    List<TimedEvent> on(Day day) {
        List<TimedEvent> events = new ArrayList<>();
        for (int i = 0; i < day.count(USUAL_CREATED); i++) {
            Person person = company.hire(ids);
            ObjectNode payload = payload(object(person).put("display_name", person.name()));
            events.add(event(day.begin(0), "user.created", payload.put("creation_type", "create")));
        }
        for (int i = 0; i < day.count(USUAL_UPDATED); i++) {
            events.add(updated(day.begin(0), company.anybody()));
        }
        for (int i = 0; i < day.count(USUAL_DEACTIVATED); i++) {
            events.add(event(day.begin(0), "user.deactivated", payload(object(company.hire(ids)))));
        }
        return events;
    }

    private TimedEvent updated(int second, Person person) {
        ObjectNode object = EventJson.object().put("id", person.id()).put("dept", "Dept. " + random.nextInt(9));
        ObjectNode payload = payload(object);
        payload.putObject("old_object").put("id", person.id()).put("dept", "");
        return event(second, "user.updated", payload);
    }

    private static ObjectNode object(Person person) {
        return EventJson.object()
                .put("id", person.id())
                .put("first_name", person.firstName())
                .put("last_name", person.lastName())
                .put("email", person.email())
                .put("type", 2);
    }

    private ObjectNode payload(ObjectNode object) {
        return json.payload(object).put("operator", operator.email()).put("operator_id", operator.id());
    }

    private TimedEvent event(int second, String type, ObjectNode payload) {
        return json.event(second, type, payload, null);
    }
}
