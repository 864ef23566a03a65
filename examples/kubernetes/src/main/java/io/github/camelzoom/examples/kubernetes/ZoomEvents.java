package io.github.camelzoom.examples.kubernetes;

import org.apache.camel.component.kubernetes.KubernetesConfiguration;
import org.apache.camel.main.Main;

/** One pod: the events of a subscription go to Kafka. What can be set is in {@code application.properties}. */
public final class ZoomEvents {

    private ZoomEvents() {}

    /** Runs until it is told to stop; the exit status is not 0 if it could not start. */
    public static void main(String[] args) throws Exception {
        System.exit(application(new KubernetesConfiguration()).run(args));
    }

    /** @param cluster how to reach the API server; as it stands, it finds all it needs in the pod */
    static Main application(KubernetesConfiguration cluster) {
        Main main = new Main();
        main.configure().addConfiguration(new Election(cluster));
        main.configure().addRoutesBuilder(new EventRoutes());
        return main;
    }
}
