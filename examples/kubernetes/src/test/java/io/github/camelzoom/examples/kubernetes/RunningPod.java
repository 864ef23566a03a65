package io.github.camelzoom.examples.kubernetes;

import io.github.camelzoom.websocket.simulator.ZoomSimulator;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.kubernetes.KubernetesConfiguration;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.main.Main;
import org.apache.camel.main.SimpleMainShutdownStrategy;

/** The application as it runs in a pod, but for its addresses; what it would send to Kafka it keeps. */
final class RunningPod implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** Of the check of the election, in place of a minute. */
    static final Duration PATIENCE = Duration.ofSeconds(2);

    private final List<String> routed = new CopyOnWriteArrayList<>();
    private final String name;
    private final Main main;

    private RunningPod(String name, Main main) {
        this.name = name;
        this.main = main;
    }

    /** One of several that elect a leader. */
    static RunningPod candidate(String name, ApiServer api, ZoomSimulator zoom) {
        Main main = ZoomEvents.application(api.access(name));
        main.addOverrideProperty("election", "true");
        main.addOverrideProperty("election.pod", name);
        main.addOverrideProperty("election.patience", PATIENCE.toMillis() + "ms");
        return started(name, main, zoom, zoom.subscriptionId());
    }

    /** One of two that each have a subscription. */
    static RunningPod twin(String name, ZoomSimulator zoom, String subscription) {
        return started(name, ZoomEvents.application(new KubernetesConfiguration()), zoom, subscription);
    }

    private static RunningPod started(String name, Main main, ZoomSimulator zoom, String subscription) {
        RunningPod pod = new RunningPod(name, main);
        zoom.componentProperties().forEach(main::addOverrideProperty);
        main.addOverrideProperty("zoom.subscription-id", subscription);
        main.addOverrideProperty("zoom.sink", "direct:kafka");
        main.addOverrideProperty("camel.component.kafka.brokers", "none.invalid:9092");
        main.addOverrideProperty("camel.management.host", "localhost");
        main.addOverrideProperty("camel.management.port", "0");
        // the tests end it, not the end of their process
        main.setShutdownStrategy(new SimpleMainShutdownStrategy());
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:kafka")
                        .process(
                                exchange -> pod.routed.add(exchange.getMessage().getBody(String.class)));
            }
        });
        main.start();
        return pod;
    }

    String name() {
        return name;
    }

    List<String> routed() {
        return routed;
    }

    /** What a probe gets: the HTTP status. */
    int probe(String path) {
        return get(path).statusCode();
    }

    String metrics() {
        return get("/observe/metrics").body();
    }

    private HttpResponse<String> get(String path) {
        int port =
                main.getCamelContext().hasService(VertxPlatformHttpServer.class).getPort();
        try {
            return HTTP.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(name + " does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** As SIGTERM does. */
    @Override
    public void close() {
        main.stop();
    }
}
