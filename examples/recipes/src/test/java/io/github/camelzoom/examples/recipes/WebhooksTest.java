package io.github.camelzoom.examples.recipes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelzoom.websocket.simulator.ZoomSimulator;
import io.github.camelzoom.websocket.simulator.junit.ZoomSimulatorExtension;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.builder.NotifyBuilder;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The routes of docs/webhooks.md, in both languages, with events that come over HTTP and over the WebSocket. */
class WebhooksTest {

    private static final Page PAGE = Page.of("webhooks.md");
    private static final Duration SOON = Duration.ofSeconds(30);

    @RegisterExtension
    static final ZoomSimulator zoom = ZoomSimulatorExtension.create();

    @TempDir
    Path data;

    private final Map<String, String> properties = new HashMap<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private RunningRoutes routes;
    private Recipe recipe;

    @BeforeEach
    void readTheRecipe(TestInfo test) {
        recipe = test.getTestMethod().orElseThrow().getAnnotation(Recipe.class);
        properties.putAll(zoom.componentProperties());
        properties.put("zoom.subscription-id", zoom.subscriptionId());
        properties.put("data", data.toString());
        properties.put("camel.server.enabled", "true");
        properties.put("camel.server.host", "localhost");
        properties.put("camel.server.port", "0");
    }

    @AfterEach
    void stop() {
        if (routes != null) {
            routes.close();
        }
    }

    private void switchOff(String route) {
        properties.put("camel.main.auto-startup-exclude-pattern", route);
    }

    private void start(Language language) throws Exception {
        routes = new RunningRoutes(properties, Map.of());
        String name = recipe.value().replaceAll("\\W", "") + language;
        routes.load(language.resource(name, PAGE.block(recipe.value(), language.fence())));
    }

    private static String event(String id) {
        return "{\"event\":\"meeting.started\",\"payload\":{\"object\":{\"id\":\"" + id
                + "\",\"topic\":\"Größe 🚒\"}}}";
    }

    /** As Zoom posts it. */
    private int post(String event) throws IOException, InterruptedException {
        int port = routes.context()
                .hasService(VertxPlatformHttpServer.class)
                .getServer()
                .actualPort();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/zoom/events"))
                .header("Content-Type", "application/json")
                .header("x-zm-request-timestamp", "1767225600")
                .header("x-zm-signature", "v0=checked-by-the-reader")
                .POST(BodyPublishers.ofString(event))
                .build();
        return http.send(request, BodyHandlers.ofString()).statusCode();
    }

    private List<String> lines(String file) throws IOException {
        return Files.readAllLines(data.resolve(file));
    }

    @Test
    void everyRecipeIsRun() {
        assertEquals(PAGE.recipes(), Recipe.Index.of(WebhooksTest.class));
    }

    @Recipe("Compare")
    void bothWaysWriteTheSameAndOnlyTheOldOneIsWorkedOn(Language language) throws Exception {
        start(language);
        assertTrue(zoom.awaitConnected(SOON));
        NotifyBuilder written = new NotifyBuilder(routes.context())
                .from("zoom-ws:*")
                .whenDone(2)
                .create();
        for (String event : List.of(event("1"), event("2"))) {
            assertEquals(204, post(event));
            zoom.send(event);
        }
        assertTrue(written.matches(SOON.toSeconds(), TimeUnit.SECONDS));
        assertEquals(List.of(event("1"), event("2")), lines("webhook.jsonl"));
        assertEquals(lines("webhook.jsonl"), lines("websocket.jsonl"));
        assertEquals(lines("webhook.jsonl"), routes.bodies("event"));
    }

    @Recipe("Run both")
    void eachEventIsWorkedOnOnceWhicheverWayBringsItFirst(Language language) throws Exception {
        start(language);
        assertTrue(zoom.awaitConnected(SOON));
        NotifyBuilder fromTheSocket = new NotifyBuilder(routes.context())
                .from("zoom-ws:*")
                .whenDone(2)
                .create();
        assertEquals(204, post(event("1")));
        zoom.send(event("1"));
        zoom.send(event("2"));
        assertTrue(fromTheSocket.matches(SOON.toSeconds(), TimeUnit.SECONDS));
        assertEquals(204, post(event("2")));
        assertEquals(List.of(event("1"), event("2")), routes.bodies("event"));
    }

    @Recipe("Run both")
    void aWebhookWhoseWorkFailsIsAnsweredSoAndWorkedOnWhenItComesAgain(Language language) throws Exception {
        switchOff("websocket");
        start(language);
        AtomicBoolean failed = new AtomicBoolean();
        routes.work("event", exchange -> {
            if (failed.compareAndSet(false, true)) {
                throw new IllegalStateException("the database is away");
            }
        });
        assertEquals(500, post(event("1")));
        assertEquals(204, post(event("1")));
        assertEquals(List.of(event("1")), routes.bodies("event"));
    }

    @Recipe("Run both")
    void eachWayIsSwitchedOffByItsProperty(Language language) throws Exception {
        switchOff("webhook");
        start(language);
        assertTrue(zoom.awaitConnected(SOON));
        assertEquals(404, post(event("1")));
        zoom.send(event("2"));
        routes.awaitCount("event", 1);
        assertEquals(List.of(event("2")), routes.bodies("event"));
        routes.close();

        zoom.reset();
        switchOff("websocket");
        start(language);
        assertEquals(204, post(event("3")));
        assertEquals(List.of(event("3")), routes.bodies("event"));
        assertEquals(List.of(), zoom.truth().connections());
    }
}
