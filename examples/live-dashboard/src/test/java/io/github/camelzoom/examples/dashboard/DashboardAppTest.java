package io.github.camelzoom.examples.dashboard;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelzoom.websocket.ZoomWsConsumer;
import io.github.camelzoom.websocket.simulator.ZoomSimulator;
import io.github.camelzoom.websocket.simulator.switches.OAuthAnswer;
import io.github.camelzoom.websocket.simulator.switches.Switch;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketConnectOptions;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** The application as programs see it, without a browser. */
class DashboardAppTest {
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    private static Vertx vertx;
    private static DashboardApp app;

    @BeforeAll
    static void start() {
        vertx = Vertx.vertx();
        app = RunningApp.withSimulator();
        assertTrue(zoom().awaitConnected(LONGEST));
    }

    @AfterAll
    static void stop() {
        app.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void aPageGetsTheWholeAsSoonAsItIsOpenAndAgainWithEachChange() throws Exception {
        zoom().send("{\"event\":\"user.created\",\"payload\":{\"object\":{\"id\":\"1\"}}}");
        try (Page page = new Page()) {
            page.awaitEvents(zoom().truth().deliveredCount());
            zoom().send("{\"event\":\"user.deleted\",\"payload\":{\"object\":{\"id\":\"1\"}}}");
            JsonNode shown = page.awaitEvents(zoom().truth().deliveredCount());

            assertEquals("user.deleted", shown.at("/recent/0/type").asText());
            assertTrue(shown.at("/connection/up").asBoolean());
            assertEquals("Connected", shown.at("/connection/state").asText());
        }
    }

    @Test
    void healthTellsOfTheConnectionToZoom() throws Exception {
        JsonNode health = JSON.readTree(get("health?data=true").body());

        assertEquals("UP", health.path("status").asText());
        assertTrue(health.toString().contains("consumer:" + DashboardRoutes.ZOOM), health::toString);
        assertTrue(
                health.toString().contains("\"subscription\":\"" + zoom().subscriptionId() + "\""), health::toString);
        assertFalse(health.toString().contains(zoom().clientSecret()), "no secrets");
    }

    @Test
    void metricsCountTheEventsOfTheRoute() throws Exception {
        zoom().send("{\"event\":\"user.created\",\"payload\":{\"object\":{\"id\":\"2\"}}}");

        await().atMost(LONGEST).until(() -> get("metrics")
                .body()
                .lines()
                .anyMatch(line -> line.startsWith("camel_exchanges_succeeded_total")
                        && line.contains("routeId=\"" + DashboardRoutes.ZOOM + "\"")));
        assertFalse(get("metrics").body().contains(zoom().clientSecret()), "no secrets");
    }

    @Test
    void metricsAndHealthTellOfAnOutageWhileItLasts() throws Exception {
        await().atMost(LONGEST)
                .until(() -> metric("camel_zoom_events_received_total")
                        == zoom().truth().deliveredCount());
        assertEquals(1, metric("camel_zoom_connected"));

        zoom().switches().set(Switch.OAUTH, OAuthAnswer.INVALID_CLIENT);
        try {
            zoom().closeConnections(1012, "Service Restart");
            await().atMost(LONGEST).until(() -> get("health?data=true").body().contains("token-credentials-refused"));
            HttpResponse<String> health = get("health?data=true");
            assertEquals(503, health.statusCode());
            assertTrue(health.body().contains("Check clientId and clientSecret"), health::body);
            assertEquals(0, metric("camel_zoom_connected"));
            assertFalse(health.body().contains(zoom().clientSecret()), "no secrets");
        } finally {
            zoom().switches().reset();
        }
        // what needs somebody to act is retried slowly; somebody acts
        ((ZoomWsConsumer) app.camel().getRoute(DashboardRoutes.ZOOM).getConsumer())
                .getEndpoint()
                .takeOver();
        await().atMost(LONGEST).until(() -> get("health").statusCode() == 200);
        await().atMost(LONGEST).until(() -> metric("camel_zoom_connected") == 1);
    }

    /** The first series of that name. */
    private static double metric(String name) throws Exception {
        String metrics = get("metrics").body();
        return metrics.lines()
                .filter(line -> line.startsWith(name + "{"))
                .map(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + name + " in " + metrics));
    }

    @Test
    void aScriptOfAnotherSiteGetsNeitherThePageNorTheEvents() {
        assertRefused(403, () -> connect("/live", Map.of("Origin", "http://elsewhere.example")));
        assertRefused(403, () -> connect("/live", Map.of("Host", "elsewhere.example:" + port())));
        assertRefused(403, () -> connect("/live", Map.of("Origin", "null")));
        assertRefused(403, () -> connect("/live", Map.of("Origin", ":::")));
        assertEquals(403, page(Map.of("Host", "elsewhere.example")).statusCode());
    }

    @Test
    void nobodyCanSetCamelsHeadersByTheAddress() {
        assertRefused(400, () -> connect("/live?CamelVertxWebsocket.sendToAll=true", Map.of()));
    }

    @Test
    void thePageAllowsNothingButItsOwnFiles() {
        HttpClientResponse page = page(Map.of());

        assertEquals(200, page.statusCode());
        assertTrue(page.getHeader("Content-Security-Policy").startsWith("default-src 'none'; script-src 'self';"));
        assertEquals("nosniff", page.getHeader("X-Content-Type-Options"));
    }

    @Test
    void whatIsNoKnownTroubleChangesNothing() throws Exception {
        try (Page page = new Page()) {
            long connections = zoom().truth().connections().size();
            page.say("trouble NONSENSE");
            page.say("trouble ");
            page.say("close");
            page.awaitEvents(zoom().truth().deliveredCount());

            assertEquals(connections, zoom().truth().connections().size());
            assertEquals(1, zoom().truth().acceptedNow());
        }
    }

    @Test
    void aPortThatIsTakenIsSaidAtTheStart() {
        Settings settings = new Settings("localhost", port(), 0, 0, Optional.empty());

        RuntimeException failure = assertThrows(RuntimeException.class, () -> DashboardApp.start(settings));
        assertEquals("Address already in use", LiveDashboard.reason(failure));
    }

    private static ZoomSimulator zoom() {
        return app.simulation().orElseThrow().zoom();
    }

    private static int port() {
        return URI.create(app.pageUrl()).getPort();
    }

    private static HttpResponse<String> get(String what) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(app.observeUrl() + what))
                                .build(),
                        BodyHandlers.ofString());
    }

    private static HttpClientResponse page(Map<String, String> headers) {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setHost("localhost")
                .setPort(port())
                .setURI("/");
        headers.forEach(options::putHeader);
        return vertx.createHttpClient()
                .request(options)
                .compose(request -> request.send())
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    private static WebSocket connect(String path, Map<String, String> headers) {
        WebSocketConnectOptions options = new WebSocketConnectOptions()
                .setHost("localhost")
                .setPort(port())
                .setURI(path);
        headers.forEach(options::putHeader);
        return vertx.createWebSocketClient()
                .connect(options)
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    private static void assertRefused(int status, Executable connecting) {
        try {
            connecting.execute();
        } catch (CompletionException e) {
            assertTrue(e.getCause() instanceof UpgradeRejectedException, e::toString);
            assertEquals(status, ((UpgradeRejectedException) e.getCause()).getStatus());
            return;
        } catch (Throwable e) {
            throw new AssertionError("Not refused by the server", e);
        }
        throw new AssertionError("Not refused");
    }

    /** A page without a browser. */
    private static final class Page implements AutoCloseable {
        private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
        private final WebSocket socket = connect("/live", Map.of());

        Page() {
            socket.textMessageHandler(messages::add);
        }

        JsonNode awaitEvents(long total) throws Exception {
            while (true) {
                String message = messages.poll(LONGEST.toSeconds(), TimeUnit.SECONDS);
                assertTrue(message != null, "a message with " + total + " events");
                JsonNode shown = JSON.readTree(message);
                if (shown.at("/events/total").asLong() == total) {
                    return shown;
                }
            }
        }

        void say(String text) {
            socket.writeTextMessage(text)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        }

        @Override
        public void close() {
            socket.close().toCompletionStage().toCompletableFuture().join();
        }
    }
}
