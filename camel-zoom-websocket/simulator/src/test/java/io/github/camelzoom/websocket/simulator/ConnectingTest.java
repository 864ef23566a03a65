package io.github.camelzoom.websocket.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelzoom.websocket.simulator.switches.Refusal;
import io.github.camelzoom.websocket.simulator.switches.RetryAfterForm;
import io.github.camelzoom.websocket.simulator.switches.SuccessContent;
import io.github.camelzoom.websocket.simulator.switches.Switch;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import java.net.URI;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client meets when it connects. */
class ConnectingTest extends SimulatorFixture {

    private TestClient connectWithBadToken() {
        return TestClient.connect(zoom, zoom.subscriptionId(), "bad");
    }

    private java.net.http.HttpResponse<?> refusedHandshake(Runnable connect) {
        Throwable cause = assertThrows(CompletionException.class, connect::run).getCause();
        return assertInstanceOf(WebSocketHandshakeException.class, cause).getResponse();
    }

    @Test
    void saysThatTheTokenIsEmptyWhenTheQueryHasNone() {
        TestClient client = TestClient.open(zoom.webSocketUrl() + "?subscriptionId=" + zoom.subscriptionId());

        assertEquals("token is empty", content(client.text(0)));
        assertEquals("1000 Bye", client.closed());
    }

    @Test
    void doesNotSeeATokenInAHeader() {
        TestClient client = new TestClient();
        TestClient.HTTP
                .newWebSocketBuilder()
                .header("Authorization", "Bearer " + TestClient.token(zoom))
                .buildAsync(URI.create(zoom.webSocketUrl() + "?subscriptionId=" + zoom.subscriptionId()), client)
                .join();

        assertEquals("token is empty", content(client.text(0)));
    }

    @Test
    void takesTheQueryInAnyOrder() {
        TestClient client = TestClient.open(zoom.webSocketUrl() + "?access_token=" + TestClient.token(zoom)
                + "&subscriptionId=" + zoom.subscriptionId());

        assertTrue(TestClient.json(client.text(0)).path("success").booleanValue());
    }

    @Test
    void refusesAnUnknownSubscription() {
        TestClient client = TestClient.connect(zoom, "unknown", TestClient.token(zoom));

        assertEquals("Invalid subscriptionId", content(client.text(0)));
        assertEquals("1000 Bye", client.closed());
    }

    @Test
    void refusesWithTheTextItIsTold() {
        set(Switch.BAD_TOKEN_TEXT, "Token is invalid");

        assertEquals("Token is invalid", content(connectWithBadToken().text(0)));
    }

    @Test
    void refusesEvenGoodTokensWhenTold() {
        set(Switch.REFUSE_TOKENS, true);

        assertEquals("Invalid Token", content(TestClient.connect(zoom).text(0)));
    }

    @Test
    void refusesAnExpiredToken() {
        set(Switch.TOKEN_LIFETIME, Duration.ZERO);

        assertEquals("Invalid Token", content(TestClient.connect(zoom).text(0)));
    }

    @ParameterizedTest
    @CsvSource({"HTTP_400,400", "HTTP_401,401", "HTTP_404,404"})
    void mayRefuseByHttpStatus(Refusal how, int status) {
        set(Switch.BAD_TOKEN, how);
        set(Switch.BAD_SUBSCRIPTION, how);

        assertEquals(status, refusedHandshake(this::connectWithBadToken).statusCode());
        assertEquals(
                status,
                refusedHandshake(() -> TestClient.connect(zoom, "unknown", TestClient.token(zoom)))
                        .statusCode());
        assertEquals(0, zoom.truth().connections().size());
    }

    @Test
    void mayCloseWithoutARefusingFrame() {
        set(Switch.BAD_TOKEN, Refusal.CLOSE_ONLY);

        TestClient client = connectWithBadToken();

        assertEquals("1000 Bye", client.closed());
        assertTrue(client.texts.isEmpty());
    }

    @Test
    void mayRefuseWithAFrameAndLeaveTheSocketOpen() {
        set(Switch.BAD_TOKEN, Refusal.FRAME_ONLY);

        TestClient client = connectWithBadToken();
        assertEquals("Invalid Token", content(client.text(0)));
        client.heartbeat();

        assertFalse(client.isClosed());
        assertFalse(zoom.send(EVENT).delivered());
    }

    @Test
    void mayRefuseEveryHandshakeAndAskToWait() {
        set(Switch.HANDSHAKE_STATUS, 503);
        set(Switch.RETRY_AFTER_FORM, RetryAfterForm.SECONDS);
        set(Switch.RETRY_AFTER, Duration.ofSeconds(7));

        var response = refusedHandshake(() -> TestClient.connect(zoom));

        assertEquals(503, response.statusCode());
        assertEquals("7", response.headers().firstValue("Retry-After").orElseThrow());
    }

    @Test
    void mayTakeItsTimeToAnswerTheHandshakeAndToAccept() {
        set(Switch.HANDSHAKE_DELAY, Duration.ofMillis(150));
        set(Switch.ACCEPTANCE_DELAY, Duration.ofMillis(150));
        long start = System.nanoTime();

        accepted();

        long took = System.nanoTime() - start;
        assertTrue(took >= TimeUnit.MILLISECONDS.toNanos(295), took + " ns");
    }

    @ParameterizedTest
    @CsvSource({
        "EMPTY_TEXT, ',\"content\":\"\"'",
        "TEXT, ',\"content\":\"success\"'",
        "ABSENT, ''",
        "OBJECT, ',\"content\":{}'"
    })
    void mayWriteTheContentOfSuccessInSeveralWays(SuccessContent how, String member) {
        set(Switch.SUCCESS_CONTENT, how);

        assertEquals(
                "{\"module\":\"build_connection\",\"success\":true" + member + ",\"header\":{}}",
                TestClient.connect(zoom).text(0));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void agreesToCompressionOnlyIfSwitchedOn(boolean on) throws Exception {
        set(Switch.DEFLATE, on);
        String large = event(1).replace("}}}", ",\"topic\":\"" + "x".repeat(300_000) + "\"}}}");
        Vertx vertx = Vertx.vertx();
        try {
            BlockingQueue<String> texts = new LinkedBlockingQueue<>();
            WebSocketClientOptions options = new WebSocketClientOptions()
                    .setTryUsePerMessageCompression(true)
                    .setMaxFrameSize(1_000_000)
                    .setMaxMessageSize(1_000_000);
            boolean agreed = vertx.createWebSocketClient(options)
                    .connect(new WebSocketConnectOptions()
                            .setHost("localhost")
                            .setPort(zoom.port())
                            .setURI("/ws?subscriptionId=" + zoom.subscriptionId() + "&access_token="
                                    + TestClient.token(zoom)))
                    .map(socket -> {
                        socket.textMessageHandler(texts::add);
                        return socket.headers().contains("Sec-WebSocket-Extensions");
                    })
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(10, TimeUnit.SECONDS);

            assertEquals(on, agreed);
            assertTrue(zoom.awaitConnected(TestClient.PATIENCE));
            zoom.send(large);
            texts.poll(10, TimeUnit.SECONDS);
            assertEquals(large, content(texts.poll(10, TimeUnit.SECONDS)));
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        }
    }
}
