package io.github.camelzoom.websocket.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a client meets by default. */
class ZoomSimulatorTest {
    private static final ZoomSimulator zoom = ZoomSimulator.create();
    private static final String EVENT = "{\"event\":\"meeting.started\",\"payload\":{\"object\":{\"id\":\"1\"}}}";

    @BeforeEach
    void asNew() {
        zoom.reset();
    }

    @AfterAll
    static void stop() {
        zoom.close();
    }

    @Test
    void acceptsAConnectionWithAFreshToken() {
        TestClient client = TestClient.connect(zoom);

        assertEquals(
                "{\"module\":\"build_connection\",\"success\":true,\"content\":\"\",\"header\":{}}", client.text(0));
        assertTrue(zoom.awaitConnected(TestClient.PATIENCE));
    }

    @Test
    void answersAHeartbeatAsSeenOnTheWire() {
        assertEquals(
                "{\"module\":\"heartbeat\",\"success\":true,\"content\":\"live\",\"header\":{}}",
                TestClient.accepted(zoom).heartbeat());
    }

    @Test
    void sendsAnEventAsTextInTheContentOfAMessage() {
        TestClient client = TestClient.accepted(zoom);

        SentEvent sent = zoom.send(EVENT);

        var frame = TestClient.json(client.text(0));
        assertEquals("message", frame.path("module").asText());
        assertEquals(EVENT, frame.path("content").textValue());
        assertTrue(sent.delivered());
        assertEquals(List.of(sent), zoom.truth().delivered());
    }

    @Test
    void countsAnEventAsMissedWhenNobodyIsConnected() {
        SentEvent sent = zoom.send(EVENT);

        assertFalse(sent.delivered());
        assertEquals(List.of(sent), zoom.truth().missed());
        assertEquals(1, zoom.truth().missedCount());
    }

    @Test
    void refusesABadTokenWithAFrameAndAnEndThatLooksNormal() {
        TestClient client = TestClient.connect(zoom, zoom.subscriptionId(), "wrong");

        assertEquals(
                "{\"module\":\"build_connection\",\"success\":false,\"content\":\"Invalid Token\",\"header\":{}}",
                client.text(0));
        assertEquals("1000 Bye", client.closed());
        assertEquals(0, zoom.truth().acceptedNow());
    }

    @Test
    void displacesTheFormerConnectionOfASubscription() {
        TestClient first = TestClient.accepted(zoom);
        TestClient second = TestClient.accepted(zoom);

        assertEquals(
                "Connected in another place",
                TestClient.json(first.text(0)).path("content").asText());
        assertEquals("1000 Bye", first.closed());
        assertFalse(second.isClosed());
        assertEquals(1, zoom.truth().maxAcceptedAtOnce());
    }

    @Test
    void refusesToSendToASubscriptionItDoesNotHave() {
        var failure = assertThrows(IllegalArgumentException.class, () -> zoom.send("unknown", EVENT));

        assertTrue(failure.getMessage().contains(zoom.subscriptionId()), failure.getMessage());
    }
}
