package io.github.camelzoom.websocket.simulator.scenario;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkingDayTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final List<TimedEvent> DAY = WorkingDay.generate(7);

    private static JsonNode json(TimedEvent event) {
        try {
            return MAPPER.readTree(event.content());
        } catch (java.io.IOException e) {
            throw new AssertionError(event.content(), e);
        }
    }

    private static List<JsonNode> all(String type) {
        return DAY.stream()
                .filter(event -> event.type().equals(type))
                .map(WorkingDayTest::json)
                .toList();
    }

    private static List<JsonNode> objects(String type) {
        return all(type).stream().map(event -> event.at("/payload/object")).toList();
    }

    private static boolean any(Predicate<String> condition) {
        return DAY.stream().map(TimedEvent::content).anyMatch(condition);
    }

    @Test
    void isTheSameForTheSameSeedAndAnotherForAnother() {
        assertEquals(DAY, WorkingDay.generate(7));
        assertNotEquals(DAY, WorkingDay.generate(8));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void hasAboutFourHundredEventsWhateverTheSeed(long seed) {
        int size = WorkingDay.generate(seed).size();

        assertTrue(size > 320 && size < 500, size + " events");
    }

    @Test
    void growsWithItsSize() {
        int large = WorkingDay.generate(7, 10).size();

        assertTrue(large > 8 * DAY.size() && large < 12 * DAY.size(), large + " events");
        assertThrows(IllegalArgumentException.class, () -> WorkingDay.generate(7, 0));
    }

    @Test
    void isInOrderAndWithinTenHours() {
        List<TimedEvent> sorted =
                DAY.stream().sorted(Comparator.comparing(TimedEvent::offset)).toList();

        assertEquals(sorted, DAY);
        assertTrue(DAY.get(DAY.size() - 1).offset().compareTo(Duration.ofHours(10)) <= 0);
    }

    @Test
    void isMadeOfValidEventsWithMatchingTypesAndTimes() {
        Instant start = Instant.parse("2026-03-02T08:00:00Z");
        for (TimedEvent event : DAY) {
            JsonNode json = json(event);
            assertEquals(event.type(), json.path("event").asText());
            assertEquals(
                    start.plus(event.offset()).toEpochMilli(),
                    json.path("event_ts").asLong());
            assertEquals(22, json.at("/payload/account_id").asText().length());
            assertTrue(json.at("/payload/object").isObject(), event.content());
        }
    }

    @Test
    void hasAllKindsOfEvents() {
        Map<String, Long> counts = DAY.stream().collect(groupingBy(TimedEvent::type, counting()));

        for (String type : List.of(
                "meeting.started",
                "meeting.ended",
                "meeting.participant_joined",
                "meeting.participant_left",
                "meeting.sharing_started",
                "meeting.sharing_ended",
                "recording.completed",
                "webinar.started",
                "webinar.ended",
                "webinar.participant_joined",
                "user.created",
                "user.updated",
                "user.deactivated",
                "phone.callee_ringing",
                "phone.callee_answered",
                "phone.callee_ended",
                "team_chat.channel_message_posted")) {
            assertTrue(counts.containsKey(type), type);
        }
        assertEquals(counts.get("meeting.started"), counts.get("meeting.ended"));
        assertEquals(counts.get("meeting.participant_joined"), counts.get("meeting.participant_left"));
        assertEquals(counts.get("phone.callee_ringing"), counts.get("phone.callee_ended"));
    }

    @Test
    void letsPeopleJoinOnlyMeetingsThatRun() {
        Set<String> running = new HashSet<>();
        for (TimedEvent event : DAY) {
            String uuid = json(event).at("/payload/object/uuid").asText();
            switch (event.type()) {
                case "meeting.started" -> assertTrue(running.add(uuid));
                case "meeting.ended" -> assertTrue(running.remove(uuid));
                case "meeting.participant_joined", "meeting.participant_left", "meeting.sharing_started" ->
                    assertTrue(running.contains(uuid), event.content());
                case "recording.completed" -> assertFalse(running.contains(uuid), event.content());
                default -> {}
            }
        }
        assertTrue(running.isEmpty());
    }

    @Test
    void hasWhatAttendanceListsMailsAndArchivesNeed() {
        objects("meeting.participant_joined").forEach(object -> {
            assertFalse(object.path("topic").asText().isEmpty());
            assertFalse(object.path("host_id").asText().isEmpty());
            assertFalse(object.at("/participant/user_name").asText().isEmpty());
            assertTrue(object.at("/participant/email").isTextual());
            Instant.parse(object.at("/participant/join_time").asText());
        });
        objects("meeting.participant_left")
                .forEach(object ->
                        Instant.parse(object.at("/participant/leave_time").asText()));
        all("recording.completed").forEach(event -> {
            assertFalse(event.path("download_token").asText().isEmpty());
            assertTrue(event.at("/payload/object/host_email").asText().endsWith("@example.com"));
            assertTrue(event.at("/payload/object/recording_files").size() >= 2);
        });
    }

    @Test
    void hasTheTrapsOfRealEvents() {
        assertTrue(any(text -> text.contains("\\uD83D\\uDE92")), "astral characters escaped");
        assertFalse(any(text -> text.chars().anyMatch(c -> Character.isSurrogate((char) c))), "none raw");
        assertTrue(any(text -> text.contains("ü")), "others raw");
        assertTrue(any(text -> text.startsWith("{\"payload\"")), "order of members");
        assertTrue(any(text -> text.startsWith("{\"event\"")), "order of members");
        assertTrue(objects("meeting.started").stream()
                .anyMatch(object -> object.path("id").isNumber()));
        assertTrue(objects("meeting.started").stream()
                .anyMatch(object -> object.path("id").isTextual()));
        assertTrue(objects("meeting.started").stream()
                .allMatch(object -> object.path("uuid").asText().matches("[A-Za-z0-9+/]{22}==")));
        assertTrue(objects("meeting.participant_joined").stream()
                .anyMatch(object -> object.at("/participant/email").asText().isEmpty()
                        && object.at("/participant/id").asText("-").isEmpty()));
        assertTrue(objects("phone.callee_ringing").stream()
                .allMatch(object -> object.path("call_id").textValue().matches("\\d{19}")));
    }

    @Test
    void hasOccurrencesThatBeginWithSlashes() {
        assertTrue(WorkingDay.generate(7, 10).stream()
                .map(WorkingDayTest::json)
                .anyMatch(event -> event.at("/payload/object/uuid").asText().startsWith("//")));
    }
}
