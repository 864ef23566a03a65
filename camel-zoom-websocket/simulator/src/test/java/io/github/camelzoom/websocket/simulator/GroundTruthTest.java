package io.github.camelzoom.websocket.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What the simulator tells of what happened. */
class GroundTruthTest extends SimulatorFixture {

    private ConnectionRecord connection(int index) {
        return zoom.truth().connections().get(index);
    }

    private void awaitEnd(int index) throws InterruptedException {
        assertTrue(zoom.truth().await(TestClient.PATIENCE, truth -> !truth.connections()
                .get(index)
                .open()));
    }

    @Test
    void knowsWhenAConnectionCameAndWhoEndedItHow() throws InterruptedException {
        TestClient client = accepted();
        client.heartbeat();
        assertTrue(connection(0).open());
        assertEquals(ClosedBy.NOBODY, connection(0).closedBy());
        client.socket.sendClose(WebSocket.NORMAL_CLOSURE, "done").join();
        awaitEnd(0);

        ConnectionRecord ended = connection(0);
        assertEquals(1, ended.id());
        assertEquals(zoom.subscriptionId(), ended.subscriptionId());
        assertEquals(OptionalLong.of(1), ended.token());
        assertTrue(ended.accepted());
        assertEquals(1, ended.heartbeatCount());
        assertEquals(1, ended.heartbeats().size());
        assertEquals(ClosedBy.CLIENT, ended.closedBy());
        assertEquals(1000, ended.closeCode().orElseThrow());
        assertEquals("done", ended.closeReason());
        assertFalse(ended.acceptedAt().orElseThrow().isBefore(ended.openedAt()));
        assertFalse(ended.closedAt().orElseThrow().isBefore(ended.acceptedAt().orElseThrow()));
    }

    @Test
    void tellsALostNetworkFromAnEnd() throws InterruptedException {
        accepted().socket.abort();
        awaitEnd(0);
        assertEquals(ClosedBy.NETWORK, connection(0).closedBy());
        assertEquals(1006, connection(0).closeCode().orElseThrow());

        accepted();
        zoom.closeConnections(1012, "restart");
        assertEquals(ClosedBy.SIMULATOR, connection(1).closedBy());
        assertEquals("restart", connection(1).closeReason());
    }

    @Test
    void knowsRefusedConnectionsToo() {
        TestClient.connect(zoom, "unknown", "bad").text(0);

        assertEquals("unknown", connection(0).subscriptionId());
        assertFalse(connection(0).accepted());
        assertEquals(OptionalLong.empty(), connection(0).token());
    }

    @Test
    void keepsTheHandshakesHeadersWithoutSecrets() {
        String token = TestClient.token(zoom);
        TestClient client = new TestClient();
        TestClient.HTTP
                .newWebSocketBuilder()
                .header("Authorization", "Bearer " + token)
                .header("access_token", token)
                .header("X-Mine", "yes")
                .buildAsync(
                        URI.create(zoom.webSocketUrl() + "?subscriptionId=" + zoom.subscriptionId() + "&access_token="
                                + token),
                        client)
                .join();
        client.text(0);

        assertEquals("yes", connection(0).headers().get("x-mine"));
        assertFalse(zoom.truth().connections().toString().contains(token));
        assertFalse(zoom.truth().tokenRequests().toString().contains(token));
    }

    @Test
    void knowsOnWhichConnectionEachEventLeft() {
        zoom.send(event(1));
        accepted();
        SentEvent second = zoom.send(event(2));
        accepted();
        SentEvent third = zoom.send(event(3));

        assertEquals(OptionalLong.of(1), second.connection());
        assertEquals(OptionalLong.of(2), third.connection());
        assertEquals(3, zoom.truth().sentCount());
        assertEquals(2, zoom.truth().deliveredCount());
        assertEquals(event(1), zoom.truth().missed().get(0).content());
    }

    @Test
    void waitsForAConditionNoLongerThanAsked() throws InterruptedException {
        assertFalse(zoom.truth().await(Duration.ofMillis(20), truth -> truth.sentCount() == 1));
        zoom.send(EVENT);
        assertTrue(zoom.truth().await(Duration.ZERO, truth -> truth.sentCount() == 1));
    }
}
