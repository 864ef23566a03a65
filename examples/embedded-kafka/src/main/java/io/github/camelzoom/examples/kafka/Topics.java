package io.github.camelzoom.examples.kafka;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;

/** Topics that an application wants to be there. */
public final class Topics {
    private static final long PATIENCE_SECONDS = 30;

    private Topics() {}

    /** Makes those that are not there; leaves the others as they are. */
    public static void ensure(String brokers, NewTopic... wanted) {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, brokers))) {
            Set<String> there = admin.listTopics().names().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            Collection<NewTopic> missing = List.of(wanted).stream()
                    .filter(topic -> !there.contains(topic.name()))
                    .toList();
            admin.createTopics(missing).all().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new KafkaException("Topics could not be made: " + e.getCause().getMessage(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("Interrupted while making topics", e);
        } catch (TimeoutException e) {
            throw new KafkaException("No answer from Kafka at " + brokers + " within " + PATIENCE_SECONDS + " s", e);
        }
    }
}
