package io.github.camelzoom.websocket;

import static io.github.camelzoom.websocket.ZoomRoute.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelzoom.websocket.connection.ConnectionCause;
import io.github.camelzoom.websocket.connection.ConnectionState.Connected;
import io.github.camelzoom.websocket.connection.ConnectionState.Connecting;
import io.github.camelzoom.websocket.connection.ConnectionState.Exhausted;
import io.github.camelzoom.websocket.connection.ConnectionState.Waiting;
import io.github.camelzoom.websocket.simulator.ClosedBy;
import io.github.camelzoom.websocket.simulator.ConnectionRecord;
import io.github.camelzoom.websocket.simulator.TokenRequest;
import io.github.camelzoom.websocket.simulator.junit.ZoomSimulatorExtension;
import io.github.camelzoom.websocket.simulator.switches.HeartbeatAnswer;
import io.github.camelzoom.websocket.simulator.switches.RetryAfterForm;
import io.github.camelzoom.websocket.simulator.switches.SuccessContent;
import io.github.camelzoom.websocket.simulator.switches.Switch;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.camel.ServiceStatus;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.ExceptionHandler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a connection comes to life, shows that it lives, and is replaced when it does not. */
class ConnectionLifeTest {

    private static final String EVENT = "{\"event\":\"meeting.started\",\"payload\":{}}";
    private static final Duration NEVER = Duration.ofMinutes(10);

    /** What the contract promises after a single loss. */
    private static final Duration BACK_WITHIN = Duration.ofSeconds(2);

    @RegisterExtension
    static ZoomSimulatorExtension zoom = ZoomSimulatorExtension.create();

    @RegisterExtension
    final LogCapture log = new LogCapture();

    @RegisterExtension
    final ZoomRoute route = new ZoomRoute();

    private static List<ConnectionRecord> connections() {
        return zoom.truth().connections();
    }

    private static ConnectionRecord connection(int number) {
        return connections().get(number - 1);
    }

    private void awaitConnection(int number) {
        eventually()
                .until(() ->
                        connections().size() >= number && connection(number).accepted());
        route.awaitConnected();
    }

    private static Duration between(Instant from, Instant to) {
        return Duration.between(from, to);
    }

    private static void assertWithin(Duration limit, Duration taken) {
        assertTrue(taken.compareTo(limit) <= 0, () -> "took " + taken + ", allowed are " + limit);
    }

    // coming to life

    @Test
    void anOpenSocketThatIsNotAcceptedIsNotUp() throws Exception {
        zoom.switches().set(Switch.ACCEPTANCE_DELAY, Duration.ofSeconds(1));
        zoom.switches().set(Switch.HEARTBEAT_ANSWER, HeartbeatAnswer.MISSING);
        route.start(zoom.endpointUri());

        eventually().until(() -> connections().size() == 1 && connection(1).heartbeatCount() == 1);
        assertFalse(connection(1).accepted(), "the socket is open and used, but not accepted");
        assertFalse(route.isUp());
        assertInstanceOf(Connecting.class, route.state());

        eventually().until(route::isUp);
        assertTrue(connection(1).accepted());
    }

    @ParameterizedTest
    @EnumSource(SuccessContent.class)
    void successDecidesWhateverZoomSaysBesides(SuccessContent content) throws Exception {
        zoom.switches().set(Switch.SUCCESS_CONTENT, content);
        zoom.switches().set(Switch.HEARTBEAT_ANSWER, HeartbeatAnswer.MISSING);
        route.startAndConnect(zoom.endpointUri());

        assertTrue(route.isUp());
        assertEquals(1, connections().size());
    }

    @Test
    void aHeartbeatAnswerIsAsGoodAsAnAcceptance() throws Exception {
        zoom.switches().set(Switch.ACCEPTANCE_DELAY, NEVER);
        route.startAndConnect(zoom.endpointUri());

        assertTrue(route.isUp());
        assertEquals(1, connections().size());
    }

    @Test
    void whatIsNeverAcceptedIsGivenUpAfterConnectTimeout() throws Exception {
        zoom.switches().set(Switch.ACCEPTANCE_DELAY, NEVER);
        zoom.switches().set(Switch.HEARTBEAT_ANSWER, HeartbeatAnswer.MISSING);
        route.start(zoom.endpointUri("connectTimeout=500&reconnectInitialDelay=50&reconnectMaxDelay=50"));

        eventually().until(() -> connections().size() >= 2);
        assertEquals(ClosedBy.CLIENT, connection(1).closedBy());
        assertEquals(1000, connection(1).closeCode().orElseThrow());
        assertTrue(route.health().getMessage().orElse("").contains("did not accept the connection in time"));
        assertEquals(1, log.warnings().size(), () -> "" + log.warnings());

        zoom.switches().set(Switch.ACCEPTANCE_DELAY, Duration.ZERO);
        route.awaitConnected();
    }

    // heartbeats

    @Test
    void theFirstHeartbeatGoesOutAtOnce() throws Exception {
        route.startAndConnect(zoom.endpointUri());

        eventually().until(() -> connection(1).heartbeatCount() == 1);

        assertWithin(
                BACK_WITHIN,
                between(connection(1).openedAt(), connection(1).heartbeats().get(0)));
    }

    @Test
    void heartbeatsGoOutAtTheirInterval() throws Exception {
        route.startAndConnect(zoom.endpointUri("heartbeatInterval=100"));

        eventually().until(() -> connection(1).heartbeatCount() >= 11);

        List<Instant> beats = connection(1).heartbeats();
        long taken = between(beats.get(0), beats.get(10)).toMillis();
        assertTrue(taken >= 900 && taken <= 3000, () -> "ten intervals of 100 ms took " + taken + " ms");
        assertEquals(1, connections().size());
    }

    @Test
    void aRefusedHeartbeatHasTheConnectionReplaced() throws Exception {
        route.startAndConnect(zoom.endpointUri("heartbeatInterval=100"));
        zoom.switches().set(Switch.HEARTBEAT_ANSWER, HeartbeatAnswer.REFUSED);

        eventually().until(() -> !connection(1).open());
        zoom.switches().set(Switch.HEARTBEAT_ANSWER, HeartbeatAnswer.LIVE);

        eventually().until(() -> route.isUp() && zoom.truth().acceptedNow() == 1);
        assertEquals(ClosedBy.CLIENT, connection(1).closedBy());
        assertTrue(log.warnings().get(0).contains("Zoom refused a heartbeat"), () -> "" + log.warnings());
        assertTrue(log.warnings().get(0).contains("Invalid Token"), "Zoom's words are told");
    }

    // liveness

    @Test
    void aConnectionThatWentSilentIsReplaced() throws Exception {
        Duration liveness = Duration.ofMillis(800);
        route.startAndConnect(zoom.endpointUri("heartbeatInterval=100&livenessTimeout=" + liveness.toMillis()));

        Instant silence = Instant.now();
        zoom.freezeConnections();
        awaitConnection(2);

        assertWithin(
                liveness.plus(BACK_WITHIN),
                between(silence, connection(2).acceptedAt().orElseThrow()));
        zoom.send(EVENT);
        route.awaitReceived(1);
        assertTrue(log.warnings().get(0).contains("livenessTimeout"), () -> "" + log.warnings());
    }

    @Test
    void aServerThatAnswersNoHeartbeatsCountsAsDead() throws Exception {
        zoom.switches().set(Switch.HEARTBEAT_ANSWER, HeartbeatAnswer.MISSING);
        route.startAndConnect(zoom.endpointUri("heartbeatInterval=100&livenessTimeout=500"));

        awaitConnection(2);

        assertEquals(ClosedBy.CLIENT, connection(1).closedBy());
    }

    @Test
    void eventsAloneShowThatTheConnectionLives() throws Exception {
        zoom.switches().set(Switch.HEARTBEAT_ANSWER, HeartbeatAnswer.MISSING);
        route.startAndConnect(zoom.endpointUri("heartbeatInterval=100&livenessTimeout=1500"));

        // one event with each heartbeat, for longer than the liveness timeout
        for (int beat = 1; beat <= 25; beat++) {
            int count = beat;
            eventually().until(() -> connection(1).heartbeatCount() >= count);
            zoom.send(EVENT);
        }
        route.awaitReceived(25);

        assertEquals(1, connections().size(), "no connection was replaced");
    }

    @Test
    void healthIsDownAsLongAsASilentConnectionIsNotReplaced() throws Exception {
        route.startAndConnect(zoom.endpointUri("heartbeatInterval=100&livenessTimeout=500"));
        zoom.switches().set(Switch.HANDSHAKE_STATUS, 503);
        zoom.freezeConnections();

        eventually().until(() -> !route.isUp());

        zoom.switches().set(Switch.HANDSHAKE_STATUS, 101);
        eventually().until(route::isUp);
    }

    // ends

    @ParameterizedTest
    @ValueSource(ints = {1000, 1001, 1006, 1008, 1011, 1012, 1013, 4000})
    void afterASingleLossTheStreamIsBackInUnderTwoSeconds(int code) throws Exception {
        route.startAndConnect(zoom.endpointUri());

        zoom.closeConnections(code, "Bye");
        awaitConnection(2);

        assertWithin(
                BACK_WITHIN,
                between(
                        connection(1).closedAt().orElseThrow(),
                        connection(2).acceptedAt().orElseThrow()));
        zoom.send(EVENT);
        route.awaitReceived(1);
        assertEquals(1, zoom.truth().maxAcceptedAtOnce());
        assertEquals(1, log.warnings("Connection lost").size(), () -> "" + log.warnings());
        assertEquals(
                1,
                log.lines().stream()
                        .filter(line -> line.text().startsWith("Connected again"))
                        .count());
    }

    @Test
    void everyConnectHasAFreshToken() throws Exception {
        route.startAndConnect(zoom.endpointUri("reconnectInitialDelay=50&reconnectMaxDelay=50"));

        for (int next = 2; next <= 5; next++) {
            zoom.resetConnections();
            awaitConnection(next);
        }

        List<Long> tokens = connections().stream()
                .map(one -> one.token().orElseThrow())
                .distinct()
                .toList();
        assertEquals(5, tokens.size(), "one token for each connection");
        assertEquals(
                5,
                zoom.truth().tokenRequests().stream()
                        .filter(TokenRequest::granted)
                        .count());
        assertEquals(1, zoom.truth().maxAcceptedAtOnce(), "never two connections at once");
    }

    @Test
    void acceptThenCloseIsNoHotLoop() throws Exception {
        zoom.switches().set(Switch.END_AFTER, Duration.ofMillis(1));
        route.start(zoom.endpointUri("reconnectInitialDelay=20&reconnectMaxDelay=200"));

        eventually().until(() -> connections().size() >= 8);
        eventually()
                .until(() -> route.state() instanceof Waiting waiting
                        && waiting.outage().failures() >= 8);

        assertEquals(1, zoom.truth().maxAcceptedAtOnce());
        zoom.switches().set(Switch.END_AFTER, Duration.ZERO);
        eventually().until(() -> zoom.truth().acceptedNow() == 1);
    }

    // refused handshakes

    @ParameterizedTest
    @EnumSource(value = RetryAfterForm.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void aHandshakeAnsweredWithRetryAfterIsNotRepeatedBefore(RetryAfterForm form) throws Exception {
        zoom.switches().set(Switch.HANDSHAKE_STATUS, 503);
        zoom.switches().set(Switch.RETRY_AFTER_FORM, form).set(Switch.RETRY_AFTER, Duration.ofSeconds(60));
        route.start(zoom.endpointUri("reconnectInitialDelay=20&reconnectMaxDelay=20"));

        eventually().until(() -> route.state() instanceof Waiting);

        Waiting waiting = (Waiting) route.state();
        long wait = waiting.retryAt() - waiting.since();
        assertTrue(wait >= 58_000 && wait <= 62_000, () -> "a minute was asked for, but it is " + wait + " ms");
        assertTrue(route.health().getMessage().orElse("").contains("HTTP 503"));
        assertEquals(1, zoom.truth().tokenRequests().size());
    }

    @Test
    void aHandshakeAnsweredWithRetryAfterIsRepeatedWhenTheTimeHasCome() throws Exception {
        zoom.switches().set(Switch.HANDSHAKE_STATUS, 503);
        zoom.switches()
                .set(Switch.RETRY_AFTER_FORM, RetryAfterForm.SECONDS)
                .set(Switch.RETRY_AFTER, Duration.ofSeconds(1));
        route.start(zoom.endpointUri("reconnectInitialDelay=20&reconnectMaxDelay=20"));
        eventually().until(() -> route.state() instanceof Waiting);
        zoom.switches().set(Switch.HANDSHAKE_STATUS, 101);

        awaitConnection(1);

        List<TokenRequest> requests = zoom.truth().tokenRequests();
        long apart = between(requests.get(0).at(), requests.get(1).at()).toMillis();
        assertTrue(apart >= 950, () -> "a second was asked for, but it came after " + apart + " ms");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 429, 500, 503})
    void aRefusedHandshakeIsRetriedAndToldOnce(int status) throws Exception {
        zoom.switches().set(Switch.HANDSHAKE_STATUS, status);
        route.start(zoom.endpointUri("reconnectInitialDelay=20&reconnectMaxDelay=20"));

        eventually().until(() -> zoom.truth().tokenRequests().size() >= 4);

        assertFalse(route.isUp());
        assertEquals(1, log.warnings().size(), () -> "" + log.warnings());
        assertTrue(log.warnings().get(0).contains("HTTP " + status), () -> "" + log.warnings());
        zoom.switches().set(Switch.HANDSHAKE_STATUS, 101);
        eventually().until(route::isUp);
    }

    // giving up, giving way

    @Test
    void exhaustedAttemptsAreToldToHealthAndExceptionHandler() throws Exception {
        Queue<Throwable> told = new ConcurrentLinkedQueue<>();
        route.context().getRegistry().bind("handler", ExceptionHandler.class, collecting(told));
        zoom.switches().set(Switch.HANDSHAKE_STATUS, 503);
        route.start(zoom.endpointUri(
                "maxReconnectAttempts=2&reconnectInitialDelay=20&reconnectMaxDelay=20&exceptionHandler=#handler"));

        eventually().until(() -> route.state() instanceof Exhausted);
        eventually().until(() -> told.size() >= 2);

        assertEquals(3, zoom.truth().tokenRequests().size(), "one attempt and two more");
        assertEquals(2, told.size(), "the outage, and that it is given up");
        ZoomConnectionException exception = assertInstanceOf(ZoomConnectionException.class, told.peek());
        assertEquals(ConnectionCause.HANDSHAKE_REJECTED, exception.getConnectionCause());
        assertTrue(exception.getMessage().contains("HTTP 503"), exception.getMessage());
        assertFalse(route.isUp());
        assertTrue(route.health().getMessage().orElse("").contains("HTTP 503"));
        assertEquals(1, log.warnings("Giving up").size(), () -> "" + log.warnings());
        assertEquals(ServiceStatus.Started, route.context().getRouteController().getRouteStatus(ZoomRoute.ID));

        zoom.switches().set(Switch.HANDSHAKE_STATUS, 101);
        route.context().getRouteController().stopRoute(ZoomRoute.ID);
        route.context().getRouteController().startRoute(ZoomRoute.ID);
        eventually().until(route::isUp);
    }

    private static ExceptionHandler collecting(Queue<Throwable> told) {
        return new ExceptionHandler() {
            @Override
            public void handleException(Throwable exception) {
                told.add(exception);
            }

            @Override
            public void handleException(String message, Throwable exception) {
                told.add(exception);
            }

            @Override
            public void handleException(String message, org.apache.camel.Exchange exchange, Throwable exception) {
                told.add(exception);
            }
        };
    }

    @Test
    void whoeverIsDisplacedDoesNotFightBackAtOnce() throws Exception {
        route.startAndConnect(zoom.endpointUri());
        try (DefaultCamelContext other = ZoomRoute.newContext()) {
            RouteBuilder.addRoutes(
                    other, routes -> routes.from(zoom.endpointUri()).log("${body}"));
            other.start();

            eventually().until(() -> route.state() instanceof Waiting);

            Waiting waiting = (Waiting) route.state();
            assertEquals(ConnectionCause.DISPLACED, waiting.outage().latest());
            long wait = waiting.retryAt() - waiting.since();
            assertTrue(wait >= 15_000, () -> "waits " + wait + " ms only");
            // the state is there before what follows from it
            eventually()
                    .untilAsserted(() -> assertEquals(
                            1, log.warnings("Connected in another place").size(), () -> "" + log.warnings()));
            assertTrue(route.health().getMessage().orElse("").contains("one connection per subscription"));
            eventually()
                    .until(() ->
                            zoom.truth().acceptedNow() == 1 && connection(2).open());
        }
    }

    @Test
    void theGapIsToldWhenItIsOver() throws Exception {
        route.startAndConnect(zoom.endpointUri());
        zoom.resetConnections();
        awaitConnection(2);

        String line = log.lines().stream()
                .map(LogCapture.Line::text)
                .filter(text -> text.startsWith("Connected again"))
                .findFirst()
                .orElseThrow();

        assertTrue(line.contains("gap="), line);
        assertTrue(line.contains("from=") && line.contains("to="), line);
        assertTrue(line.contains("cause=closed-by-peer"), line);
        assertInstanceOf(Connected.class, route.state());
    }
}
