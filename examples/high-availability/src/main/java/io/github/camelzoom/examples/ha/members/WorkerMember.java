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
        Main main = new Main();
        main.setShutdownStrategy(new SimpleMainShutdownStrategy());
        main.configure().withShutdownTimeout(SHUTDOWN_SECONDS).withName("worker");
        main.bind("producers", new PatientProducers(PATIENCE_AT_THE_END));
        main.addInitialProperty("camel.component.kafka.kafka-client-factory", "#bean:producers");
        main.addInitialProperty("camel.component.kafka.brokers", Environment.needed("KAFKA_BROKERS"));
        main.addInitialProperty("worker.name", Environment.needed("MEMBER_NAME"));
        main.addInitialProperty("worker.millis", Environment.orElse("WORKER_MILLIS", "0"));
        main.configure().addRoutesBuilder(new WorkerRoutes());
        main.start();
        Lifetime.of(main::stop);
    }
}
