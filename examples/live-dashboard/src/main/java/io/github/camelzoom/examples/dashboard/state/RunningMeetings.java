package io.github.camelzoom.examples.dashboard.state;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelzoom.websocket.ZoomEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The meetings and webinars that run now, and who is in them, as far as the events tell. What happened during a gap
 * nobody tells: meetings that were running then are marked until there is news of them, and forgotten when there is
 * none for long. Its memory is bounded. For one thread at a time.
 */
final class RunningMeetings {
    private static final int MOST_MEETINGS = 200;
    private static final int MOST_SHOWN = 12;

    private final long forgetAfterMillis;
    /** The one with the latest news last. */
    private final Map<String, Meeting> meetings = new LinkedHashMap<>();

    /** @param forgetAfterMillis how long without news a meeting counts as over, as its end may have been missed */
    RunningMeetings(long forgetAfterMillis) {
        this.forgetAfterMillis = forgetAfterMillis;
    }

    /** Takes an event of any type; those of others are passed over. */
    void take(ZoomEvent event, long now) {
        String type = event.type();
        if (!type.startsWith("meeting.") && !type.startsWith("webinar.")) {
            return;
        }
        JsonNode object = event.object();
        String key = first(object, "uuid", "id");
        if (key.isEmpty()) {
            return;
        }
        switch (type.substring(type.indexOf('.') + 1)) {
            case "started" -> running(key, object, event, now);
            case "participant_joined" -> running(key, object, event, now).join(object.path("participant"));
            case "participant_left" -> {
                if (meetings.containsKey(key)) {
                    running(key, object, event, now).leave(object.path("participant"));
                }
            }
            case "sharing_started", "sharing_ended" -> {
                if (meetings.containsKey(key)) {
                    running(key, object, event, now);
                }
            }
            case "ended" -> meetings.remove(key);
            default -> {}
        }
    }

    /** Something may have happened that nobody will tell. */
    void gap() {
        meetings.values().forEach(meeting -> meeting.unsure = true);
    }

    private Meeting running(String key, JsonNode object, ZoomEvent event, long now) {
        Meeting meeting = meetings.remove(key);
        if (meeting == null) {
            String kind = event.type().substring(0, event.type().indexOf('.'));
            long since = event.timestamp().map(time -> time.toEpochMilli()).orElse(now);
            meeting = new Meeting(kind, Text.cut(object.path("topic").asText()), since);
        }
        meeting.latestNews = now;
        meeting.unsure = false;
        meetings.put(key, meeting);
        if (meetings.size() > MOST_MEETINGS) {
            meetings.remove(meetings.keySet().iterator().next());
        }
        return meeting;
    }

    /** Those that run, the latest to start first. */
    Running running(long now) {
        meetings.values().removeIf(meeting -> now - meeting.latestNews > forgetAfterMillis);
        List<MeetingView> shown = meetings.values().stream()
                .sorted((one, other) -> Long.compare(other.since, one.since))
                .limit(MOST_SHOWN)
                .map(Meeting::view)
                .toList();
        int people = meetings.values().stream()
                .mapToInt(meeting -> meeting.people.size())
                .sum();
        return new Running(meetings.size(), people, shown);
    }

    private static String first(JsonNode object, String... members) {
        return Stream.of(members)
                .map(member -> object.path(member).asText())
                .filter(text -> !text.isEmpty())
                .findFirst()
                .map(Text::cut)
                .orElse("");
    }

    private static final class Meeting {
        private static final int MOST_PEOPLE = 1000;
        private static final int MOST_NAMES = 10;

        private final String kind;
        private final String topic;
        private final long since;
        private final Map<String, String> people = new LinkedHashMap<>();
        private long latestNews;
        private boolean unsure;

        Meeting(String kind, String topic, long since) {
            this.kind = kind;
            this.topic = topic;
            this.since = since;
        }

        void join(JsonNode participant) {
            if (people.size() < MOST_PEOPLE) {
                people.put(
                        key(participant), Text.cut(participant.path("user_name").asText()));
            }
        }

        void leave(JsonNode participant) {
            people.remove(key(participant));
        }

        /** Of one presence in the meeting: the same person may be there twice, with two devices. */
        private static String key(JsonNode participant) {
            return first(participant, "participant_uuid", "user_id", "id", "email", "user_name");
        }

        MeetingView view() {
            List<String> names = people.values().stream().limit(MOST_NAMES).toList();
            return new MeetingView(kind, topic, since, names, people.size(), unsure);
        }
    }

    /** @param shown the latest of them */
    record Running(int meetings, int people, List<MeetingView> shown) {}

    /**
     * A meeting that runs.
     *
     * @param kind {@code meeting} or {@code webinar}
     * @param since its start, or the first news of it, epoch milliseconds
     * @param names of some of those in it
     * @param people how many are in it
     * @param unsure there was a gap, and no news of it since
     */
    record MeetingView(String kind, String topic, long since, List<String> names, int people, boolean unsure) {}
}
