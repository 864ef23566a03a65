package io.github.camelzoom.examples.quickstart;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelzoom.examples.quickstart.servers.EmbeddedMail;
import io.github.camelzoom.examples.quickstart.servers.EmbeddedStore;
import io.github.camelzoom.examples.quickstart.settings.Login;
import io.github.camelzoom.examples.quickstart.settings.MailSettings;
import io.github.camelzoom.examples.quickstart.settings.Source;
import io.github.camelzoom.websocket.ZoomEvent;
import io.github.camelzoom.websocket.simulator.ZoomSimulator;
import io.github.camelzoom.websocket.simulator.scenario.TimedEvent;
import io.github.camelzoom.websocket.simulator.scenario.WorkingDay;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole job as a person starts it, in this process. */
class QuickstartTest {
    @TempDir
    Path data;

    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();

    @ParameterizedTest
    @ValueSource(strings = {"yaml", "java"})
    void aDayEndsWithAllThatWasSentWhereItBelongs(String routes) throws IOException {
        int status = run(Map.of("quickstart.once", "true", "quickstart.size", "20", "quickstart.routes", routes));

        assertEquals(0, status, this::shown);
        assertTrue(shown().contains("It equals what the simulator sent"), this::shown);
        Path folder = onlyRun();
        assertTrue(Files.size(folder.resolve("audit.jsonl")) > 10_000, "the day has events");
        try (Stream<Path> objects = Files.walk(folder.resolve("s3/zoom-events"))) {
            assertTrue(objects.anyMatch(file -> file.toString().endsWith(".json")), "objects are files on disk");
        }
        try (Stream<Path> sheets = Files.list(folder.resolve("attendance"))) {
            List<String> lines = Files.readAllLines(sheets.findFirst().orElseThrow());
            assertEquals("time,event,name,email", lines.get(0));
            assertTrue(lines.size() > 1, "somebody attended");
        }
    }

    @Test
    void aMailServerThatHangsUpSendsItsEventsToTheDeadLettersAndTheRestGoesOn() throws Exception {
        try (HangingUpServer server = HangingUpServer.start()) {
            StopSignal stop = new StopSignal();
            CompletableFuture<Integer> status = CompletableFuture.supplyAsync(() -> run(
                    stop,
                    Map.of(
                            "quickstart.size", "10",
                            "quickstart.seconds", "0",
                            "smtp.host", "127.0.0.1",
                            "smtp.port", String.valueOf(server.port()),
                            "smtp.tls", "off",
                            "smtp.from", "zoom@example.com",
                            "smtp.to", "meetings@example.com")));
            await().atMost(Duration.ofSeconds(40)).until(() -> shown().contains("The day is over") || status.isDone());
            stop.ask();
            assertEquals(1, status.get(20, TimeUnit.SECONDS), this::shown);
        }

        Path folder = onlyRun();
        List<String> started = Files.readAllLines(folder.resolve("audit.jsonl")).stream()
                .filter(line -> ZoomEvent.parse(line).type().equals("meeting.started"))
                .sorted()
                .toList();
        assertFalse(started.isEmpty(), "the day has meetings");
        assertEquals(
                started,
                textsOf(folder.resolve("failed"), ".json").stream().sorted().toList());
        List<String> reasons = textsOf(folder.resolve("failed"), ".reason.txt");
        assertEquals(started.size(), reasons.size());
        assertTrue(reasons.stream().allMatch(text -> text.contains("smtp://127.0.0.1")), reasons::toString);
        // nothing else differs, neither at the end of the day nor at the end of the run
        assertEquals(
                (long) started.size() * 2,
                shown().lines()
                        .filter(line -> line.contains("- event put aside as failed: meeting.started-"))
                        .count(),
                this::shown);
        assertFalse(shown().contains("missing"), this::shown);
    }

    @Test
    void withServersOfOnesOwnItUsesThose() throws Exception {
        try (ZoomSimulator zoom = ZoomSimulator.create().start();
                EmbeddedMail mail = EmbeddedMail.start();
                EmbeddedStore store = EmbeddedStore.start(data.resolve("own-store"))) {
            StopSignal stop = new StopSignal();
            CompletableFuture<Integer> status =
                    CompletableFuture.supplyAsync(() -> run(stop, serversOfOnesOwn(zoom, mail, store)));
            await().atMost(Duration.ofSeconds(40)).until(() -> shown().contains("Connected.") || status.isDone());
            List<TimedEvent> day = WorkingDay.generate(3, 0.05);
            day.forEach(event -> zoom.send(event.content()));
            await().atMost(Duration.ofSeconds(40))
                    .until(() -> shown().contains("events %4d ".formatted(day.size())) || status.isDone());
            stop.ask();

            assertEquals(0, status.get(20, TimeUnit.SECONDS), this::shown);
            assertTrue(shown().contains("It equals what the events in the audit log ask for"), this::shown);
            assertTrue(shown().contains("audit log   events " + day.size()), this::shown);
        }
        assertTrue(Files.isDirectory(data.resolve("own-store/zoom-events/users")), "objects are in the own store");
    }

    private static Map<String, String> serversOfOnesOwn(ZoomSimulator zoom, EmbeddedMail mail, EmbeddedStore store) {
        MailSettings.Mailbox mailbox = mail.settings().mailbox().orElseThrow();
        Login keys = store.settings().keys().orElseThrow();
        Map<String, String> own = new HashMap<>();
        own.put("zoom.account.id", zoom.accountId());
        own.put("zoom.client.id", zoom.clientId());
        own.put("zoom.client.secret", zoom.clientSecret());
        own.put("zoom.subscription.id", zoom.subscriptionId());
        own.put("zoom.secret.token", zoom.secretToken());
        own.put("zoom.web.socket.url", zoom.webSocketUrl());
        own.put("zoom.oauth.url", zoom.oauthUrl());
        own.put("smtp.host", mail.settings().host());
        own.put("smtp.port", String.valueOf(mail.settings().port()));
        own.put("smtp.tls", "off");
        own.put("smtp.from", "zoom@example.com");
        own.put("smtp.to", "meetings@example.com");
        own.put("imap.host", mailbox.host());
        own.put("imap.port", String.valueOf(mailbox.port()));
        own.put("imap.tls", "off");
        own.put("imap.user", mailbox.login().user());
        own.put("imap.password", mailbox.login().password());
        own.put("s3.bucket", store.settings().bucket());
        own.put("s3.endpoint", store.settings().endpoint().orElseThrow().toString());
        own.put("s3.access.key", keys.user());
        own.put("s3.secret.key", keys.password());
        return own;
    }

    @Test
    void healthAndMetricsTellWhatHappenedWhileTheStreamStaysOpen() throws Exception {
        StopSignal stop = new StopSignal();
        CompletableFuture<Integer> status = CompletableFuture.supplyAsync(
                () -> run(stop, Map.of("quickstart.size", "10", "quickstart.seconds", "0")));
        try {
            await().atMost(Duration.ofSeconds(40)).until(() -> shown().contains("Ctrl-C ends it") || status.isDone());
            HttpResponse<String> health = get(addressShown("health") + "?data=true");
            String metrics = get(addressShown("metrics")).body();

            long events = Files.readAllLines(onlyRun().resolve("audit.jsonl")).size();
            assertEquals(200, health.statusCode());
            JsonNode told = new ObjectMapper().readTree(health.body());
            assertEquals("UP", told.path("status").asText());
            assertTrue(health.body().contains("consumer:zoom-events"), health::body);
            assertTrue(health.body().contains("\"state\":\"Connected\""), health::body);
            assertEquals(events, figure(metrics, "camel_zoom_events_received_total"));
            assertEquals(events, figure(metrics, "camel_zoom_events_completed_total"));
            assertEquals(0, figure(metrics, "camel_zoom_events_failed_total"));
            assertEquals(1, figure(metrics, "camel_zoom_connected"));
        } finally {
            stop.ask();
        }
        assertEquals(0, status.get(20, TimeUnit.SECONDS), this::shown);
    }

    @Test
    void aPortThatIsTakenCostsHealthAndMetricsButNotTheJob() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("localhost"))) {
            int status = run(Map.of(
                    "quickstart.once", "true",
                    "quickstart.size", "5",
                    "quickstart.observe.port", String.valueOf(other.getLocalPort())));

            assertEquals(0, status, this::shown);
            assertTrue(
                    shown().contains("Port " + other.getLocalPort() + " is taken: no health and metrics"), this::shown);
        }
    }

    private String addressShown(String what) {
        return shown().lines()
                .flatMap(line -> Stream.of(line.split(" ")))
                .filter(word -> word.startsWith("http://") && word.endsWith("/observe/" + what))
                .findFirst()
                .orElseThrow(() -> new AssertionError(shown()));
    }

    private static HttpResponse<String> get(String address) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static long figure(String metrics, String name) {
        return metrics.lines()
                .filter(line -> line.startsWith(name + "{"))
                .map(line ->
                        Double.valueOf(line.substring(line.lastIndexOf(' '))).longValue())
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + name + " in " + metrics));
    }

    @Test
    void comparingTheMailsTakesAMailboxToReadThemFrom() {
        int status = run(Map.of(
                "quickstart.once", "true",
                "smtp.host", "127.0.0.1",
                "smtp.from", "zoom@example.com",
                "smtp.to", "meetings@example.com"));

        assertEquals(2, status, this::shown);
        assertTrue(shown().contains("IMAP_HOST"), this::shown);
    }

    @Test
    void aWrongSettingIsNamedAndNothingStarts() throws IOException {
        int status = run(Map.of("quickstart.routes", "xml"));

        assertEquals(2, status);
        assertEquals("QUICKSTART_ROUTES must be yaml or java, not 'xml'", shown().strip());
        try (Stream<Path> runs = Files.list(data)) {
            assertEquals(0, runs.count());
        }
    }

    private int run(Map<String, String> properties) {
        return run(new StopSignal(), properties);
    }

    private int run(StopSignal stop, Map<String, String> properties) {
        Map<String, String> all = new HashMap<>(properties);
        all.put("quickstart.data", data.toString());
        all.putIfAbsent("quickstart.observe.port", "0");
        PrintStream out = new PrintStream(screen, true, StandardCharsets.UTF_8);
        return Quickstart.run(new Source(all::get, name -> null), out, stop);
    }

    private static List<String> textsOf(Path folder, String ending) throws IOException {
        List<String> texts = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(ending)).toList()) {
                texts.add(Files.readString(file));
            }
        }
        return texts;
    }

    private Path onlyRun() throws IOException {
        try (Stream<Path> runs = Files.list(data)) {
            return runs.filter(folder -> Files.exists(folder.resolve("audit.jsonl")))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private String shown() {
        return screen.toString(StandardCharsets.UTF_8);
    }
}
