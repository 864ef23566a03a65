package io.github.camelzoom.websocket.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelzoom.websocket.simulator.scenario.TimedEvent;
import io.github.camelzoom.websocket.simulator.scenario.WorkingDay;
import io.github.camelzoom.websocket.simulator.switches.RestAnswer;
import io.github.camelzoom.websocket.simulator.switches.RetryAfterForm;
import io.github.camelzoom.websocket.simulator.switches.Switch;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the REST API tells of what happened, and how it refuses. */
class RestApiTest extends SimulatorFixture {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final String RANGE = "from=" + DAY + "&to=" + DAY;

    private String token;

    @BeforeEach
    void withoutToken() {
        token = null;
    }

    private HttpResponse<String> ask(String pathAndQuery) {
        if (token == null) {
            token = TestClient.token(zoom);
        }
        return TestClient.send(HttpRequest.newBuilder(URI.create(zoom.restUrl() + pathAndQuery))
                .header("Authorization", "Bearer " + token)
                .build());
    }

    private JsonNode get(String pathAndQuery) {
        HttpResponse<String> response = ask(pathAndQuery);
        assertEquals(200, response.statusCode(), response::body);
        return TestClient.json(response.body());
    }

    private void assertRefused(int status, int code, String pathAndQuery) {
        HttpResponse<String> response = ask(pathAndQuery);
        assertEquals(status, response.statusCode(), response::body);
        assertEquals(code, TestClient.json(response.body()).path("code").asInt(), response::body);
    }

    /** Plays a day to nobody: all of it is missed, and all of it is known afterwards. */
    private List<JsonNode> day() {
        List<TimedEvent> day = WorkingDay.generate(3, 1, DAY);
        day.forEach(event -> zoom.send(event.content()));
        return day.stream().map(event -> TestClient.json(event.content())).toList();
    }

    private static Stream<JsonNode> objects(List<JsonNode> day, String type) {
        return day.stream()
                .filter(event -> event.path("event").asText().equals(type))
                .map(event -> event.at("/payload/object"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static List<String> texts(Stream<JsonNode> nodes, String member) {
        return nodes.map(node -> node.path(member).asText()).sorted().toList();
    }

    private static List<String> texts(JsonNode list, String member) {
        return texts(stream(list), member);
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        List<JsonNode> nodes = new ArrayList<>();
        list.forEach(nodes::add);
        return nodes.stream();
    }

    @Test
    void tellsOfEveryMeetingThatEndedByItsHost() {
        List<JsonNode> day = day();
        List<JsonNode> meetings = new ArrayList<>();
        for (JsonNode host : get("/report/users?page_size=300&" + RANGE).path("users")) {
            get("/report/users/" + host.path("id").asText() + "/meetings?page_size=300&" + RANGE)
                    .path("meetings")
                    .forEach(meetings::add);
        }
        assertEquals(texts(objects(day, "meeting.ended"), "uuid"), texts(meetings.stream(), "uuid"));
        assertEquals(texts(objects(day, "meeting.ended"), "end_time"), texts(meetings.stream(), "end_time"));
        assertEquals(texts(objects(day, "meeting.started"), "topic"), texts(meetings.stream(), "topic"));
    }

    @Test
    void tellsWhoWasInAMeetingFromWhenToWhen() {
        List<JsonNode> day = day();
        String uuid = objects(day, "meeting.ended")
                .findFirst()
                .orElseThrow()
                .path("uuid")
                .asText();
        List<JsonNode> joined = objects(day, "meeting.participant_joined")
                .filter(object -> object.path("uuid").asText().equals(uuid))
                .map(object -> object.path("participant"))
                .toList();

        String twice = encoded(encoded(uuid));
        for (String path : List.of("/report/meetings/" + twice, "/past_meetings/" + twice)) {
            JsonNode participants = get(path + "/participants").path("participants");
            assertEquals(texts(joined.stream(), "user_id"), texts(participants, "user_id"));
            assertEquals(texts(joined.stream(), "join_time"), texts(participants, "join_time"));
            assertTrue(stream(participants).allMatch(one -> one.path("duration").asInt() > 0));
        }
        assertEquals(uuid, get("/past_meetings/" + twice).path("uuid").asText());
    }

    @Test
    void knowsNothingYetOfAMeetingThatRuns() {
        zoom.send("{\"event\":\"meeting.started\",\"payload\":{\"object\":{\"id\":\"7\",\"uuid\":\"abc==\"}}}");
        assertRefused(404, 3001, "/past_meetings/abc==");
        assertRefused(404, 3001, "/past_meetings/7/participants");
    }

    @Test
    void wantsAUuidWithSlashesEncodedTwice() {
        for (String uuid : List.of("/a+b==", "a//b==", "a/b==")) {
            String object = "{\"object\":{\"id\":\"1\",\"uuid\":\"" + uuid
                    + "\",\"start_time\":\"2026-03-02T08:00:00Z\",\"end_time\":\"2026-03-02T09:00:00Z\"}}";
            zoom.send("{\"event\":\"meeting.started\",\"payload\":" + object + "}");
            zoom.send("{\"event\":\"meeting.ended\",\"payload\":" + object + "}");
            assertEquals(
                    uuid,
                    get("/past_meetings/" + encoded(encoded(uuid))).path("uuid").asText());
        }
        assertRefused(404, 3001, "/past_meetings/" + encoded("/a+b=="));
        assertRefused(404, 3001, "/past_meetings/" + encoded("a//b=="));
        assertEquals(
                "a/b==", get("/past_meetings/" + encoded("a/b==")).path("uuid").asText());
        assertRefused(400, 300, "/past_meetings/%25zz");
    }

    @Test
    void tellsOfRecordingsOfTheAccountAndOfAUser() {
        List<JsonNode> recorded = objects(day(), "recording.completed").toList();
        JsonNode all = get("/accounts/me/recordings?page_size=300&" + RANGE).path("meetings");
        assertEquals(texts(recorded.stream(), "uuid"), texts(all, "uuid"));
        assertEquals(
                recorded.get(0).path("recording_files"), all.get(0).path("recording_files"), "with all their files");

        String host = recorded.get(0).path("host_id").asText();
        JsonNode ofOne = get("/users/" + host + "/recordings?" + RANGE).path("meetings");
        assertTrue(stream(ofOne).allMatch(one -> one.path("host_id").asText().equals(host)));
        assertFalse(ofOne.isEmpty());
        assertEquals(
                0,
                get("/accounts/" + zoom.accountId() + "/recordings?from=2026-03-03&to=2026-03-04")
                        .path("total_records")
                        .asInt());
        assertRefused(404, 2001, "/accounts/other/recordings?" + RANGE);
    }

    @Test
    void tellsOfUsersByTheirStatus() {
        List<JsonNode> day = day();
        JsonNode active = get("/users?status=active&page_size=300").path("users");
        assertTrue(texts(active, "id").containsAll(texts(objects(day, "user.created"), "id")));
        assertEquals(
                texts(objects(day, "user.deactivated"), "id"),
                texts(get("/users?status=inactive").path("users"), "id"));
        assertTrue(
                stream(active).anyMatch(user -> user.path("created_at").asText().startsWith("2026-03-02T")));
    }

    @Test
    void tellsWhoSignedInAndOut() {
        zoom.send("{\"event\":\"user.signed_in\",\"payload\":{\"object\":{\"email\":\"a@example.com\","
                + "\"date_time\":\"2026-03-02T10:00:00Z\",\"client_type\":\"mac\",\"version\":\"6.1\"}}}");
        zoom.send("{\"event\":\"user.signed_out\",\"event_ts\":1772445600000,"
                + "\"payload\":{\"object\":{\"email\":\"a@example.com\"}}}");

        JsonNode logs = get("/report/activities?" + RANGE).path("activity_logs");
        assertEquals(List.of("Sign in", "Sign out"), texts(logs, "type"));
        assertEquals("2026-03-02T10:00:00Z", logs.get(0).path("time").asText());
    }

    @Test
    void givesPagesUntilTheTokenIsEmpty() {
        List<JsonNode> day = day();
        List<String> uuids = new ArrayList<>();
        String next = "";
        do {
            JsonNode page = get("/accounts/me/recordings?page_size=5&" + RANGE + "&next_page_token=" + next);
            assertTrue(page.path("meetings").size() <= 5);
            page.path("meetings").forEach(one -> uuids.add(one.path("uuid").asText()));
            next = page.path("next_page_token").asText();
        } while (!next.isEmpty());
        assertEquals(
                texts(objects(day, "recording.completed"), "uuid"),
                uuids.stream().sorted().toList());

        set(Switch.REST_PAGE_SIZE, 2);
        String token =
                get("/accounts/me/recordings?" + RANGE).path("next_page_token").asText();
        assertRefused(400, 300, "/report/activities?" + RANGE + "&next_page_token=" + token);
        assertRefused(400, 300, "/accounts/me/recordings?" + RANGE + "&next_page_token=nonsense");
    }

    @Test
    void refusesTokensThatAreUnknownOrExpired() {
        token = "nonsense";
        assertRefused(401, 124, "/users");
        set(Switch.TOKEN_LIFETIME, Duration.ZERO);
        token = TestClient.token(zoom);
        assertRefused(401, 124, "/users");
        assertEquals(
                401,
                TestClient.send(HttpRequest.newBuilder(URI.create(zoom.restUrl() + "/users"))
                                .build())
                        .statusCode());
        assertFalse(zoom.truth().restRequests().toString().contains(token));
    }

    @Test
    void refusesAsItIsToldAndSaysWhenToComeAgain() {
        set(Switch.RETRY_AFTER_FORM, RetryAfterForm.SECONDS);
        set(Switch.RETRY_AFTER, Duration.ofSeconds(7));
        set(Switch.REST, RestAnswer.TOO_MANY_REQUESTS);
        set(Switch.REST_TIMES, 1);
        HttpResponse<String> refused = ask("/users");
        assertEquals(429, refused.statusCode());
        assertEquals("7", refused.headers().firstValue("Retry-After").orElseThrow());
        get("/users");

        set(Switch.REST, RestAnswer.MISSING_SCOPE);
        assertRefused(400, 4711, "/users");
        set(Switch.REST, RestAnswer.SERVER_ERROR);
        assertRefused(500, 500, "/users");
        assertEquals(
                List.of(429, 200, 400, 500),
                zoom.truth().restRequests().stream().map(RestRequest::status).toList());
    }

    @Test
    void whatWasAskedIsToldOverHttpToo() {
        get("/users?status=inactive");
        JsonNode truth =
                TestClient.json(TestClient.send(HttpRequest.newBuilder(URI.create(zoom.controlUrl() + "/truth"))
                                .build())
                        .body());
        assertEquals("status=inactive", truth.at("/restRequests/0/query").asText());
        assertFalse(truth.toString().contains(token));
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertRefused(404, 2300, "/phone/call_history");
        assertRefused(400, 300, "/report/activities?from=2026-01-01&to=2026-03-01");
        assertRefused(400, 300, "/report/activities?from=yesterday");
        zoom.send("no JSON at all");
        get("/users");
    }
}
