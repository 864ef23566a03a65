package io.github.camelzoom.examples.kubernetes;

import java.time.Duration;
import java.util.Properties;
import org.apache.camel.component.kafka.DefaultKafkaClientFactory;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;

/** Makes producers that close within some seconds, whatever Kafka has not taken by then. */
public final class ClosingProducers extends DefaultKafkaClientFactory {

    /** Less than the extra-shutdown-timeout in {@code application.properties}. */
    static final Duration PATIENCE = Duration.ofSeconds(3);

    @Override
    @SuppressWarnings("rawtypes")
    public Producer getProducer(Properties settings) {
        return new KafkaProducer<>(settings) {
            @Override
            public void close() {
                close(PATIENCE);
            }
        };
    }
}
