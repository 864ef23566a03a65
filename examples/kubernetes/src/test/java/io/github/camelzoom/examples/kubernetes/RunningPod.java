package io.github.camelzoom.examples.kubernetes;

import io.github.camelzoom.websocket.simulator.ZoomSimulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.CamelContext;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.component.kubernetes.KubernetesConfiguration;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.main.Main;
import org.apache.camel.main.SimpleMainShutdownStrategy;

/** The application as it runs in a pod, but for its addresses; what it would send to Kafka it keeps. */
final class RunningPod implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Path VOLUMES = volumes();

    /** Of the check of the election, in place of a minute. */
    static final Duration PATIENCE = Duration.ofSeconds(2);

    private final List<String> routed = new CopyOnWriteArrayList<>();
    private final List<String> keys = new CopyOnWriteArrayList<>();
    private volatile Processor kafka = exchange -> {};
    private final String name;
    private final Main main;

    private RunningPod(String name, Main main) {
        this.name = name;
        this.main = main;
    }

    /** One of several that elect a leader. */
    static RunningPod candidate(String name, ApiServer api, ZoomSimulator zoom) {
        Main main = ZoomEvents.application(api.access(name), kafkaAccess(name));
        main.addOverrideProperty("election", "true");
        main.addOverrideProperty("election.pod", name);
        main.addOverrideProperty("election.patience", PATIENCE.toMillis() + "ms");
        return started(name, main, zoom, zoom.subscriptionId());
    }

    /** One of two that each have a subscription. */
    static RunningPod twin(String name, ZoomSimulator zoom, String subscription) {
        Main main = ZoomEvents.application(new KubernetesConfiguration(), kafkaAccess(name));
        main.addOverrideProperty(
                "camel.main.name",
                Manifests.in("twins").settings().at("/data/CONTEXT_NAME").asText());
        return started(name, main, zoom, subscription);
    }

    private static RunningPod started(String name, Main main, ZoomSimulator zoom, String subscription) {
        RunningPod pod = new RunningPod(name, main);
        zoom.componentProperties().forEach(main::addOverrideProperty);
        main.addOverrideProperty("zoom.subscription-id", subscription);
        main.addOverrideProperty("zoom.sink", "direct:kafka");
        main.addOverrideProperty("zoom.folder", folder(name).toString());
        main.addOverrideProperty("camel.component.kafka.brokers", "none.invalid:9092");
        main.addOverrideProperty("camel.management.host", "localhost");
        main.addOverrideProperty("camel.management.port", "0");
        // the tests end it, not the end of their process
        main.setShutdownStrategy(new SimpleMainShutdownStrategy());
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                // what fails here fails in the route of the application
                errorHandler(noErrorHandler());
                from("direct:kafka").process(exchange -> {
                    pod.kafka.process(exchange);
                    pod.keys.add(exchange.getMessage().getHeader(KafkaConstants.KEY, String.class));
                    pod.routed.add(exchange.getMessage().getBody(String.class));
                });
            }
        });
        main.start();
        return pod;
    }

    String name() {
        return name;
    }

    /** What Kafka has taken, in that order. */
    List<String> routed() {
        return routed;
    }

    /** The keys of these records. */
    List<String> keys() {
        return keys;
    }

    /** What Kafka does with each record before it takes it. */
    void kafkaDoes(Processor does) {
        kafka = does;
    }

    /** The pod's own volume, as it is mounted; one that is started anew by the same name has it too. */
    Path folder() {
        return folder(name);
    }

    /** Whether it has kept until when it received. */
    boolean hasCoverage() {
        String[] marks = folder().resolve("coverage").toFile().list();
        return marks != null && marks.length > 0;
    }

    private static Path folder(String name) {
        return VOLUMES.resolve(name);
    }

    /** Of the pod of that name; there is none unless a test writes it. */
    static Path kafkaAccess(String name) {
        return folder(name).resolve("kafka.properties");
    }

    private static Path volumes() {
        try {
            return Files.createTempDirectory(Path.of("target"), "volumes");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    CamelContext camel() {
        return main.getCamelContext();
    }

    /** What a probe gets: the HTTP status. */
    int probe(String path) {
        return get(path).statusCode();
    }

    String metrics() {
        return get("/observe/metrics").body();
    }

    /** Whether it tells of what was lost while nobody was connected, since who was had stopped. */
    static boolean isGapOfAStop(String metric) {
        return metric.startsWith("camel_zoom_gaps_total{")
                && metric.contains("cause=\"stopped\"")
                && metric.endsWith(" 1.0");
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
