package io.github.camelzoom.examples.eventstokafka;

import io.github.camelzoom.examples.kafka.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.main.Main;
import org.apache.camel.main.SimpleMainShutdownStrategy;
import org.apache.camel.processor.idempotent.kafka.KafkaIdempotentRepository;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/** The application: Camel with the route and the beans it uses. */
final class KafkaApp implements AutoCloseable {
    private static final int SHUTDOWN_SECONDS = 20;
    private static final Duration PATIENCE_AT_THE_END = Duration.ofSeconds(5);
    private static final int PARTITIONS = 6;

    /** Both subscriptions bring an event within moments; after a restart, so many of the last ones are known. */
    private static final int KEYS_IN_MEMORY = 100_000;

    private static final int KEYS_POLL_MILLIS = 100;

    private final Main main = new Main();

    private KafkaApp() {}

    /**
     * Starts it, and makes its topics if they are not there.
     *
     * @param moreProperties of Camel
     */
    static KafkaApp start(
            Settings.Zoom zoom, String brokers, String topic, Path refused, Map<String, String> moreProperties) {
        Topics.ensure(
                brokers,
                new NewTopic(topic, Optional.of(PARTITIONS), Optional.empty()),
                new NewTopic(keysTopic(topic), Optional.of(1), Optional.empty())
                        .configs(Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE)));
        KafkaApp app = new KafkaApp();
        try {
            app.configure(zoom, brokers, topic, refused);
            moreProperties.forEach(app.main::addInitialProperty);
            app.main.start();
            return app;
        } catch (RuntimeException e) {
            app.close();
            throw e;
        }
    }

    static String keysTopic(String topic) {
        return topic + "-keys";
    }

    private void configure(Settings.Zoom zoom, String brokers, String topic, Path refused) {
        // the usual one would stop Camel on Ctrl-C by itself, beside the program, which does it too
        main.setShutdownStrategy(new SimpleMainShutdownStrategy());
        main.configure().withShutdownTimeout(SHUTDOWN_SECONDS).withName("events-to-kafka");
        main.addInitialProperty("camel.component.zoom-ws.account-id", zoom.accountId());
        main.addInitialProperty("camel.component.zoom-ws.client-id", zoom.clientId());
        main.addInitialProperty("camel.component.zoom-ws.client-secret", zoom.clientSecret());
        main.addInitialProperty("camel.component.zoom-ws.web-socket-url", zoom.webSocketUrl());
        main.addInitialProperty("camel.component.zoom-ws.oauth-url", zoom.oauthUrl());
        main.addInitialProperty("zoom.subscription-ids", zoom.subscriptionIds());

        main.bind("producers", new PatientProducers(PATIENCE_AT_THE_END));
        main.addInitialProperty("camel.component.kafka.kafka-client-factory", "#bean:producers");
        main.addInitialProperty("camel.component.kafka.brokers", brokers);
        // not named as the setting, which would win over this one
        main.addInitialProperty("kafka.events", topic);
        main.addInitialProperty("kafka.refused", refused.toString());
        main.addInitialProperty("kafka.in-flight", "64");
        main.configure().addRoutesBuilder(new EventRoutes(seen(brokers, topic)));
    }

    private static IdempotentRepository seen(String brokers, String topic) {
        Properties consumer = new Properties();
        consumer.setProperty(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, brokers);
        Properties producer = PatientProducers.patient(new Properties());
        producer.setProperty(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, brokers);
        KafkaIdempotentRepository seen =
                new KafkaIdempotentRepository(keysTopic(topic), consumer, producer, KEYS_IN_MEMORY, KEYS_POLL_MILLIS);
        // nobody else writes keys, so what the last process left is all there is to read
        seen.setStartupOnly(true);
        return seen;
    }

    CamelContext camel() {
        return main.getCamelContext();
    }

    @Override
    public void close() {
        main.stop();
    }
}
