package io.github.camelzoom.examples.ha.members;

import io.github.camelzoom.examples.kafka.EmbeddedKafka;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A Kafka in a process of its own, for machines that have none. */
public final class KafkaMember {
    /** The file in its folder that tells how to reach it; there when it can be reached. */
    public static final String BROKERS_FILE = "brokers";

    private KafkaMember() {}

    /** Runs until it is asked to end. */
    public static void main(String[] args) throws Exception {
        Path folder = Path.of(Environment.needed("KAFKA_FOLDER"));
        EmbeddedKafka kafka = EmbeddedKafka.start(folder.resolve("data"));
        Path hidden = folder.resolve("." + BROKERS_FILE);
        Files.writeString(hidden, kafka.brokers());
        Files.move(hidden, folder.resolve(BROKERS_FILE), StandardCopyOption.ATOMIC_MOVE);
        Lifetime.of(kafka);
    }
}
