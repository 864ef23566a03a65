package io.github.camelzoom.websocket;

import static io.github.camelzoom.websocket.ZoomRoute.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelzoom.websocket.simulator.ZoomSimulator;
import io.github.camelzoom.websocket.simulator.junit.ZoomSimulatorExtension;
import io.github.camelzoom.websocket.simulator.switches.OAuthAnswer;
import io.github.camelzoom.websocket.simulator.switches.Switch;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.camel.console.DevConsole;
import org.apache.camel.console.DevConsole.MediaType;
import org.apache.camel.console.DevConsoleRegistry;
import org.apache.camel.util.json.JsonObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The console shows what happened, as text and as JSON, and does what it is told. */
class ZoomWsDevConsoleTest {

    private static final String QUICK = "reconnectInitialDelay=10&reconnectMaxDelay=50";

    @RegisterExtension
    static final ZoomSimulator zoom = ZoomSimulatorExtension.create();

    @RegisterExtension
    final ZoomRoute route = new ZoomRoute();

    @BeforeEach
    void haveConsoles() {
        route.context().setDevConsole(true);
    }

    private DevConsole console() {
        return route.context()
                .getCamelContextExtension()
                .getContextPlugin(DevConsoleRegistry.class)
                .resolveById("zoom-ws");
    }

    private JsonNode json(Map<String, Object> options) throws Exception {
        JsonObject answer = (JsonObject) console().call(MediaType.JSON, options);
        return new ObjectMapper().readTree(answer.toJson());
    }

    private JsonNode stream() throws Exception {
        return json(Map.of()).path("streams").path(0);
    }

    private String text(Map<String, Object> options) {
        return (String) console().call(MediaType.TEXT, options);
    }

    @Test
    void aStreamWithItsEventsAndItsConnection() throws Exception {
        route.startAndConnect(zoom.endpointUri());
        zoom.send(EventLoad.event(1));
        eventually().until(() -> route.counters().completedCount() == 1);

        JsonNode stream = stream();
        assertEquals(zoom.subscriptionId(), stream.path("subscription").asText());
        assertEquals(ZoomRoute.ID, stream.path("routeId").asText());
        assertTrue(stream.path("connected").asBoolean());
        assertFalse(stream.has("uncoveredSince"));
        assertEquals(1, stream.path("events").path("received").asLong());
        assertEquals(1, stream.path("events").path("completed").asLong());
        assertEquals(1000, stream.path("events").path("pendingLimit").asLong());
        assertEquals(1, stream.path("routeTime").path("count").asLong());
        assertEquals("starting", stream.path("latestGaps").path(0).path("cause").asText());
        JsonNode connection = stream.path("connections").path(0);
        assertEquals("Connected", connection.path("state").asText());
        Instant expires = Instant.parse(connection.path("tokenExpiresAt").asText());
        assertTrue(expires.isAfter(Instant.now().plus(Duration.ofMinutes(50))), expires::toString);
    }

    @Test
    void anOutageWithItsCauseAndCure() throws Exception {
        route.startAndConnect(zoom.endpointUri(QUICK));
        zoom.switches().set(Switch.OAUTH, OAuthAnswer.INVALID_CLIENT);
        zoom.closeConnections(1000, "Bye");
        eventually().until(() -> stream()
                .path("connections")
                .path(0)
                .path("failedAttempts")
                .has("token-credentials-refused"));

        JsonNode stream = stream();
        assertFalse(stream.path("connected").asBoolean());
        assertEquals("closed-by-peer", stream.path("uncoveredCause").asText());
        JsonNode connection = stream.path("connections").path(0);
        assertEquals("token-credentials-refused", connection.path("cause").asText());
        assertTrue(connection.path("explanation").asText().contains("Check clientId and clientSecret"));
        assertTrue(connection.path("failures").asInt() > 0);
        assertTrue(connection.has("nextAttemptAt"));
    }

    @Test
    void theTextSaysTheSame() throws Exception {
        route.startAndConnect(zoom.endpointUri());
        String text = text(Map.of());
        assertTrue(text.contains("subscription: " + zoom.subscriptionId() + "\n"), text);
        assertTrue(text.contains("connected: true\n"), text);
        assertTrue(text.contains("events:\n    received: 0\n"), text);
        assertTrue(text.contains("    state: Connected\n"), text);
    }

    @Test
    void itActsWhenTold() throws Exception {
        route.startAndConnect(zoom.endpointUri(QUICK));
        json(Map.of("action", "reconnect"));
        eventually()
                .until(() ->
                        stream().path("connections").path(0).path("reconnects").has("reconnecting"));
        text(Map.of("action", "resetFigures", "subscription", zoom.subscriptionId()));
        assertFalse(stream().path("connections").path(0).path("reconnects").has("reconnecting"));
    }

    @Test
    void itSaysWhatItCanDoWhenToldSomethingElse() throws Exception {
        route.startAndConnect(zoom.endpointUri());
        String expected = "There is no such action. There are: reconnect, resetFigures, rotate, takeOver";
        assertEquals(expected, json(Map.of("action", "dance")).path("error").asText());
        assertTrue(text(Map.of("action", "dance")).startsWith(expected));
    }

    @Test
    void onlyTheSubscriptionThatIsAskedFor() throws Exception {
        route.startAndConnect(zoom.endpointUri());
        assertEquals(0, json(Map.of("subscription", "another")).path("streams").size());
        assertEquals(
                1,
                json(Map.of("subscription", zoom.subscriptionId()))
                        .path("streams")
                        .size());
    }
}
