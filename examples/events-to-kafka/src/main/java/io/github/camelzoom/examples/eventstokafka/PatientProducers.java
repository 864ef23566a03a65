package io.github.camelzoom.examples.eventstokafka;

import java.time.Duration;
import java.util.Properties;
import org.apache.camel.component.kafka.DefaultKafkaClientFactory;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * Makes producers that try for as long as it takes. Only so does an event become one record: a producer knows which
 * records Kafka has taken, and sends no record twice; a second attempt from outside, after the first one gave up, may.
 */
public final class PatientProducers extends DefaultKafkaClientFactory {
    private static final String FOR_EVER = Integer.toString(Integer.MAX_VALUE);
    private static final String FIRST_WAIT_MILLIS = "500";
    private static final String LONGEST_WAIT_MILLIS = "5000";

    private final Duration patienceAtTheEnd;

    /** @param patienceAtTheEnd how long a producer that is closed may go on trying */
    public PatientProducers(Duration patienceAtTheEnd) {
        this.patienceAtTheEnd = patienceAtTheEnd;
    }

    static Properties patient(Properties settings) {
        settings.setProperty(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, FOR_EVER);
        settings.setProperty(ProducerConfig.MAX_BLOCK_MS_CONFIG, FOR_EVER);
        settings.setProperty(ProducerConfig.ACKS_CONFIG, "all");
        settings.setProperty(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
        // Kafka's client warns at each attempt
        settings.setProperty(ProducerConfig.RECONNECT_BACKOFF_MS_CONFIG, FIRST_WAIT_MILLIS);
        settings.setProperty(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, LONGEST_WAIT_MILLIS);
        return settings;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public Producer getProducer(Properties settings) {
        return new KafkaProducer<>(patient(settings)) {
            @Override
            public void close() {
                close(patienceAtTheEnd);
            }
        };
    }
}
