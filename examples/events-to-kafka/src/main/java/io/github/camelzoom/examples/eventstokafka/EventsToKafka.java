package io.github.camelzoom.examples.eventstokafka;

import io.github.camelzoom.examples.eventstokafka.simulated.Balance;
import io.github.camelzoom.examples.eventstokafka.simulated.SimulatedDay;
import io.github.camelzoom.examples.kafka.EmbeddedKafka;
import io.github.camelzoom.examples.kafka.TopicReader;
import io.github.camelzoom.websocket.simulator.ZoomSimulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** Runs the example; see the README for what can be set. */
public final class EventsToKafka {
    private static final Duration DAY = Duration.ofSeconds(15);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** For the simulated day, which is over in seconds. */
    private static final Map<String, String> IMPATIENT = Map.of(
            "camel.component.zoom-ws.reconnect-initial-delay", "100ms",
            "camel.component.zoom-ws.reconnect-max-delay", "300ms");

    private EventsToKafka() {}

    /** Ends with status 1 if not each event is in Kafka once, 2 if it could not run. */
    public static void main(String[] args) throws Exception {
        int status;
        try {
            Settings settings = Settings.ofProcess();
            status = settings.zoom().isPresent()
                    ? withZoom(settings, settings.zoom().get())
                    : simulated(settings);
        } catch (RuntimeException e) {
            say("Not run: " + e.getMessage());
            status = 2;
        }
        if (status != 0) {
            System.exit(status);
        }
    }

    @SuppressWarnings("try") // it runs while we wait
    private static int withZoom(Settings settings, Settings.Zoom zoom) throws InterruptedException {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            asked.countDown();
            try {
                done.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
        String brokers = settings.brokers().orElseThrow();
        Path refused = settings.folder().resolve("refused");
        try (KafkaApp app = KafkaApp.start(zoom, brokers, settings.topic(), refused, Map.of())) {
            say("Events go to the topic " + settings.topic() + " at " + brokers + ". Ctrl-C ends it.");
            asked.await();
        } finally {
            done.countDown();
        }
        return 0;
    }

    private static int simulated(Settings settings) throws IOException {
        Files.createDirectories(settings.folder());
        Path folder = Files.createTempDirectory(settings.folder().toAbsolutePath(), "run-");
        // a topic of its own, so that what was there before does not count
        String topic = settings.topic() + "-" + folder.getFileName();
        if (settings.brokers().isPresent()) {
            return simulated(settings.brokers().get(), topic, folder, Optional.empty());
        }
        say("");
        say("Starting a Kafka in this process. Folder: " + folder);
        try (EmbeddedKafka kafka = EmbeddedKafka.start(folder.resolve("kafka"))) {
            return simulated(kafka.brokers(), topic, folder, Optional.of(kafka));
        }
    }

    @SuppressWarnings("try") // it runs while the day is played
    private static int simulated(String brokers, String topic, Path folder, Optional<EmbeddedKafka> embedded) {
        try (ZoomSimulator zoom = ZoomSimulator.builder()
                .subscriptionIds("SimSubscriptionA", "SimSubscriptionB")
                .build()
                .start()) {
            try (KafkaApp app = KafkaApp.start(zoomOf(zoom), brokers, topic, folder.resolve("refused"), IMPATIENT)) {
                awaitBoth(zoom);
                say("");
                say("A simulated working day, in " + DAY.toSeconds() + " s and more, to two subscriptions.");
                Runnable kafkaAway = () -> embedded.ifPresent(EventsToKafka::restart);
                Runnable allThere = () -> Balance.awaitAll(zoom.truth(), brokers, topic, PATIENCE);
                SimulatedDay.play(zoom, DAY, 1, List.of(cut(zoom, 0), kafkaAway, allThere, cut(zoom, 1)))
                        .completion()
                        .join();
                say("The day is over.");
                allThere.run();
            }
            return report(Balance.of(zoom.truth(), TopicReader.readAll(brokers, topic)), topic);
        }
    }

    private static Runnable cut(ZoomSimulator zoom, int which) {
        return () -> {
            awaitBoth(zoom);
            String subscription = zoom.subscriptionIds().get(which);
            say("The connection of " + subscription + " breaks.");
            zoom.closeConnections(subscription, 1006, "");
        };
    }

    private static void restart(EmbeddedKafka kafka) {
        say("Kafka goes away ...");
        kafka.stop();
        kafka.start();
        say("... and is back.");
    }

    /** So that at no time both connections are gone. */
    static void awaitBoth(ZoomSimulator zoom) {
        for (String subscription : zoom.subscriptionIds()) {
            if (!zoom.awaitConnected(subscription, PATIENCE)) {
                throw new IllegalStateException("Not connected within " + PATIENCE.toSeconds() + " s, see the log");
            }
        }
    }

    static Settings.Zoom zoomOf(ZoomSimulator zoom) {
        return new Settings.Zoom(
                String.join(",", zoom.subscriptionIds()),
                zoom.accountId(),
                zoom.clientId(),
                zoom.clientSecret(),
                zoom.webSocketUrl(),
                zoom.oauthUrl());
    }

    private static int report(Balance balance, String topic) {
        say("");
        say("sent by Zoom     " + balance.sent() + " events, by each of two subscriptions");
        say("in Kafka         " + balance.records() + " records, topic " + topic);
        say("");
        if (!balance.isComplete()) {
            say("NOT ALL WELL: lost " + balance.lost() + ", doubled " + balance.doubled() + ", never sent "
                    + balance.strange() + ", keys in several partitions " + balance.scattered());
            return 1;
        }
        say("Each event is there once. Behind a later one with the same key: "
                + balance.outOfOrder().size() + ".");
        return 0;
    }

    private static void say(String text) {
        System.out.println("  " + text);
    }
}
