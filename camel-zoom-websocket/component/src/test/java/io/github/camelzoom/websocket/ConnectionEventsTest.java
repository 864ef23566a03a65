package io.github.camelzoom.websocket;

import static io.github.camelzoom.websocket.Near.assertNear;
import static io.github.camelzoom.websocket.ZoomRoute.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelzoom.websocket.ZoomConnectionEvent.Kind;
import io.github.camelzoom.websocket.connection.ConnectionCause;
import io.github.camelzoom.websocket.connection.Gap;
import io.github.camelzoom.websocket.simulator.ZoomSimulator;
import io.github.camelzoom.websocket.simulator.junit.ZoomSimulatorExtension;
import io.github.camelzoom.websocket.simulator.switches.DisplacementOrder;
import io.github.camelzoom.websocket.simulator.switches.Switch;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.SimpleEventNotifierSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Losses are data: exchanges, Camel events, figures. */
class ConnectionEventsTest {

    @RegisterExtension
    static final ZoomSimulator zoom = ZoomSimulatorExtension.create();

    @RegisterExtension
    final ZoomRoute route = new ZoomRoute();

    private final Queue<ZoomConnectionEvent> events = new ConcurrentLinkedQueue<>();

    private void start(String options) throws Exception {
        route.context().getManagementStrategy().addEventNotifier(new SimpleEventNotifierSupport() {
            @Override
            public boolean isEnabled(CamelEvent event) {
                return event instanceof ZoomConnectionEvent;
            }

            @Override
            public void notify(CamelEvent event) {
                events.add((ZoomConnectionEvent) event);
            }
        });
        route.startAndConnect(zoom.endpointUri(options));
    }

    private void loseTheConnection() {
        int before = zoom.truth().connections().size();
        zoom.closeConnections(1012, "Service Restart");
        eventually().until(() -> zoom.truth().connections().size() > before && route.isUp());
    }

    private List<Object> types() {
        return route.received().stream()
                .map(received -> received.header(ZoomWsConstants.EVENT))
                .toList();
    }

    @Test
    void aLossIsRoutedAsDownGapAndUp() throws Exception {
        start("fireConnectionEvents=true&events=meeting.*");
        loseTheConnection();
        eventually().until(() -> route.received().size() == 5);
        assertEquals(
                List.of("connection.gap", "connection.up", "connection.down", "connection.gap", "connection.up"),
                types());
    }

    @Test
    void aGapTellsItsBoundsAndItsCause() throws Exception {
        start("fireConnectionEvents=true");
        loseTheConnection();
        eventually().until(() -> route.received().size() == 5);

        JsonNode gap = new ObjectMapper().readTree(route.bodies().get(3));
        JsonNode object = gap.path("payload").path("object");
        Instant from = Instant.parse(object.path("from").asText());
        Instant to = Instant.parse(object.path("to").asText());
        assertEquals(to.toEpochMilli(), gap.path("event_ts").asLong());
        assertEquals(
                to.toEpochMilli() - from.toEpochMilli(),
                object.path("durationMs").asLong());
        assertEquals("closed-by-peer", object.path("cause").asText());
        Instant closed = zoom.truth().connections().get(0).closedAt().orElseThrow();
        Instant accepted = zoom.truth().connections().get(1).acceptedAt().orElseThrow();
        assertNear(closed.toEpochMilli(), from.toEpochMilli());
        assertNear(accepted.toEpochMilli(), to.toEpochMilli());
    }

    @Test
    void theyAreNotRoutedUnlessAskedFor() throws Exception {
        start("events=meeting.*");
        loseTheConnection();
        zoom.send(EventLoad.event(1));
        route.awaitReceived(1);
        assertEquals(List.of("meeting.participant_joined"), types());
    }

    @Test
    void camelsEventNotifiersAreTold() throws Exception {
        start("events=meeting.*");
        loseTheConnection();
        eventually().until(() -> events.size() == 5);
        assertEquals(
                List.of(Kind.GAP, Kind.UP, Kind.DOWN, Kind.GAP, Kind.UP),
                events.stream().map(ZoomConnectionEvent::getKind).toList());
        ZoomConnectionEvent gap = List.copyOf(events).get(3);
        assertNotNull(gap.getGap());
        assertTrue(gap.getExplanation().contains("because the connection was closed"), gap.getExplanation());
    }

    @Test
    void aRotationIsToldAndNoGap() throws Exception {
        start("events=meeting.*");
        zoom.switches()
                .set(Switch.DISPLACEMENT_ORDER, DisplacementOrder.AFTER_ACCEPTANCE)
                .set(Switch.DISPLACEMENT_DELAY, Duration.ofMillis(200));
        route.consumer().getEndpoint().rotate();
        eventually().until(() -> events.stream().anyMatch(event -> event.getKind() == Kind.ROTATED));
        assertEquals(2, zoom.truth().connections().size());
        assertEquals(
                List.of(Kind.GAP, Kind.UP, Kind.ROTATED),
                events.stream().map(ZoomConnectionEvent::getKind).toList());
    }

    @Test
    void anotherClientIsToldOf() throws Exception {
        start("displacement=stop");
        zoom.sendFrame("{\"module\":\"message\",\"success\":false,\"content\":\"Connected in another place\"}");
        eventually().until(() -> events.stream().anyMatch(event -> event.getKind() == Kind.GIVEN_UP));
        assertEquals(
                List.of(Kind.GAP, Kind.UP, Kind.DISPLACED, Kind.DOWN, Kind.GIVEN_UP),
                events.stream().map(ZoomConnectionEvent::getKind).toList());
    }

    @Test
    void aSuspendedTimeIsAGapLikeAnyOther() throws Exception {
        start("events=meeting.*");
        route.context().getRouteController().suspendRoute(ZoomRoute.ID);
        route.context().getRouteController().resumeRoute(ZoomRoute.ID);
        eventually().until(() -> route.consumer().gapHistory().count() == 2);
        Gap gap = route.consumer().gapHistory().latest().get(1);
        assertEquals(ConnectionCause.STOPPED, gap.cause());
        Instant closed = zoom.truth().connections().get(0).closedAt().orElseThrow();
        Instant accepted = zoom.truth().connections().get(1).acceptedAt().orElseThrow();
        assertNear(closed.toEpochMilli(), gap.from());
        assertNear(accepted.toEpochMilli(), gap.to());
    }

    @Test
    void gapsAreCountedAndListed() throws Exception {
        start("events=meeting.*");
        loseTheConnection();
        ZoomWsEndpoint endpoint = route.consumer().getEndpoint();
        eventually().until(() -> endpoint.getGapCount() == 2);
        assertTrue(endpoint.getGapMillis() >= 0);
        assertEquals(2, endpoint.gaps().split("\n").length);
        assertTrue(endpoint.gaps().endsWith("closed-by-peer"), endpoint.gaps());
    }
}
