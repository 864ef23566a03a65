package io.github.camelzoom.examples.eventstokafka;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelzoom.examples.eventstokafka.simulated.Balance;
import io.github.camelzoom.examples.eventstokafka.simulated.SimulatedDay;
import io.github.camelzoom.examples.kafka.EmbeddedKafka;
import io.github.camelzoom.examples.kafka.TopicReader;
import io.github.camelzoom.examples.kafka.Topics;
import io.github.camelzoom.websocket.simulator.ZoomSimulator;
import io.github.camelzoom.websocket.simulator.junit.ZoomSimulatorExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The application between the simulator and a real Kafka: what is in the topic, beside what Zoom sent. */
@SuppressWarnings("try") // the application runs while we look from outside
class EventsToKafkaTest {
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final Path LOG = Path.of("target", "test.log");
    private static final String AWAY = "could not be established. Node may not be available";
    private static final Map<String, String> IMPATIENT = Map.of(
            "camel.component.zoom-ws.reconnect-initial-delay", "50ms",
            "camel.component.zoom-ws.reconnect-max-delay", "100ms");

    @RegisterExtension
    static final ZoomSimulator zoom =
            ZoomSimulatorExtension.of(ZoomSimulator.builder().subscriptionIds("a", "b"));

    @TempDir
    static Path kafkaFolder;

    private static EmbeddedKafka kafka;

    @TempDir
    Path refused;

    @BeforeAll
    static void startKafka() throws IOException {
        kafka = EmbeddedKafka.start(kafkaFolder);
    }

    @AfterAll
    static void stopKafka() {
        kafka.close();
    }

    private KafkaApp started(String topic, Map<String, String> properties) {
        Map<String, String> all = new HashMap<>(IMPATIENT);
        all.putAll(properties);
        KafkaApp app = KafkaApp.start(EventsToKafka.zoomOf(zoom), kafka.brokers(), topic, refused, all);
        EventsToKafka.awaitBoth(zoom);
        return app;
    }

    private static List<ConsumerRecord<String, String>> records(String topic) {
        return TopicReader.readAll(kafka.brokers(), topic);
    }

    private static List<String> values(String topic) {
        return records(topic).stream().map(found -> found.value()).toList();
    }

    private static String meeting(String id, String text) {
        return "{\"event\":\"meeting.started\",\"payload\":{\"object\":{\"id\":\"" + id + "\",\"topic\":\"" + text
                + "\"}}}";
    }

    private List<Path> refusedFiles() throws IOException {
        try (Stream<Path> files = Files.list(refused)) {
            return files.filter(file -> file.toString().endsWith(".json")).toList();
        }
    }

    private static Runnable cut(String subscription) {
        return () -> zoom.closeConnections(subscription, 1006, "");
    }

    @Test
    void eachEventIsInKafkaOnceAndInOrderThoughKafkaRestarts() {
        Balance balance = play("restarts", 2, List.of(EventsToKafkaTest::restart, EventsToKafkaTest::restart));
        assertTrue(balance.isComplete(), balance.toString());
        assertEquals(List.of(), balance.outOfOrder());
        assertEquals(balance.sent(), balance.records());
    }

    /**
     * Order is not asked for here: what only the slower connection brings comes late, as the page about reliability says.
     * And a connection breaks only when what the other one alone had is in Kafka: two at a time are too many.
     */
    @Test
    void eachEventIsInKafkaOnceThoughTheConnectionsBreakInTurnAndKafkaRestarts() {
        Runnable settle = () -> {
            EventsToKafka.awaitBoth(zoom);
            Balance.awaitAll(zoom.truth(), kafka.brokers(), "breaks", LONGEST);
        };
        Balance balance = play(
                "breaks",
                3,
                List.of(cut("a"), settle, cut("b"), settle, EventsToKafkaTest::restart, cut("a"), settle, cut("b")));
        assertTrue(balance.isComplete(), balance.toString());
        assertEquals(balance.sent(), balance.records());
        assertTrue(zoom.truth().connections().size() >= 6, "each break was one");
    }

    private Balance play(String topic, int busyness, List<Runnable> troubles) {
        try (KafkaApp app = started(topic, Map.of())) {
            SimulatedDay.play(zoom, Duration.ofSeconds(2), busyness, troubles)
                    .completion()
                    .join();
            EventsToKafka.awaitBoth(zoom);
            Balance.awaitAll(zoom.truth(), kafka.brokers(), topic, LONGEST);
        }
        return Balance.of(zoom.truth(), records(topic));
    }

    private static void restart() {
        kafka.stop();
        kafka.start();
    }

    @Test
    void aRecordHasTheKeyOfItsObjectAndTellsTheEventsTypeAndId() {
        String meeting = meeting("1", "x");
        String nameless = "{\"event\":\"account.settings_updated\",\"payload\":{}}";
        try (KafkaApp app = started("headers", Map.of())) {
            zoom.broadcast(meeting);
            zoom.broadcast(nameless);
            await().atMost(LONGEST).until(() -> values("headers").size() == 2);
        }
        for (ConsumerRecord<String, String> found : records("headers")) {
            boolean isMeeting = found.value().equals(meeting);
            assertEquals(isMeeting ? "1" : "account.settings_updated", found.key());
            assertEquals(isMeeting ? "meeting.started" : "account.settings_updated", header(found, "zoom-event"));
            assertFalse(header(found, "zoom-event-id").isEmpty());
        }
    }

    private static String header(ConsumerRecord<String, String> found, String name) {
        return new String(found.headers().lastHeader(name).value());
    }

    @Test
    void whatTheOtherSubscriptionBringsAfterARestartIsNotWrittenAgain() {
        String first = meeting("1", "first");
        String second = meeting("1", "second");
        try (KafkaApp app = started("restart", Map.of())) {
            zoom.send("a", first);
            await().atMost(LONGEST).until(() -> values("restart").equals(List.of(first)));
        }
        try (KafkaApp app = started("restart", Map.of())) {
            zoom.send("b", first);
            zoom.send("b", second);
            await().atMost(LONGEST).until(() -> values("restart").contains(second));
        }
        assertEquals(List.of(first, second), values("restart"));
    }

    @Test
    void whatKafkaRefusesIsPutAsideAndTold() throws Exception {
        Topics.ensure(
                kafka.brokers(),
                new NewTopic("strict", Optional.of(1), Optional.empty())
                        .configs(Map.of(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, "2000")));
        String large = meeting("1", "x".repeat(5000));
        String small = meeting("1", "small");
        try (KafkaApp app = started("strict", Map.of())) {
            zoom.broadcast(large);
            zoom.broadcast(small);
            await().atMost(LONGEST).until(() -> values("strict").equals(List.of(small)));
        }
        List<Path> files = refusedFiles();
        assertEquals(1, files.size());
        assertEquals(large, Files.readString(files.get(0)));
        String id = files.get(0).getFileName().toString().replace(".json", "");
        assertTrue(Files.readString(LOG).contains("Kafka refused meeting.started " + id));
    }

    @Test
    void whileKafkaIsAwayTheEventsWaitAndTheLogTellsIt() throws Exception {
        List<String> events = IntStream.range(0, 2000)
                .mapToObj(n -> meeting("m" + n % 7, "text " + n))
                .toList();
        try (KafkaApp app = started("away", Map.of("camel.component.zoom-ws.max-pending-events", "100"))) {
            kafka.stop();
            try {
                long told = lines(AWAY);
                events.forEach(zoom::broadcast);
                await().atMost(LONGEST).until(() -> lines(AWAY) > told);
            } finally {
                kafka.start();
            }
            await().atMost(LONGEST).until(() -> values("away").size() >= events.size());
        }
        Balance balance = Balance.of(zoom.truth(), records("away"));
        assertTrue(balance.isComplete(), balance.toString());
        assertEquals(List.of(), balance.outOfOrder());
        assertEquals(events.size(), balance.records());
        assertEquals(List.of(), refusedFiles());
    }

    @Test
    void stoppedWhileKafkaIsAwayItEndsAndTellsOfEachEventThatItGaveUp() throws Exception {
        KafkaApp app = started("stopped", Map.of("camel.main.shutdown-timeout", "1"));
        long toldBefore = lines("The route failed on an event meeting.started");
        kafka.stop();
        try (app) {
            zoom.broadcast(meeting("1", "waiting"));
            zoom.broadcast(meeting("2", "waiting too"));
            await().atMost(LONGEST)
                    .until(() -> app.camel().getInflightRepository().size() == 2);
        } finally {
            kafka.start();
        }
        await().atMost(LONGEST).until(() -> lines("The route failed on an event meeting.started") == toldBefore + 2);
        assertEquals(List.of(), values("stopped"));
    }

    private static long lines(String text) throws IOException {
        try (Stream<String> lines = Files.lines(LOG)) {
            return lines.filter(line -> line.contains(text)).count();
        }
    }
}
