package io.github.camelzoom.websocket.simulator.scenario;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Messages in a team's channels. */
final class ChatMessages {
    private static final int USUAL = 28;
    private static final int CHANNELS = 4;
    private static final List<String> TEXTS = List.of(
            "Good morning ☕",
            "Deployed \uD83D\uDE80",
            "See https://example.com/?a=1&b=2",
            "Ça marche ?",
            "line one\nline two\ttabbed",
            "\"quoted\" and back\\slash",
            "了解です",
            "\uD83D\uDC68\u200D\uD83D\uDCBB",
            "{\"event\":\"not.an.event\"}");

    private final Company company;
    private final Ids ids;
    private final EventJson json;
    private final RandomGenerator random;

    ChatMessages(Company company, Ids ids, EventJson json, RandomGenerator random) {
        this.company = company;
        this.ids = ids;
        this.json = json;
        this.random = random;
    }

    List<TimedEvent> on(Day day) {
        List<String> channels = Stream.generate(ids::file).limit(CHANNELS).toList();
        List<TimedEvent> events = new ArrayList<>();
        for (int i = 0; i < day.count(USUAL); i++) {
            int second = day.begin(0);
            Person sender = company.anybody();
            int channel = random.nextInt(CHANNELS);
            ObjectNode object = EventJson.object()
                    .put("message_id", ids.file().toUpperCase(Locale.ROOT))
                    .put("channel_id", channels.get(channel))
                    .put("channel_name", "team-" + (channel + 1))
                    .put("message", TEXTS.get(random.nextInt(TEXTS.size())))
                    .put("date_time", json.time(second));
            ObjectNode payload = json.payload(object)
                    .put("operator", sender.email())
                    .put("operator_id", sender.id())
                    .put("by_external_user", false);
            events.add(json.event(second, "team_chat.channel_message_posted", payload, null));
        }
        return events;
    }
}
