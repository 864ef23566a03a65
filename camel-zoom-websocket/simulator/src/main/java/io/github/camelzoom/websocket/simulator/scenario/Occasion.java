package io.github.camelzoom.websocket.simulator.scenario;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One occurrence of a meeting or webinar.
 *
 * @param family first part of its events' types
 * @param type Zoom's number for what kind it is
 * @param begin seconds since the start of the day
 */
record Occasion(String family, long id, String uuid, String topic, Person host, int type, int begin, int minutes) {

    int seconds() {
        return minutes * 60;
    }

    int end() {
        return begin + seconds();
    }

    /** It as {@code payload.object}; Zoom writes its id as a number in some events and as text in others. */
    ObjectNode object(EventJson json, boolean numericId) {
        ObjectNode object = EventJson.object();
        if (numericId) {
            object.put("id", id);
        } else {
            object.put("id", Long.toString(id));
        }
        return object.put("uuid", uuid)
                .put("host_id", host.id())
                .put("topic", topic)
                .put("type", type)
                .put("start_time", json.time(begin))
                .put("timezone", "Europe/Berlin")
                .put("duration", minutes);
    }
}
