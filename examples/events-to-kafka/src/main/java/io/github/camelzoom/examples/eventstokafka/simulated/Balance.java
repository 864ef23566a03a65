package io.github.camelzoom.examples.eventstokafka.simulated;

import io.github.camelzoom.examples.kafka.TopicReader;
import io.github.camelzoom.websocket.simulator.GroundTruth;
import io.github.camelzoom.websocket.simulator.SentEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What Zoom sent beside what is in Kafka.
 *
 * @param sent events that went to at least one connection
 * @param records of the topic
 * @param lost events that were sent and are not there
 * @param doubled events that are there more than once
 * @param strange records that are no event which was sent
 * @param outOfOrder events that stand behind a later one with the same key
 * @param scattered keys whose records are in several partitions
 */
public record Balance(
        int sent,
        int records,
        List<String> lost,
        List<String> doubled,
        List<String> strange,
        List<String> outOfOrder,
        Set<String> scattered) {

    /**
     * Waits until each event is in the topic: what is on its way when the application is stopped may not be read any
     * more.
     */
    public static void awaitAll(GroundTruth truth, String brokers, String topic, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        List<ConsumerRecord<String, String>> records = new ArrayList<>();
        try (TopicReader reader = new TopicReader(brokers, topic)) {
            while (!Balance.of(truth, records).lost().isEmpty() && System.nanoTime() < deadline) {
                records.addAll(reader.next());
            }
        }
    }

    /** Compares by the events' texts, of which no two are the same in a simulated day. */
    public static Balance of(GroundTruth truth, List<ConsumerRecord<String, String>> records) {
        Map<String, Long> sent = new LinkedHashMap<>();
        for (SentEvent event : truth.sent()) {
            if (event.delivered()) {
                sent.putIfAbsent(event.content(), event.sequence());
            }
        }
        Set<String> missing = new HashSet<>(sent.keySet());
        List<String> doubled = new ArrayList<>();
        List<String> strange = new ArrayList<>();
        List<String> outOfOrder = new ArrayList<>();
        Set<String> scattered = new HashSet<>();
        Map<String, Long> latest = new HashMap<>();
        Map<String, Integer> partitions = new HashMap<>();
        for (ConsumerRecord<String, String> found : records) {
            Long sequence = sent.get(found.value());
            if (sequence == null) {
                strange.add(found.value());
            } else if (!missing.remove(found.value())) {
                doubled.add(found.value());
            } else if (latest.merge(found.key(), sequence, Math::max) > sequence) {
                outOfOrder.add(found.value());
            }
            if (partitions.computeIfAbsent(found.key(), key -> found.partition()) != found.partition()) {
                scattered.add(found.key());
            }
        }
        List<String> lost = sent.keySet().stream().filter(missing::contains).toList();
        return new Balance(sent.size(), records.size(), lost, doubled, strange, outOfOrder, scattered);
    }

    /** Whether each event is there once, and those with the same key in one partition. */
    public boolean isComplete() {
        return lost.isEmpty() && doubled.isEmpty() && strange.isEmpty() && scattered.isEmpty();
    }
}
