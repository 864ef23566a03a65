package io.github.camelzoom.websocket.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelzoom.websocket.simulator.switches.Switch;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client meets by default. */
class ZoomSimulatorTest extends SimulatorFixture {
    private static final String HTTP_404 = "HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\n\r\n";

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
                accepted().heartbeat());
    }

    @Test
    void sendsAnEventAsTextInTheContentOfAMessage() {
        TestClient client = accepted();

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
        TestClient first = accepted();
        TestClient second = accepted();

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

    @Test
    void signsTheEventWithTheSecretTokenOverItsExactText() throws Exception {
        TestClient client = accepted();
        String event = "{\"event\":\"user.updated\",\"payload\":{\"object\":{\"name\":\"Zoë \\uD83D\\uDE92\"}}}";

        zoom.send(event);

        var header = TestClient.json(client.text(0)).path("header");
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(zoom.secretToken().getBytes(UTF_8), "HmacSHA256"));
        String message = "v0:" + header.path("x-zm-request-timestamp").textValue() + ":" + event;
        assertEquals(
                "v0=" + HexFormat.of().formatHex(mac.doFinal(message.getBytes(UTF_8))),
                header.path("x-zm-signature").textValue());
    }

    @Test
    void sendsEachSubscriptionOnlyItsOwnEvents() {
        try (ZoomSimulator two =
                ZoomSimulator.builder().subscriptionIds("one", "two").build()) {
            TestClient first = TestClient.connect(two, "one", TestClient.token(two));
            TestClient second = TestClient.connect(two, "two", TestClient.token(two));
            assertTrue(two.awaitConnected("one", TestClient.PATIENCE));
            assertTrue(two.awaitConnected("two", TestClient.PATIENCE));

            two.send("two", EVENT);
            two.broadcast(event(2));

            assertEquals(event(2), content(first.text(1)));
            assertEquals(EVENT, content(second.text(1)));
            assertEquals(event(2), content(second.text(2)));
            assertEquals(2, two.truth().acceptedNow());
        }
    }

    @Test
    void startsWhenItsAddressIsAskedForAndNeverAgainAfterItsEnd() {
        ZoomSimulator lazy = ZoomSimulator.create();

        assertTrue(lazy.webSocketUrl().matches("ws://localhost:\\d+/ws"), lazy.webSocketUrl());
        lazy.close();
        lazy.close();

        assertThrows(IllegalStateException.class, lazy::port);
    }

    @Test
    void saysWhichPortIsTaken() {
        try (ZoomSimulator other = ZoomSimulator.builder().port(zoom.port()).build()) {
            var failure = assertThrows(IllegalStateException.class, other::start);

            assertTrue(failure.getMessage().contains("localhost:" + zoom.port()), failure.getMessage());
        }
    }

    @Test
    void givesAnEndpointUriAndPropertiesThatConnectToIt() {
        assertEquals(
                "zoom-ws:" + zoom.subscriptionId() + "?webSocketUrl=" + zoom.webSocketUrl() + "&oauthUrl="
                        + zoom.oauthUrl() + "&accountId=" + zoom.accountId() + "&clientId=" + zoom.clientId()
                        + "&clientSecret=RAW(" + zoom.clientSecret() + ")",
                zoom.endpointUri());
        assertEquals(zoom.endpointUri() + "&events=meeting.*", zoom.endpointUri("events=meeting.*"));
        assertEquals(zoom.clientSecret(), zoom.componentProperties().get("camel.component.zoom-ws.client-secret"));
        assertEquals(zoom.webSocketUrl(), zoom.componentProperties().get("camel.component.zoom-ws.web-socket-url"));
    }

    @Test
    void isAsNewAfterReset() {
        TestClient client = accepted();
        set(Switch.EVENT_COPIES, 2);
        zoom.send(EVENT);

        zoom.reset();

        assertEquals("1006 ", client.closed());
        assertEquals(1, zoom.switches().get(Switch.EVENT_COPIES));
        assertEquals(0, zoom.truth().sentCount());
        assertEquals(List.of(), zoom.truth().connections());
        assertFalse(zoom.awaitConnected(Duration.ZERO));
    }

    /** Else what one test asked for would be a connection or a token request of the next one. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /ws?subscriptionId=S&access_token=T HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\n"
                        + "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n",
                "POST /oauth/token HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n"
            })
    void whatWaitsForAnAnswerIsForgottenByAReset(String request) throws Exception {
        set(Switch.HANDSHAKE_DELAY, Duration.ofHours(1));
        set(Switch.OAUTH_DELAY, Duration.ofHours(1));
        try (Socket socket = new Socket("localhost", zoom.port())) {
            socket.setSoTimeout((int) TestClient.PATIENCE.toMillis());
            String before = "GET /nothing HTTP/1.1\r\nHost: localhost\r\n\r\n";
            socket.getOutputStream().write(before.getBytes(UTF_8));
            assertEquals(HTTP_404, new String(socket.getInputStream().readNBytes(HTTP_404.length()), UTF_8));
            socket.getOutputStream().write(request.getBytes(UTF_8));
            // both connections are known by now, and what came first is read first: this one's answer tells that it was
            assertEquals(404, get("/nothing"));

            zoom.reset();

            assertEquals(-1, socket.getInputStream().read());
        }
        assertEquals(List.of(), zoom.truth().connections());
        assertEquals(List.of(), zoom.truth().tokenRequests());
    }

    @Test
    void answersWhatItDoesNotServeWithPlainHttpErrors() {
        assertEquals(404, get("/nothing"));
        assertEquals(426, get("/ws"));
        assertEquals(405, get("/oauth/token"));
    }

    private int get(String path) {
        return TestClient.send(HttpRequest.newBuilder(URI.create("http://localhost:" + zoom.port() + path))
                        .build())
                .statusCode();
    }

    @Test
    void neverShowsItsSecretsAsText() {
        String texts = zoom + " " + zoom.switches() + " " + zoom.truth();

        assertFalse(texts.contains(zoom.clientSecret()), texts);
        assertFalse(texts.contains(zoom.secretToken()), texts);
    }
}
