package io.github.camelzoom.examples.ha.members;

import io.github.camelzoom.examples.eventstokafka.PatientProducers;
import io.github.camelzoom.websocket.CoverageDirectory;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.camel.main.Main;
import org.apache.camel.main.SimpleMainShutdownStrategy;

/** A process that holds one of the two subscriptions. */
public final class TwinMember {
    private static final int SHUTDOWN_SECONDS = 20;
    private static final Duration PATIENCE_AT_THE_END = Duration.ofSeconds(5);

    private TwinMember() {}

    /** Runs until it is asked to end; see the README for the variables. */
    public static void main(String[] args) throws Exception {
        Main main = new Main();
        main.setShutdownStrategy(new SimpleMainShutdownStrategy());
        main.configure().withShutdownTimeout(SHUTDOWN_SECONDS).withName("twin");
        // ZOOM_... is what a person sets; the component's own names are long
        main.addInitialProperty("camel.component.zoom-ws.account-id", Environment.needed("ZOOM_ACCOUNT_ID"));
        main.addInitialProperty("camel.component.zoom-ws.client-id", Environment.needed("ZOOM_CLIENT_ID"));
        main.addInitialProperty("camel.component.zoom-ws.client-secret", Environment.needed("ZOOM_CLIENT_SECRET"));
        main.addInitialProperty(
                "camel.component.zoom-ws.web-socket-url",
                Environment.orElse("ZOOM_WEB_SOCKET_URL", "wss://ws.zoom.us/ws"));
        main.addInitialProperty(
                "camel.component.zoom-ws.oauth-url",
                Environment.orElse("ZOOM_OAUTH_URL", "https://zoom.us/oauth/token"));
        main.addInitialProperty("zoom.subscription-id", Environment.needed("ZOOM_SUBSCRIPTION_ID"));
        Path folder = Path.of(Environment.orElse("TWIN_FOLDER", "twin-data"));
        main.addInitialProperty("twin.refused", folder.resolve("refused").toString());
        // so that the one who is started after a crash reports the gap, from when this one heard for the last time
        main.addInitialProperty("camel.beans.coverage", "#class:" + CoverageDirectory.class.getName());
        main.addInitialProperty(
                "camel.beans.coverage.directory", folder.resolve("coverage").toString());
        main.addInitialProperty("camel.component.zoom-ws.coverage-repository", "#bean:coverage");
        main.bind("producers", new PatientProducers(PATIENCE_AT_THE_END));
        main.addInitialProperty("camel.component.kafka.kafka-client-factory", "#bean:producers");
        main.addInitialProperty("camel.component.kafka.brokers", Environment.needed("KAFKA_BROKERS"));
        main.configure().addRoutesBuilder(new TwinRoutes());
        main.start();
        Lifetime.of(main::stop);
    }
}
