package io.github.camelzoom.websocket;

import static org.awaitility.Awaitility.await;

import io.github.camelzoom.websocket.connection.ConnectionState;
import io.github.camelzoom.websocket.connection.ConnectionState.Connected;
import io.github.camelzoom.websocket.delivery.EventCounters;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.camel.Exchange;
import org.apache.camel.builder.LambdaRouteBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.health.HealthCheckRepository;
import org.apache.camel.impl.DefaultCamelContext;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A fresh Camel context for each test, the route under test in it, and what that route received. */
final class ZoomRoute implements BeforeEachCallback, AfterEachCallback {

    /** Id of the route under test. */
    static final String ID = "zoom";

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int SHUTDOWN_TIMEOUT_SECONDS = 10;

    /** An exchange as the route saw it; exchanges themselves may be pooled. */
    record Received(String body, Map<String, Object> headers) {

        static Received of(Exchange exchange) {
            return new Received(
                    exchange.getMessage().getBody(String.class),
                    Map.copyOf(exchange.getMessage().getHeaders()));
        }

        Object header(String name) {
            return headers.get(name);
        }
    }

    private final Queue<Received> received = new ConcurrentLinkedQueue<>();
    private final boolean managed;
    private DefaultCamelContext context;

    ZoomRoute() {
        this(false);
    }

    private ZoomRoute(boolean managed) {
        this.managed = managed;
    }

    /** With JMX. */
    static ZoomRoute managed() {
        return new ZoomRoute(true);
    }

    @Override
    public void beforeEach(ExtensionContext extension) {
        received.clear();
        context = newContext(managed);
    }

    /** A context as all tests use it: without JMX, health checks on, and not patient for ever when it stops. */
    static DefaultCamelContext newContext() {
        return newContext(false);
    }

    private static DefaultCamelContext newContext(boolean managed) {
        DefaultCamelContext created = new DefaultCamelContext();
        if (!managed) {
            created.disableJMX();
        }
        created.getShutdownStrategy().setTimeout(SHUTDOWN_TIMEOUT_SECONDS);
        HealthCheckRegistry health = HealthCheckRegistry.get(created);
        HealthCheckRepository consumers = (HealthCheckRepository) health.resolveById("consumers");
        consumers.setEnabled(true);
        health.register(consumers);
        return created;
    }

    @Override
    public void afterEach(ExtensionContext extension) {
        context.stop();
    }

    /** Not started, unless a test did. */
    DefaultCamelContext context() {
        return context;
    }

    /** Starts the context with one route that only notes what it receives. */
    void start(String uri) throws Exception {
        start(routes -> routes.from(uri).routeId(ID).process(this::note));
    }

    void start(LambdaRouteBuilder routes) throws Exception {
        RouteBuilder.addRoutes(context, routes);
        context.start();
    }

    /** As {@link #start(String)}, and waits until the connection is accepted. */
    void startAndConnect(String uri) throws Exception {
        start(uri);
        awaitConnected();
    }

    /** For routes of a test's own. */
    void note(Exchange exchange) {
        received.add(Received.of(exchange));
    }

    List<Received> received() {
        return List.copyOf(received);
    }

    List<String> bodies() {
        return received.stream().map(Received::body).toList();
    }

    void awaitReceived(int count) {
        eventually().until(() -> received.size() >= count);
    }

    void awaitConnected() {
        eventually().until(() -> state() instanceof Connected);
    }

    /** To wait for a condition with the patience of a loaded machine. */
    static ConditionFactory eventually() {
        return await().atMost(PATIENCE).pollInterval(Duration.ofMillis(10));
    }

    ZoomWsConsumer consumer() {
        return (ZoomWsConsumer) context.getRoute(ID).getConsumer();
    }

    EventCounters counters() {
        return consumer().counters();
    }

    ConnectionState state() {
        return consumer().connectionState();
    }

    /** The health of the route's consumer, asked for as Camel's health endpoints ask. */
    HealthCheck.Result health() {
        String id = "consumer:" + ID;
        Collection<HealthCheck.Result> results = HealthCheckHelper.invokeReadiness(context, "full");
        return results.stream()
                .filter(result -> result.getCheck().getId().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("There is no health check " + id + " among "
                        + results.stream()
                                .map(result -> result.getCheck().getId())
                                .toList()));
    }

    io.github.camelzoom.websocket.observation.StreamSnapshot snapshot() {
        return consumer().snapshot();
    }

    boolean isUp() {
        return health().getState() == HealthCheck.State.UP;
    }
}
