package io.github.camelzoom.examples.kubernetes;

import java.nio.file.Path;
import org.apache.camel.component.kubernetes.KubernetesConfiguration;
import org.apache.camel.main.Main;

/** One pod: the events of a subscription go to Kafka. What can be set is in {@code application.properties}. */
public final class ZoomEvents {

    /** More properties, from a Secret: how to log in to Kafka. Need not be there. */
    static final Path KAFKA_ACCESS = Path.of("/kafka-access/kafka.properties");

    private ZoomEvents() {}

    /** Runs until it is told to stop; the exit status is not 0 if it could not start. */
    public static void main(String[] args) throws Exception {
        System.exit(application(new KubernetesConfiguration(), KAFKA_ACCESS).run(args));
    }

    /**
     * The application, not started.
     *
     * @param cluster how to reach the API server; as it stands, it finds all it needs in the pod
     * @param kafkaAccess a file of properties; need not be there
     */
    static Main application(KubernetesConfiguration cluster, Path kafkaAccess) {
        Main main = new Main();
        main.setPropertyPlaceholderLocations("classpath:application.properties,file:" + kafkaAccess + ";optional=true");
        main.configure().addConfiguration(new Election(cluster));
        main.configure().addRoutesBuilder(new EventRoutes());
        return main;
    }
}
