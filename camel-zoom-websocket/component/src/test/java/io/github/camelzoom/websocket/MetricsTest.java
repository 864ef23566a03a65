package io.github.camelzoom.websocket;

import static io.github.camelzoom.websocket.ZoomRoute.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelzoom.websocket.connection.ConnectionCause;
import io.github.camelzoom.websocket.observation.ZoomMeter;
import io.github.camelzoom.websocket.protocol.DropCause;
import io.github.camelzoom.websocket.simulator.ZoomSimulator;
import io.github.camelzoom.websocket.simulator.junit.ZoomSimulatorExtension;
import io.github.camelzoom.websocket.simulator.switches.DisplacementOrder;
import io.github.camelzoom.websocket.simulator.switches.OAuthAnswer;
import io.github.camelzoom.websocket.simulator.switches.Overlap;
import io.github.camelzoom.websocket.simulator.switches.Switch;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.search.RequiredSearch;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the meters tell is what happened, and Prometheus can read it. */
class MetricsTest {

    private static final String QUICK = "reconnectInitialDelay=10&reconnectMaxDelay=50";

    @RegisterExtension
    static final ZoomSimulator zoom = ZoomSimulatorExtension.create();

    @RegisterExtension
    final ZoomRoute route = new ZoomRoute();

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    @BeforeEach
    void haveARegistry() {
        route.context().getRegistry().bind("metricsRegistry", registry);
    }

    private RequiredSearch search(ZoomMeter meter) {
        return registry.get(meter.meterName()).tag(ZoomMeter.Tag.SUBSCRIPTION, zoom.subscriptionId());
    }

    private double count(ZoomMeter meter) {
        return search(meter).functionCounter().count();
    }

    private double count(ZoomMeter meter, String cause) {
        return search(meter).tag(ZoomMeter.Tag.CAUSE, cause).functionCounter().count();
    }

    private double gauge(ZoomMeter meter) {
        return search(meter).gauge().value();
    }

    private List<Meter.Id> ours() {
        return registry.getMeters().stream()
                .map(Meter::getId)
                .filter(id -> id.getName().startsWith("camel.zoom."))
                .toList();
    }

    @Test
    void everyMeterIsThereFromTheStart() throws Exception {
        route.startAndConnect(zoom.endpointUri());
        Set<String> expected =
                Arrays.stream(ZoomMeter.values()).map(ZoomMeter::meterName).collect(Collectors.toSet());
        assertEquals(expected, ours().stream().map(Meter.Id::getName).collect(Collectors.toSet()));
        for (ZoomMeter meter : ZoomMeter.values()) {
            for (Meter found : search(meter).meters()) {
                assertEquals(route.context().getName(), found.getId().getTag(ZoomMeter.Tag.CONTEXT));
                assertEquals(
                        meter.isOfStream() ? ZoomRoute.ID : null, found.getId().getTag(ZoomMeter.Tag.ROUTE));
                assertEquals(meter.isByCause(), found.getId().getTag(ZoomMeter.Tag.CAUSE) != null, meter.meterName());
            }
        }
        assertEquals(
                DropCause.values().length,
                search(ZoomMeter.EVENTS_DROPPED).meters().size());
        assertEquals(
                ConnectionCause.values().length, search(ZoomMeter.GAPS).meters().size());
    }

    @Test
    void eventsAreThoseThatZoomSent() throws Exception {
        CountDownLatch goOn = new CountDownLatch(1);
        route.start(routes -> routes.from(zoom.endpointUri("events=meeting.*"))
                .routeId(ZoomRoute.ID)
                .process(exchange -> {
                    goOn.await();
                    if (exchange.getMessage().getBody(String.class).contains("\"break\"")) {
                        throw new IllegalStateException("as the event asks");
                    }
                }));
        route.awaitConnected();
        assertTrue(Double.isNaN(gauge(ZoomMeter.LAST_EVENT_AGE)));
        long before = System.currentTimeMillis();
        zoom.send("{\"event\":\"meeting.started\",\"event_ts\":" + (before - 60_000) + ",\"payload\":{}}");
        zoom.send("{\"event\":\"meeting.ended\",\"payload\":{\"object\":{\"id\":\"break\"}}}");
        zoom.send("{\"event\":\"user.created\",\"payload\":{}}");
        zoom.sendFrame("no JSON");
        eventually().until(() -> count(ZoomMeter.EVENTS_DROPPED, "not-json") == 1);
        assertEquals(2, gauge(ZoomMeter.EVENTS_PENDING));
        goOn.countDown();
        eventually().until(() -> gauge(ZoomMeter.EVENTS_PENDING) == 0);

        assertEquals(zoom.truth().deliveredCount(), count(ZoomMeter.EVENTS_RECEIVED));
        assertEquals(1, count(ZoomMeter.EVENTS_COMPLETED));
        assertEquals(1, count(ZoomMeter.EVENTS_FAILED));
        assertEquals(1, count(ZoomMeter.EVENTS_FILTERED));
        assertEquals(0, count(ZoomMeter.EVENTS_DUPLICATE));
        assertEquals(0, count(ZoomMeter.EVENTS_ABANDONED));
        assertTrue(gauge(ZoomMeter.LAST_EVENT_AGE) >= 0);
        // Prometheus counts in seconds
        assertEquals(1, search(ZoomMeter.EVENT_DELAY).timer().count());
        assertEquals(60, search(ZoomMeter.EVENT_DELAY).timer().max(TimeUnit.SECONDS), 15);
        assertEquals(2, search(ZoomMeter.ROUTE_TIME).timer().count());
    }

    @Test
    void aGapIsCountedByItsCauseAndLengthWhileItLastsToo() throws Exception {
        route.startAndConnect(zoom.endpointUri(QUICK));
        assertEquals(1, gauge(ZoomMeter.CONNECTED));
        assertEquals(1, gauge(ZoomMeter.CONNECTION_ACCEPTED));
        assertTrue(gauge(ZoomMeter.CONNECTION_HEARD_AGE) >= 0);

        zoom.switches().set(Switch.OAUTH, OAuthAnswer.HTML_502);
        zoom.closeConnections(1012, "Service Restart");
        eventually().until(() -> count(ZoomMeter.CONNECTION_ATTEMPTS_FAILED, "token-unavailable") > 1);
        assertEquals(0, gauge(ZoomMeter.CONNECTED));
        assertEquals(0, gauge(ZoomMeter.CONNECTION_ACCEPTED));
        assertTrue(Double.isNaN(gauge(ZoomMeter.CONNECTION_HEARD_AGE)));
        assertEquals(0, count(ZoomMeter.GAPS, "closed-by-peer"));
        double soFar = count(ZoomMeter.UNCOVERED, "closed-by-peer");
        eventually().until(() -> count(ZoomMeter.UNCOVERED, "closed-by-peer") > soFar);

        zoom.switches().reset();
        eventually().until(() -> count(ZoomMeter.GAPS, "closed-by-peer") == 1);
        assertEquals(1, gauge(ZoomMeter.CONNECTED));
        assertEquals(1, count(ZoomMeter.CONNECTION_RECONNECTS, "closed-by-peer"));
        Instant closed = zoom.truth().connections().get(0).closedAt().orElseThrow();
        Instant accepted = zoom.truth().connections().get(1).acceptedAt().orElseThrow();
        assertEquals(
                Duration.between(closed, accepted).toMillis() / 1000.0,
                count(ZoomMeter.UNCOVERED, "closed-by-peer"),
                0.5);
    }

    @Test
    void rotationsAndHeartbeatsAreMeasured() throws Exception {
        zoom.switches()
                .set(Switch.DISPLACEMENT_ORDER, DisplacementOrder.AFTER_ACCEPTANCE)
                .set(Switch.OVERLAP, Overlap.BOTH)
                .set(Switch.DISPLACEMENT_DELAY, Duration.ofMillis(50));
        route.startAndConnect(zoom.endpointUri("heartbeatInterval=100"));
        route.consumer().rotate();
        eventually().until(() -> search(ZoomMeter.CONNECTION_OVERLAP).timer().count() == 1);
        assertEquals(1, count(ZoomMeter.CONNECTION_ROTATIONS));
        eventually().until(() -> search(ZoomMeter.CONNECTION_HEARTBEAT).timer().count() > 0);
        assertEquals(0, count(ZoomMeter.CONNECTION_RECONNECTS, "succeeded"));
    }

    @Test
    void aRotationThatFailsIsCounted() throws Exception {
        route.startAndConnect(zoom.endpointUri());
        zoom.switches().set(Switch.OAUTH, OAuthAnswer.HTML_502);
        route.consumer().rotate();
        eventually().until(() -> count(ZoomMeter.CONNECTION_ROTATIONS_FAILED, "token-unavailable") == 1);
        assertEquals(1, gauge(ZoomMeter.CONNECTED));
    }

    @Test
    void theTimeThatTheSocketIsNotReadIsCounted() throws Exception {
        CountDownLatch goOn = new CountDownLatch(1);
        route.start(routes -> routes.from(zoom.endpointUri("maxPendingEvents=1"))
                .routeId(ZoomRoute.ID)
                .process(exchange -> goOn.await()));
        route.awaitConnected();
        assertEquals(0, count(ZoomMeter.CONNECTION_PAUSED));
        zoom.send(EventLoad.event(1));
        eventually().until(() -> count(ZoomMeter.CONNECTION_PAUSED) > 0);
        goOn.countDown();
    }

    @Test
    void aSuspendedRouteIsNotConnectedAndKeepsItsFigures() throws Exception {
        route.startAndConnect(zoom.endpointUri());
        zoom.send(EventLoad.event(1));
        eventually().until(() -> count(ZoomMeter.EVENTS_COMPLETED) == 1);
        route.context().getRouteController().suspendRoute(ZoomRoute.ID);
        assertEquals(0, gauge(ZoomMeter.CONNECTED));
        route.context().getRouteController().resumeRoute(ZoomRoute.ID);
        eventually().until(() -> gauge(ZoomMeter.CONNECTED) == 1);
        zoom.send(EventLoad.event(2));
        eventually().until(() -> count(ZoomMeter.EVENTS_COMPLETED) == 2);
        assertEquals(2, search(ZoomMeter.ROUTE_TIME).timer().count());
    }

    @Test
    void aStoppedRouteHasNoMetersAndAStartedOneHasThemAgain() throws Exception {
        route.startAndConnect(zoom.endpointUri());
        route.context().getRouteController().stopRoute(ZoomRoute.ID);
        assertEquals(List.of(), ours());
        route.context().getRouteController().startRoute(ZoomRoute.ID);
        eventually().until(() -> gauge(ZoomMeter.CONNECTED) == 1 && gauge(ZoomMeter.CONNECTION_ACCEPTED) == 1);
        zoom.send(EventLoad.event(1));
        eventually().until(() -> count(ZoomMeter.EVENTS_COMPLETED) == 1);
    }

    @Test
    void nothingIsLeftOfARouteThatIsRemoved() throws Exception {
        route.startAndConnect(zoom.endpointUri());
        route.context().getRouteController().stopRoute(ZoomRoute.ID);
        route.context().removeRoute(ZoomRoute.ID);
        assertEquals(List.of(), ours());
    }

    @Test
    void prometheusReadsIt() throws Exception {
        route.startAndConnect(zoom.endpointUri());
        zoom.send(EventLoad.event(1));
        eventually().until(() -> count(ZoomMeter.EVENTS_COMPLETED) == 1);
        String text = registry.scrape();
        String tags = "{camelContext=\"" + route.context().getName() + "\",routeId=\"zoom\",subscription=\""
                + zoom.subscriptionId() + "\"}";
        assertTrue(text.contains("camel_zoom_events_received_total" + tags + " 1.0"), text);
        assertTrue(text.contains("camel_zoom_connected" + tags + " 1.0"), text);
        assertTrue(text.contains("camel_zoom_route_time_seconds_bucket{"), text);
        assertTrue(text.contains("camel_zoom_uncovered_seconds_total{"), text);
        assertTrue(text.contains("camel_zoom_last_event_age_seconds{"), text);
        for (ZoomMeter meter : ZoomMeter.values()) {
            String family = "# HELP " + meter.meterName().replace('.', '_');
            assertTrue(text.contains(family), () -> "no " + family);
        }
    }
}
