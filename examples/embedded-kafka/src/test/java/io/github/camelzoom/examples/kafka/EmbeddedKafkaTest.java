package io.github.camelzoom.examples.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaTest {
    @TempDir
    Path folder;

    @Test
    void whatWasWrittenIsThereAfterARestartAndWhatWasNotCommittedIsNotRead() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(folder)) {
            Topics.ensure(kafka.brokers(), topic("a"));
            Topics.ensure(kafka.brokers(), topic("a"), topic("b"));
            Map<String, Object> settings = Map.of(
                    ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                    kafka.brokers(),
                    ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                    "test");
            try (KafkaProducer<String, String> producer =
                    new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
                producer.initTransactions();
                producer.beginTransaction();
                producer.send(new ProducerRecord<>("a", "key", "committed"));
                producer.commitTransaction();
                producer.beginTransaction();
                producer.send(new ProducerRecord<>("a", "key", "aborted"));
                producer.flush();
                producer.abortTransaction();
            }
            kafka.stop();
            kafka.start();
            assertEquals(List.of("committed"), values(kafka, "a"));
            assertEquals(List.of(), values(kafka, "b"));
        }
    }

    private static NewTopic topic(String name) {
        return new NewTopic(name, Optional.of(2), Optional.empty());
    }

    private static List<String> values(EmbeddedKafka kafka, String topic) {
        return TopicReader.readAll(kafka.brokers(), topic).stream()
                .map(found -> found.value())
                .toList();
    }
}
