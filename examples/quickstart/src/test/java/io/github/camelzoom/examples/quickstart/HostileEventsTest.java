package io.github.camelzoom.examples.quickstart;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelzoom.examples.quickstart.routes.HostDirectory;
import io.github.camelzoom.examples.quickstart.servers.EmbeddedMail;
import io.github.camelzoom.examples.quickstart.servers.EmbeddedStore;
import io.github.camelzoom.examples.quickstart.servers.StoreClient;
import io.github.camelzoom.examples.quickstart.settings.Settings.RouteLanguage;
import io.github.camelzoom.examples.quickstart.settings.ZoomSettings;
import io.github.camelzoom.examples.quickstart.summary.Differences;
import io.github.camelzoom.examples.quickstart.summary.Expectation;
import io.github.camelzoom.examples.quickstart.summary.Mail;
import io.github.camelzoom.examples.quickstart.summary.Outcome;
import io.github.camelzoom.examples.quickstart.summary.ReadBack;
import io.github.camelzoom.websocket.simulator.ZoomSimulator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.s3.S3Client;

/** Events whose names, topics and ids were chosen to do harm. */
class HostileEventsTest {
    private static final String MEETING = """
            {"event":"meeting.started","event_ts":1700000000000,"payload":{"object":{"id":1,"uuid":"a","host_id":"h",\
            "host_email":"a@example.com, b@example.com","topic":"Lunch\\r\\nBcc: everybody@example.com\\r\\n\\r\\nHa"}}}""";
    private static final String JOINED = """
            {"event":"meeting.participant_joined","event_ts":1700000000000,"payload":{"object":{"id":"../../etc",\
            "uuid":"/../..//x==","participant":{"user_name":"=cmd|'/c calc'!A1\\n\\"2nd, line\\"","email":"+1@example.com",\
            "join_time":"2023-11-14T22:13:20Z"}}}}""";
    private static final String RECORDING = """
            {"event":"recording.completed","event_ts":1700000000000,"download_token":"top-secret","payload":\
            {"object":{"id":7,"uuid":"//a/../b==","topic":"${header.CamelZoomEvent}"}}}""";
    private static final String USER = """
            {"event":"user.updated","event_ts":1700000000000,"payload":{
              "object":{"id":"${sys:user.home}","email":"x@example.com"}}}""";

    @TempDir
    Path data;

    @ParameterizedTest
    @EnumSource(RouteLanguage.class)
    void doNoneAndAreKeptAsTheyCame(RouteLanguage language) throws Exception {
        RunFolder folder = RunFolder.in(data);
        HostDirectory hosts = new HostDirectory(Map.of("h", "host@example.com"), "meetings@example.com");
        List<String> events = List.of(MEETING, JOINED, RECORDING, USER);
        Progress progress = new Progress();
        try (ZoomSimulator zoom = ZoomSimulator.create().start();
                EmbeddedMail mail = EmbeddedMail.start();
                EmbeddedStore store = EmbeddedStore.start(folder.store());
                S3Client client = StoreClient.of(store.settings());
                CamelJob camel = new CamelJob(language, folder)
                        .listenTo(new ZoomSettings(zoom.subscriptionId(), zoom.componentProperties()))
                        .mailBy(mail.settings(), hosts, folder.run())
                        .storeIn(client, store.settings().bucket())
                        .showing(progress)) {
            camel.start();
            await().atMost(Duration.ofSeconds(20)).until(camel::isConnected);
            assertEquals(1, zoom.truth().acceptedNow(), "what says it is connected is");
            events.forEach(zoom::send);
            assertTrue(progress.await(events.size(), Duration.ofSeconds(20)), "all events are through");

            Outcome there =
                    new ReadBack(mail.settings(), client, store.settings().bucket(), true, folder).read(Set.of());
            assertEquals(List.of(), Differences.between(Expectation.of(events, hosts), there));
            assertEquals(
                    List.of(new Mail("host@example.com", "Meeting started: Lunch Bcc: everybody@example.com Ha")),
                    there.mails().orElseThrow());
        }

        assertEquals(
                "time,event,name,email\r\n"
                        + "2023-11-14T22:13:20Z,joined,\"'=cmd|'/c calc'!A1 \"\"2nd, line\"\"\",'+1@example.com\r\n",
                Files.readString(folder.attendance().resolve("~2e~2e~2f~2e~2e~2fetc-~2f~2e~2e~2f~2e~2e~2f~2fx.csv")));
        try (Stream<Path> all = Files.list(data)) {
            assertEquals(List.of(folder.root()), all.toList(), "nothing was written outside the folder of the run");
        }
        for (String event : List.of("recordings/2023-11-14/7/~2f~2fa~2f~2e~2e~2fb-1700000000000.json", "users")) {
            assertTrue(Files.exists(folder.store().resolve("zoom-events").resolve(event)), event);
        }
    }
}
