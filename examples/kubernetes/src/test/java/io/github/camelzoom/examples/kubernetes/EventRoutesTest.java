package io.github.camelzoom.examples.kubernetes;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelzoom.websocket.simulator.ZoomSimulator;
import io.github.camelzoom.websocket.simulator.junit.ZoomSimulatorExtension;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.component.kafka.KafkaComponent;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What becomes of events on the way to Kafka. */
class EventRoutesTest {

    private static final Duration LONGEST = Duration.ofSeconds(30);

    @RegisterExtension
    static final ZoomSimulator zoom = ZoomSimulatorExtension.create();

    private RunningPod pod;

    @BeforeEach
    void start(TestInfo test) throws Exception {
        pod = RunningPod.twin(test.getTestMethod().orElseThrow().getName(), zoom, zoom.subscriptionId());
        assertTrue(zoom.awaitConnected(LONGEST));
    }

    @AfterEach
    void stop() {
        pod.close();
    }

    private static void eventually(Callable<Boolean> condition) {
        await().atMost(LONGEST).pollInterval(Duration.ofMillis(20)).until(condition);
    }

    private static String event(String user, int number) {
        return "{\"event\":\"user.updated\",\"payload\":{\"object\":{\"id\":\"" + user + "\",\"dept\":\"" + number
                + "\"}}}";
    }

    private static boolean isAbout(Exchange event, String user) {
        return event.getMessage().getBody(String.class).contains("\"" + user + "\"");
    }

    @Test
    void oneEventThatWaitsForKafkaKeepsThoseAboutItsObjectWaitingAndNoOthers() {
        CountDownLatch answer = new CountDownLatch(1);
        pod.kafkaDoes(event -> {
            if (isAbout(event, "slow")) {
                answer.await();
            }
        });
        zoom.send(event("slow", 1));
        zoom.send(event("slow", 2));
        zoom.send(event("quick", 1));
        eventually(() -> pod.routed().equals(List.of(event("quick", 1))));
        answer.countDown();
        eventually(() -> pod.routed().equals(List.of(event("quick", 1), event("slow", 1), event("slow", 2))));
    }

    @Test
    void theKeyIsTheObjectAndWithoutOneTheType() {
        zoom.send(event("somebody", 1));
        eventually(() -> pod.keys().equals(List.of("somebody")));
        zoom.send("{\"event\":\"account.settings_updated\",\"payload\":{\"object\":{}}}");
        eventually(() -> pod.keys().equals(List.of("somebody", "account.settings_updated")));
    }

    @Test
    void whatKafkaRefusesForGoodIsKeptInAFileAndNothingWaitsForIt() throws IOException {
        pod.kafkaDoes(event -> {
            if (isAbout(event, "large")) {
                throw new RecordTooLargeException("too large");
            }
        });
        zoom.send(event("large", 1));
        zoom.send(event("small", 1));
        eventually(() -> pod.routed().equals(List.of(event("small", 1))));
        eventually(() -> refused().equals(List.of(event("large", 1))));
        eventually(() -> pod.metrics()
                .lines()
                .anyMatch(metric -> metric.startsWith("camel_exchanges_failures_handled_total{")
                        && metric.contains("routeId=\"zoom-events\"")
                        && metric.endsWith(" 1.0")));
    }

    private List<String> refused() throws IOException {
        Path folder = pod.folder().resolve("refused");
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(EventRoutesTest::text).toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void thatTheApplicationMayNotWriteIsNoFaultOfTheEvent() throws IOException {
        AtomicInteger attempts = new AtomicInteger();
        pod.kafkaDoes(event -> {
            if (attempts.incrementAndGet() < 3) {
                throw new TopicAuthorizationException("not yet");
            }
        });
        zoom.send(event("somebody", 1));
        eventually(() -> pod.routed().equals(List.of(event("somebody", 1))));
        assertEquals(3, attempts.get());
        assertEquals(List.of(), refused());
    }

    /** Kafka's own names of the settings, so that none is a word to the wind. */
    @Test
    void theProducerTriesForEver() {
        Properties producer = producerSettings(pod);
        assertEquals(
                Integer.MAX_VALUE,
                Integer.parseInt(producer.get("delivery.timeout.ms").toString()));
        assertEquals(
                Integer.MAX_VALUE, Integer.parseInt(producer.get("max.block.ms").toString()));
        assertEquals("all", producer.get("acks"));
        assertEquals("true", producer.get("enable.idempotence").toString());
        assertEquals(
                ClosingProducers.class,
                pod.camel()
                        .getComponent("kafka", KafkaComponent.class)
                        .getKafkaClientFactory()
                        .getClass());
    }

    private static Properties producerSettings(RunningPod pod) {
        return pod.camel()
                .getComponent("kafka", KafkaComponent.class)
                .getConfiguration()
                .createProducerProperties();
    }

    @Test
    void howToLogInToKafkaComesFromAFileOfItsOwn() throws IOException {
        Path access = RunningPod.kafkaAccess("logs-in");
        Files.createDirectories(access.getParent());
        Files.writeString(access, """
                camel.component.kafka.security-protocol = SASL_SSL
                camel.component.kafka.sasl-mechanism = SCRAM-SHA-512
                camel.component.kafka.sasl-jaas-config = a.Module required username="u" password="p";
                camel.component.kafka.ssl-truststore-type = PEM
                camel.component.kafka.ssl-truststore-location = /kafka-access/ca.crt
                """);
        try (RunningPod other = RunningPod.twin("logs-in", zoom, zoom.subscriptionId())) {
            Properties producer = producerSettings(other);
            assertEquals("SASL_SSL", producer.get("security.protocol"));
            assertEquals("SCRAM-SHA-512", producer.get("sasl.mechanism"));
            assertEquals("a.Module required username=\"u\" password=\"p\";", producer.get("sasl.jaas.config"));
            assertEquals("PEM", producer.get("ssl.truststore.type"));
            assertEquals("/kafka-access/ca.crt", producer.get("ssl.truststore.location"));
            assertEquals("all", producer.get("acks"), "the rest is as without it");
        }
    }
}
