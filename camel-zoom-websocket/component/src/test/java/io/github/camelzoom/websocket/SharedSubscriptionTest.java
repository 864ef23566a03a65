package io.github.camelzoom.websocket;

import static io.github.camelzoom.websocket.ZoomRoute.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelzoom.websocket.simulator.ZoomSimulator;
import io.github.camelzoom.websocket.simulator.junit.ZoomSimulatorExtension;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.camel.ServiceStatus;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.spi.RouteController;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Several routes consume one subscription, which allows one connection. */
class SharedSubscriptionTest {

    @RegisterExtension
    static final ZoomSimulator zoom = ZoomSimulatorExtension.create();

    @RegisterExtension
    final ZoomRoute route = new ZoomRoute();

    private final Queue<String> users = new ConcurrentLinkedQueue<>();

    private RouteController routes() {
        return route.context().getRouteController();
    }

    private static String userEvent(int number) {
        return "{\"event\":\"user.updated\",\"event_ts\":" + number + ",\"payload\":{}}";
    }

    private void startTwoRoutes() throws Exception {
        route.start(routes -> {
            routes.from(zoom.endpointUri("events=meeting.*"))
                    .routeId(ZoomRoute.ID)
                    .process(route::note);
            routes.from(zoom.endpointUri("events=user.*"))
                    .routeId("users")
                    .process(exchange -> users.add(exchange.getMessage().getBody(String.class)));
        });
        route.awaitConnected();
    }

    @Test
    void eachRouteGetsTheEventsOfItsOwnFilterByOneConnection() throws Exception {
        startTwoRoutes();
        zoom.send(EventLoad.event(1));
        zoom.send(userEvent(2));
        eventually().until(() -> route.received().size() == 1 && users.size() == 1);
        assertEquals(List.of(userEvent(2)), List.copyOf(users));
        assertEquals(1, zoom.truth().connections().size());
    }

    @Test
    void theSameUriMayBeConsumedTwice() throws Exception {
        route.start(routes -> {
            routes.from(zoom.endpointUri()).routeId(ZoomRoute.ID).process(route::note);
            routes.from(zoom.endpointUri()).routeId("second").process(route::note);
        });
        route.awaitConnected();
        zoom.send(EventLoad.event(1));
        route.awaitReceived(2);
        assertEquals(1, zoom.truth().connections().size());
    }

    @Test
    void theConnectionLivesAsLongAsOneRouteDoes() throws Exception {
        startTwoRoutes();
        routes().stopRoute(ZoomRoute.ID);
        assertEquals(1, zoom.truth().acceptedNow());
        zoom.send(userEvent(1));
        eventually().until(() -> users.size() == 1);
        routes().stopRoute("users");
        eventually().until(() -> zoom.truth().acceptedNow() == 0);
        assertEquals(1, zoom.truth().connections().size());
    }

    @Test
    void aRouteThatIsSlowSlowsTheOthersAndLosesNothing() throws Exception {
        startTwoRoutes();
        for (int i = 0; i < 3000; i++) {
            zoom.send(i % 2 == 0 ? EventLoad.event(i) : userEvent(i));
        }
        eventually().until(() -> route.received().size() == 1500 && users.size() == 1500);
    }

    @Test
    void routesThatComeAndGoLoseNothingForTheOneThatStays() throws Exception {
        startTwoRoutes();
        SplittableRandom random = new SplittableRandom(11);
        List<String> sent;
        try (EventLoad load = EventLoad.of(1000, zoom::send)) {
            for (int i = 0; i < 30; i++) {
                change("users", random.nextInt(4));
            }
            sent = load.stop();
        }
        eventually().until(() -> route.received().size() >= sent.size());
        assertEquals(sent, route.bodies());
        assertEquals(1, zoom.truth().connections().size());
        assertEquals(1, zoom.truth().maxAcceptedAtOnce());
    }

    private void change(String id, int how) throws Exception {
        ServiceStatus status = routes().getRouteStatus(id);
        if (status == ServiceStatus.Stopped) {
            routes().startRoute(id);
        } else if (status == ServiceStatus.Suspended) {
            routes().resumeRoute(id);
        } else if (how == 0) {
            routes().suspendRoute(id);
        } else {
            routes().stopRoute(id);
        }
    }

    @Test
    void aRouteThatIsStartedGetsEverythingFromThenOn() throws Exception {
        startTwoRoutes();
        routes().suspendRoute("users");
        zoom.send(userEvent(1));
        zoom.send(EventLoad.event(2));
        route.awaitReceived(1);
        routes().resumeRoute("users");
        eventually().until(() -> route.context()
                .getEndpoint(zoom.endpointUri("events=user.*"), ZoomWsEndpoint.class)
                .getConnectionState()
                .equals("Connected"));
        zoom.send(userEvent(3));
        eventually().until(() -> !users.isEmpty());
        assertEquals(List.of(userEvent(3)), List.copyOf(users));
        assertTrue(route.isUp());
    }

    @Test
    void aSuspendedRouteIsNotConnectedThoughTheConnectionStandsForAnother() throws Exception {
        startTwoRoutes();
        ZoomWsConsumer suspended =
                (ZoomWsConsumer) route.context().getRoute("users").getConsumer();
        eventually().until(() -> suspended.getHealthCheck().call().getState() == HealthCheck.State.UP);

        routes().suspendRoute("users");

        HealthCheck.Result health = suspended.getHealthCheck().call();
        assertEquals(HealthCheck.State.DOWN, health.getState());
        assertEquals("stopped", health.getDetails().get("cause"));
        assertFalse(suspended.isConnected());
        assertTrue(route.consumer().isConnected());
        routes().resumeRoute("users");
        eventually().until(() -> suspended.getHealthCheck().call().getState() == HealthCheck.State.UP);
    }
}
