package io.github.camelzoom.examples.ha.members;

import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;

/** A process that makes each event one; several of them share the work and take over from each other. */
public final class DeduplicatorMember {
    /** The group of consumers, and the begin of its own topics' names. */
    public static final String APPLICATION = "zoom-events-deduplication";

    private static final Duration PATIENCE_AT_THE_END = Duration.ofSeconds(20);
    private static final String SESSION_MILLIS = "6000";

    private DeduplicatorMember() {}

    /** Runs until it is asked to end; see the README for the variables. */
    public static void main(String[] args) throws Exception {
        Duration window = Duration.ofMinutes(Long.parseLong(Environment.orElse("DEDUPLICATION_MINUTES", "10")));
        KafkaStreams streams = new KafkaStreams(Deduplication.topology(window), settings());
        // what a thread could not do another one tries, from where the last transaction ended
        streams.setUncaughtExceptionHandler(failure -> StreamThreadExceptionResponse.REPLACE_THREAD);
        streams.start();
        Lifetime.of(() -> streams.close(PATIENCE_AT_THE_END));
    }

    private static Properties settings() {
        Properties settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, APPLICATION);
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, Environment.needed("KAFKA_BROKERS"));
        settings.put(StreamsConfig.STATE_DIR_CONFIG, Environment.needed("DEDUPLICATION_FOLDER"));
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        settings.put(
                StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG,
                Integer.parseInt(Environment.orElse("DEDUPLICATION_STANDBYS", "0")));
        // found again after a restart under the same name, at once; taken for dead after so long
        settings.put(
                StreamsConfig.consumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG),
                Environment.needed("MEMBER_NAME"));
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), SESSION_MILLIS);
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.ACKS_CONFIG), "all");
        return settings;
    }
}
