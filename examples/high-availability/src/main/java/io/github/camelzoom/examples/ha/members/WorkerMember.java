package io.github.camelzoom.examples.ha.members;

import io.github.camelzoom.examples.eventstokafka.PatientProducers;
import java.time.Duration;
import org.apache.camel.main.Main;
import org.apache.camel.main.SimpleMainShutdownStrategy;

/** A process that works; several of them share the events. */
public final class WorkerMember {
    private static final int SHUTDOWN_SECONDS = 20;
    private static final Duration PATIENCE_AT_THE_END = Duration.ofSeconds(5);

    private WorkerMember() {}

    /** Runs until it is asked to end; see the README for the variables. */
    public static void main(String[] args) throws Exception {
        Main worker = worker(
                Environment.needed("KAFKA_BROKERS"),
                Environment.needed("MEMBER_NAME"),
                Duration.ofMillis(Long.parseLong(Environment.orElse("WORKER_MILLIS", "0"))));
        worker.start();
        Lifetime.of(worker::stop);
    }

    static Main worker(String brokers, String name, Duration work) {
        Main main = new Main();
        main.setShutdownStrategy(new SimpleMainShutdownStrategy());
        main.configure().withShutdownTimeout(SHUTDOWN_SECONDS).withName(name);
        main.bind("producers", new PatientProducers(PATIENCE_AT_THE_END));
        main.addInitialProperty("camel.component.kafka.kafka-client-factory", "#bean:producers");
        main.addInitialProperty("camel.component.kafka.brokers", brokers);
        main.addInitialProperty("worker.name", name);
        main.addInitialProperty("worker.millis", Long.toString(work.toMillis()));
        main.configure().addRoutesBuilder(new WorkerRoutes());
        return main;
    }
}
