package io.github.camelzoom.websocket.simulator.scenario;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Calls from outside: ringing, mostly connected, ended. */
final class PhoneCalls {
    private static final int USUAL = 16;
    private static final int LONGEST = 900;

    private final Company company;
    private final Ids ids;
    private final EventJson json;
    private final RandomGenerator random;

    PhoneCalls(Company company, Ids ids, EventJson json, RandomGenerator random) {
        this.company = company;
        this.ids = ids;
        this.json = json;
        this.random = random;
    }

    List<TimedEvent> on(Day day) {
        List<TimedEvent> events = new ArrayList<>();
        for (int i = 0; i < day.count(USUAL); i++) {
            int ringing = day.begin(LONGEST);
            int connected = ringing + 2 + random.nextInt(20);
            int ended = connected + 10 + random.nextInt(LONGEST - 60);
            ObjectNode call = call(company.anybody()).put("ringing_start_time", json.time(ringing));
            events.add(json.event(ringing, "phone.callee_ringing", call.deepCopy()));
            if (random.nextInt(4) > 0) {
                call.put("connected_start_time", json.time(connected));
                events.add(json.event(connected, "phone.callee_answered", call.deepCopy()));
                call.put("handup_result", "Call connected");
            } else {
                ended = connected + 25;
                call.put("handup_result", "No Answer");
            }
            events.add(json.event(ended, "phone.callee_ended", call.put("call_end_time", json.time(ended))));
        }
        return events;
    }

    private ObjectNode call(Person callee) {
        ObjectNode call = EventJson.object().put("call_id", ids.call());
        call.putObject("caller")
                .put("phone_number", "+1202555" + String.format("%04d", random.nextInt(10_000)))
                .put("connection_type", "pstn_off_net");
        ObjectNode to = call.putObject("callee")
                .put("extension_type", "user")
                .put("user_id", callee.id())
                .put("timezone", "Europe/Berlin")
                .put("connection_type", "voip");
        // Zoom writes extensions both ways, within one event even
        if (random.nextBoolean()) {
            to.put("extension_number", callee.extension());
        } else {
            to.put("extension_number", Integer.toString(callee.extension()));
        }
        return call;
    }
}
