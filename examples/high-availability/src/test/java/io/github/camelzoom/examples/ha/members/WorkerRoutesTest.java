package io.github.camelzoom.examples.ha.members;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.camelzoom.examples.ha.cluster.Waiting;
import io.github.camelzoom.examples.ha.measured.Ledger;
import io.github.camelzoom.examples.ha.measured.ReadBack;
import io.github.camelzoom.examples.kafka.EmbeddedKafka;
import io.github.camelzoom.examples.kafka.TopicReader;
import io.github.camelzoom.examples.kafka.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.main.Main;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkerRoutesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final int EVENTS = 800;
    private static final int OBJECTS = 40;

    @TempDir
    Path folder;

    /** Some of them twice: a worker that goes leaves what it did since its last commit to be done again. */
    @Test
    void eventsAboutOneObjectAreDoneInOrderWhileWorkersComeAndGo() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(folder)) {
            Topics.ensure(kafka.brokers(), topic(HaTopics.EVENTS), topic(HaTopics.DONE));
            Ledger ledger = heap(kafka.brokers());
            Main first = WorkerMember.worker(kafka.brokers(), "first", Duration.ofMillis(2));
            Main second = WorkerMember.worker(kafka.brokers(), "second", Duration.ofMillis(2));
            ReadBack done = ReadBack.start(ledger, kafka.brokers(), HaTopics.DONE);
            try (done) {
                first.start();
                Waiting.until("the first one works", PATIENCE, () -> done.events() > EVENTS / 8);
                second.start();
                Waiting.until(
                        "the second one works, too",
                        PATIENCE,
                        () -> workers(kafka.brokers()).size() == 2);
                first.stop();
                Waiting.until("all is done", PATIENCE, () -> done.missing() == 0);
            } finally {
                first.stop();
                second.stop();
            }
            assertEquals(0, done.outOfOrder());
            assertEquals(EVENTS, done.events());
        }
    }

    private static NewTopic topic(String name) {
        return new NewTopic(name, Optional.of(4), Optional.empty());
    }

    private static Ledger heap(String brokers) {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, brokers),
                new StringSerializer(),
                new StringSerializer())) {
            Ledger ledger = new Ledger(content -> true);
            for (int event = 0; event < EVENTS; event++) {
                String content = "event " + event;
                ledger.offer(content);
                producer.send(new ProducerRecord<>(HaTopics.EVENTS, "object " + event % OBJECTS, content));
            }
            return ledger;
        }
    }

    private static Set<String> workers(String brokers) {
        return TopicReader.readAll(brokers, HaTopics.DONE).stream()
                .map(found -> new String(found.headers().lastHeader("worker").value()))
                .collect(Collectors.toSet());
    }
}
