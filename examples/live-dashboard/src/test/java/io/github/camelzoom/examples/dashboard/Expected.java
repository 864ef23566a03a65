package io.github.camelzoom.examples.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelzoom.websocket.ZoomEvent;
import io.github.camelzoom.websocket.simulator.SentEvent;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a page must show after these events, worked out from the simulator's truth without the application's code.
 *
 * @param meetings topics of those that run, by their UUID
 */
record Expected(int events, Map<String, Integer> types, Map<String, String> meetings, int people) {

    static Expected of(List<SentEvent> delivered) {
        Map<String, Integer> types = new TreeMap<>();
        Map<String, String> meetings = new TreeMap<>();
        Map<String, Set<String>> people = new TreeMap<>();
        for (SentEvent sent : delivered) {
            ZoomEvent event = ZoomEvent.parse(sent.content());
            types.merge(event.type(), 1, Integer::sum);
            JsonNode object = event.object();
            String uuid = object.path("uuid").asText();
            String participant = object.at("/participant/participant_uuid").asText();
            if (event.type().matches("(meeting|webinar)\\.started")) {
                meetings.put(uuid, object.path("topic").asText());
                people.put(uuid, new HashSet<>());
            } else if (event.type().matches("(meeting|webinar)\\.ended")) {
                meetings.remove(uuid);
                people.remove(uuid);
            } else if (event.type().endsWith(".participant_joined")) {
                people.get(uuid).add(participant);
            } else if (event.type().endsWith(".participant_left")) {
                people.get(uuid).remove(participant);
            }
        }
        int present = people.values().stream().mapToInt(Set::size).sum();
        return new Expected(delivered.size(), types, meetings, present);
    }

    List<Map.Entry<String, Integer>> mostFrequentTypes(int most) {
        return types.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(most)
                .map(entry -> Map.entry(entry.getKey(), entry.getValue()))
                .toList();
    }

    List<String> topics() {
        return meetings.values().stream().sorted().toList();
    }
}
