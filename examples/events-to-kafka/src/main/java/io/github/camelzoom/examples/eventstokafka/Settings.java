package io.github.camelzoom.examples.eventstokafka;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What can be set. A setting {@code KAFKA_TOPIC} is the environment variable of that name, or the system property
 * {@code kafka.topic}, which wins.
 *
 * @param zoom how to reach Zoom; empty for the simulator
 * @param brokers of Kafka; empty for one in this process
 * @param topic where the events go
 * @param folder for events that Kafka refuses
 */
record Settings(Optional<Zoom> zoom, Optional<String> brokers, String topic, Path folder) {
    private static final List<String> NEEDED =
            List.of("ZOOM_ACCOUNT_ID", "ZOOM_CLIENT_ID", "ZOOM_CLIENT_SECRET", "ZOOM_SUBSCRIPTION_IDS");

    /**
     * How to reach Zoom, or what stands for it. Holds a secret, so its text is the subscriptions alone.
     *
     * @param subscriptionIds two with a comma between them, or one
     */
    record Zoom(
            String subscriptionIds,
            String accountId,
            String clientId,
            String clientSecret,
            String webSocketUrl,
            String oauthUrl) {
        @Override
        public String toString() {
            return "Zoom[" + subscriptionIds + "]";
        }
    }

    static Settings ofProcess() {
        return from(name -> {
            String property = System.getProperty(name.toLowerCase().replace('_', '.'));
            return property == null ? System.getenv(name) : property;
        });
    }

    /**
     * Takes settings from anywhere.
     *
     * @param source gives null or a blank text for what it does not have
     * @throws IllegalArgumentException if one is missing or wrong; the message names it
     */
    static Settings from(UnaryOperator<String> source) {
        Optional<Zoom> zoom = zoom(source);
        Optional<String> brokers = text(source, "KAFKA_BROKERS");
        if (zoom.isPresent() && brokers.isEmpty()) {
            throw new IllegalArgumentException(
                    "KAFKA_BROKERS is not set: what comes from Zoom needs a Kafka that lasts");
        }
        return new Settings(
                zoom,
                brokers,
                text(source, "KAFKA_TOPIC").orElse("zoom-events"),
                Path.of(text(source, "KAFKA_FOLDER").orElse("events-to-kafka-data")));
    }

    private static Optional<Zoom> zoom(UnaryOperator<String> source) {
        List<String> missing =
                NEEDED.stream().filter(name -> text(source, name).isEmpty()).toList();
        if (missing.size() == NEEDED.size()) {
            return Optional.empty();
        }
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("To connect to Zoom it takes all of " + String.join(", ", NEEDED)
                    + "; without any of them the simulator plays Zoom. Missing: " + String.join(", ", missing));
        }
        return Optional.of(new Zoom(
                subscriptionIds(text(source, "ZOOM_SUBSCRIPTION_IDS").orElseThrow()),
                text(source, "ZOOM_ACCOUNT_ID").orElseThrow(),
                text(source, "ZOOM_CLIENT_ID").orElseThrow(),
                text(source, "ZOOM_CLIENT_SECRET").orElseThrow(),
                text(source, "ZOOM_WEB_SOCKET_URL").orElse("wss://ws.zoom.us/ws"),
                text(source, "ZOOM_OAUTH_URL").orElse("https://zoom.us/oauth/token")));
    }

    private static String subscriptionIds(String text) {
        List<String> ids = Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(id -> !id.isEmpty())
                .toList();
        if (ids.isEmpty() || ids.size() > 2) {
            throw new IllegalArgumentException("ZOOM_SUBSCRIPTION_IDS must be two ids with a comma between, or one");
        }
        return String.join(",", ids);
    }

    private static Optional<String> text(UnaryOperator<String> source, String name) {
        return Optional.ofNullable(source.apply(name)).map(String::strip).filter(text -> !text.isEmpty());
    }
}
