package io.github.camelzoom.examples.ha.measured;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** What a group of consumers has not read yet. */
public final class Backlog implements AutoCloseable {
    private final Admin admin;
    private final String group;
    private final String topic;

    public Backlog(String brokers, String group, String topic) {
        admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, brokers));
        this.group = group;
        this.topic = topic;
    }

    /** How many records, by what the group has committed. */
    public long records() {
        try {
            Map<TopicPartition, OffsetAndMetadata> read = admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get();
            return ends().entrySet().stream()
                    .mapToLong(end -> end.getValue().offset() - offset(read.get(end.getKey())))
                    .sum();
        } catch (ExecutionException e) {
            throw new KafkaException("The backlog of " + group + " is not known: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("Interrupted while asking for the backlog of " + group, e);
        }
    }

    private Map<TopicPartition, ListOffsetsResultInfo> ends() throws InterruptedException, ExecutionException {
        return admin.listOffsets(
                        admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic).partitions().stream()
                                .map(partition -> new TopicPartition(topic, partition.partition()))
                                .collect(Collectors.toMap(partition -> partition, any -> OffsetSpec.latest())))
                .all()
                .get();
    }

    private static long offset(OffsetAndMetadata read) {
        return read == null ? 0 : read.offset();
    }

    @Override
    public void close() {
        admin.close();
    }
}
