package io.github.camelzoom.websocket.simulator;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelzoom.websocket.simulator.switches.Refusal;
import io.github.camelzoom.websocket.simulator.switches.Switch;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The simulator in the hands of a test in another language. */
class ControlApiTest extends SimulatorFixture {

    private HttpResponse<String> call(String method, String path, String body) {
        return TestClient.send(HttpRequest.newBuilder(URI.create(zoom.controlUrl() + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private JsonNode ok(String method, String path, String body) {
        HttpResponse<String> answer = call(method, path, body);
        assertEquals(200, answer.statusCode(), answer.body());
        return TestClient.json(answer.body());
    }

    @Test
    void explainsItselfWithAllSwitches() {
        String index = call("GET", "", "").body();

        Switch.all().forEach(one -> assertTrue(index.contains("  " + one.name() + " = "), one.name()));
        assertTrue(index.contains("POST   /control/events"), index);
    }

    @Test
    void tellsStateAndTruthWithoutSecrets() {
        zoom.send(event(1));
        accepted();
        zoom.send(event(2));

        JsonNode state = ok("GET", "/state", "");
        assertEquals(1, state.path("acceptedNow").asInt());
        assertEquals(1, state.path("delivered").asInt());
        assertEquals(1, state.path("missed").asInt());
        JsonNode truth = ok("GET", "/truth", "");
        assertEquals(event(2), truth.at("/sent/1/content").asText());
        assertFalse(truth.at("/sent/0/delivered").asBoolean(true));
        assertEquals("NOBODY", truth.at("/connections/0/closedBy").asText());
        assertEquals(200, truth.at("/tokenRequests/0/status").asInt());
        assertFalse((truth + "" + state).contains(zoom.clientSecret()));
    }

    @Test
    void changesAllSwitchesOfACallOrNone() {
        JsonNode after = ok("PUT", "/switches", "{\"badToken\":\"http_401\",\"eventDelay\":\"2s\",\"pong\":false}");
        assertEquals("HTTP_401", after.path("badToken").asText());
        assertEquals(Refusal.HTTP_401, zoom.switches().get(Switch.BAD_TOKEN));
        assertEquals(Duration.ofSeconds(2), zoom.switches().get(Switch.EVENT_DELAY));
        assertFalse(zoom.switches().get(Switch.PONG));

        var refused = call("PUT", "/switches", "{\"pong\":true,\"badToken\":\"maybe\"}");
        assertEquals(400, refused.statusCode());
        assertTrue(refused.body().contains("FRAME_AND_CLOSE"), refused.body());
        assertFalse(zoom.switches().get(Switch.PONG));
    }

    @Test
    void sendsEventsAndFramesAsTheyAre() {
        TestClient client = accepted();

        assertTrue(ok("POST", "/events", "{\"event\":\"ünï\"} \n")
                .path("delivered")
                .asBoolean());
        ok("POST", "/frames", "odd");

        assertEquals("{\"event\":\"ünï\"} \n", content(client.text(0)));
        assertEquals("odd", client.text(1));
    }

    @ParameterizedTest
    @CsvSource({"/close?code=1012&reason=restart, 1012 restart", "/close, 1000 Bye", "/drop, '1006 '", "/reset, '1006 '"
    })
    void endsConnections(String path, String end) {
        TestClient client = accepted();

        ok("POST", path, "");

        assertEquals(end, client.closed());
    }

    @Test
    void freezesConnections() {
        TestClient client = accepted();

        ok("POST", "/freeze", "");

        assertFalse(ok("POST", "/events", EVENT).path("delivered").asBoolean());
        assertFalse(client.isClosed());
    }

    @Test
    void playsAWorkingDayAndStops() {
        accepted();

        int events = ok("POST", "/scenario?rate=max&seed=3&size=0.2", "")
                .path("events")
                .asInt();
        await().atMost(TestClient.PATIENCE).until(() -> zoom.truth().deliveredCount() == events);

        ok("POST", "/scenario?speed=0.001", "");
        ok("DELETE", "/scenario", "");
        assertTrue(events > 20, "" + events);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /nothing, 404",
        "DELETE, /events, 404",
        "PUT, /switches, 400",
        "POST, /close?code=x, 400",
        "POST, /events?subscriptionId=x, 400",
        "POST, /scenario?rate=x, 400",
        "POST, /scenario?size=0, 400"
    })
    void answersNonsenseWithASentence(String method, String path, int status) {
        var answer = call(method, path, "nonsense");

        assertEquals(status, answer.statusCode());
        assertFalse(TestClient.json(answer.body()).path("error").asText().isBlank(), answer.body());
    }
}
