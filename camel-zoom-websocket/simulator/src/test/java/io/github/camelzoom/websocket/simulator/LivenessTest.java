package io.github.camelzoom.websocket.simulator;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelzoom.websocket.simulator.switches.Displacement;
import io.github.camelzoom.websocket.simulator.switches.HeartbeatAnswer;
import io.github.camelzoom.websocket.simulator.switches.SilenceAction;
import io.github.camelzoom.websocket.simulator.switches.Switch;
import io.github.camelzoom.websocket.simulator.switches.TokenExpiry;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How connections live and end. */
class LivenessTest extends SimulatorFixture {
    private static final String HEARTBEAT = "{\"module\":\"heartbeat\"}";

    @ParameterizedTest
    @ValueSource(strings = {HEARTBEAT, "{ \"module\": \"heartbeat\" }", "{\"x\":1,\"module\":\"heartbeat\"}"})
    void understandsAHeartbeatHoweverItIsWritten(String text) {
        TestClient client = accepted();

        client.send(text);

        assertEquals("live", content(client.text(0)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"heartbeat", "", "[]", "{\"module\":\"other\"}", "{\"module\":{}}"})
    void ignoresWhatIsNoHeartbeat(String text) {
        TestClient client = accepted();

        client.send(text);

        assertEquals("live", content(client.heartbeat()));
        assertEquals(1, client.texts.size());
    }

    @Test
    void mayAnswerNoHeartbeat() throws InterruptedException {
        set(Switch.HEARTBEAT_ANSWER, HeartbeatAnswer.MISSING);
        TestClient client = accepted();

        client.send(HEARTBEAT);
        assertTrue(zoom.truth()
                .await(TestClient.PATIENCE, truth -> truth.connections().get(0).heartbeatCount() == 1));
        zoom.sendFrame("next");

        assertEquals("next", client.text(0));
    }

    @Test
    void mayRefuseAHeartbeat() {
        set(Switch.HEARTBEAT_ANSWER, HeartbeatAnswer.REFUSED);

        assertFalse(TestClient.json(accepted().heartbeat()).path("success").asBoolean(true));
    }

    @Test
    void mayAnswerAHeartbeatLate() {
        set(Switch.HEARTBEAT_DELAY, Duration.ofMillis(200));
        TestClient client = accepted();
        long start = System.nanoTime();

        client.heartbeat();

        long took = System.nanoTime() - start;
        assertTrue(took >= TimeUnit.MILLISECONDS.toNanos(195), took + " ns");
    }

    @Test
    void answersAPingUnlessSwitchedOff() {
        TestClient client = accepted();
        client.socket.sendPing(bytes("a")).join();
        await().atMost(TestClient.PATIENCE).until(() -> client.pongs.contains("a"));

        set(Switch.PONG, false);
        client.socket.sendPing(bytes("b")).join();
        client.heartbeat();

        assertEquals(1, client.pongs.size());
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void closesAConnectionThatSendsNoHeartbeats() {
        set(Switch.SILENCE_TIMEOUT, Duration.ofMillis(150));

        assertEquals("1000 Bye", accepted().closed());
    }

    @Test
    void keepsAConnectionAsLongAsHeartbeatsCome() {
        set(Switch.SILENCE_TIMEOUT, Duration.ofMillis(2000));
        TestClient client = accepted();
        long start = System.nanoTime();

        await().pollInterval(Duration.ofMillis(100)).atMost(TestClient.PATIENCE).until(() -> {
            client.heartbeat();
            return System.nanoTime() - start > TimeUnit.MILLISECONDS.toNanos(2500);
        });

        assertFalse(client.isClosed());
    }

    @Test
    void mayGoHalfOpenOnSilence() throws InterruptedException {
        set(Switch.SILENCE_TIMEOUT, Duration.ofMillis(100));
        set(Switch.SILENCE_ACTION, SilenceAction.HALF_OPEN);
        TestClient client = accepted();

        await().atMost(TestClient.PATIENCE).until(() -> !zoom.send(EVENT).delivered());

        assertFalse(client.isClosed());
        assertEquals(1, zoom.truth().acceptedNow());
    }

    @ParameterizedTest
    @CsvSource({"1000, Bye", "1001, going away", "1011, ''", "1012, restart"})
    void endsConnectionsWithAnyCodeAndReason(int code, String reason) {
        TestClient client = accepted();

        zoom.closeConnections(code, reason);

        assertEquals(code + " " + reason, client.closed());
        assertEquals(0, zoom.truth().acceptedNow());
    }

    @ParameterizedTest
    @CsvSource({"1000, Bye, 1000 Bye", "1012, soon, 1012 soon", "1006, '', '1006 '"})
    void mayEndEachConnectionAfterAWhile(int code, String reason, String seen) {
        set(Switch.END_AFTER, Duration.ofMillis(50));
        set(Switch.END_CODE, code);
        set(Switch.END_REASON, reason);

        assertEquals(seen, accepted().closed());
    }

    @Test
    void resetsConnectionsWithoutACloseFrame() {
        TestClient client = accepted();

        zoom.resetConnections();

        assertEquals("1006 ", client.closed());
    }

    @Test
    void freezesConnectionsSoThatTheyStayOpenAndSilent() {
        TestClient client = accepted();

        zoom.freezeConnections();
        client.send(HEARTBEAT);
        client.socket.sendPing(bytes("p")).join();

        assertFalse(zoom.send(EVENT).delivered());
        assertEquals("live", content(accepted().heartbeat()));
        assertTrue(client.texts.isEmpty());
        assertTrue(client.pongs.isEmpty());
        assertFalse(client.isClosed());
    }

    @Test
    void letsAConnectionOutliveItsTokenByDefault() {
        set(Switch.TOKEN_LIFETIME, Duration.ofMillis(1000));
        set(Switch.DISPLACEMENT, Displacement.NONE);
        String token = TestClient.token(zoom);
        TestClient client = TestClient.connect(zoom, zoom.subscriptionId(), token);
        await().atMost(TestClient.PATIENCE).until(() -> content(
                        TestClient.connect(zoom, zoom.subscriptionId(), token).text(0))
                .equals("Invalid Token"));

        assertEquals("live", content(client.heartbeat()));
    }

    @Test
    void mayCloseAConnectionWhenItsTokenExpires() {
        set(Switch.TOKEN_LIFETIME, Duration.ofMillis(1000));
        set(Switch.TOKEN_EXPIRY, TokenExpiry.CLOSE);

        assertEquals("1000 Bye", accepted().closed());
    }

    @Test
    void maySayThatTheTokenOfALiveConnectionIsInvalid() {
        set(Switch.TOKEN_LIFETIME, Duration.ofMillis(1000));
        set(Switch.TOKEN_EXPIRY, TokenExpiry.FRAME);
        TestClient client = accepted();

        assertEquals("Invalid Token", content(client.text(0)));
        assertFalse(client.isClosed());
    }

    @Test
    void mayRefuseHeartbeatsOnceTheTokenHasExpired() {
        set(Switch.TOKEN_LIFETIME, Duration.ofMillis(1000));
        set(Switch.TOKEN_EXPIRY, TokenExpiry.HEARTBEAT_REFUSED);
        TestClient client = accepted();

        assertEquals("live", content(client.heartbeat()));
        await().atMost(TestClient.PATIENCE)
                .until(() -> content(client.heartbeat()).equals("Invalid Token"));
    }
}
