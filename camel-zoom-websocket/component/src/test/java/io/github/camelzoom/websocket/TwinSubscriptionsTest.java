package io.github.camelzoom.websocket;

import static io.github.camelzoom.websocket.Near.assertNear;
import static io.github.camelzoom.websocket.ZoomRoute.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelzoom.websocket.connection.ConnectionState.Connected;
import io.github.camelzoom.websocket.connection.Gap;
import io.github.camelzoom.websocket.simulator.ZoomSimulator;
import io.github.camelzoom.websocket.simulator.junit.ZoomSimulatorExtension;
import io.github.camelzoom.websocket.simulator.switches.OAuthAnswer;
import io.github.camelzoom.websocket.simulator.switches.Switch;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two overlapping subscriptions, consumed as one stream. */
class TwinSubscriptionsTest {

    private static final String A = "TwinA";
    private static final String B = "TwinB";

    @RegisterExtension
    static final ZoomSimulator zoom =
            ZoomSimulatorExtension.of(ZoomSimulator.builder().subscriptionIds(A, B));

    @RegisterExtension
    final ZoomRoute route = new ZoomRoute();

    private void startAndConnectBoth(String options) throws Exception {
        route.start(zoom.endpointUri(options).replace(":" + A, ":" + A + "," + B));
        awaitBoth();
    }

    private void awaitBoth() {
        eventually().until(() -> route.consumer().connectionStates().stream().allMatch(Connected.class::isInstance));
    }

    @Test
    void eachEventIsRoutedOnceAlthoughBothBringIt() throws Exception {
        startAndConnectBoth("maxPendingEvents=1000");
        for (int i = 0; i < 500; i++) {
            zoom.broadcast(EventLoad.event(i));
        }
        eventually().until(() -> route.counters().duplicateCount() == 500);
        assertEquals(500, route.received().size());
        assertEquals(1000, route.counters().receivedCount());
    }

    @Test
    void losingEitherConnectionUnderLoadLosesNothingAndRepeatsNothing() throws Exception {
        startAndConnectBoth("reconnectInitialDelay=10&reconnectMaxDelay=50");
        List<String> sent;
        try (EventLoad load = EventLoad.of(1000, zoom::broadcast)) {
            for (int i = 0; i < 20; i++) {
                String victim = i % 2 == 0 ? A : B;
                long before = connectionsOf(victim);
                zoom.closeConnections(victim, 1000, "Bye");
                eventually().until(() -> connectionsOf(victim) > before);
                awaitBoth();
            }
            sent = load.stop();
        }
        eventually().until(() -> route.received().size() >= sent.size());
        assertEquals(Set.copyOf(sent), Set.copyOf(route.bodies()));
        assertEquals(sent.size(), route.received().size());
        assertEquals(1, route.consumer().gapHistory().count(), "the start's only");
    }

    private static long connectionsOf(String subscription) {
        return zoom.truth().connections().stream()
                .filter(connection -> connection.subscriptionId().equals(subscription))
                .count();
    }

    @Test
    void losingBothMakesOneGapThatCoversTheHole() throws Exception {
        startAndConnectBoth("reconnectInitialDelay=10&reconnectMaxDelay=50");
        zoom.switches().set(Switch.OAUTH, OAuthAnswer.SERVER_ERROR);
        zoom.closeConnections(A, 1000, "Bye");
        eventually().until(() -> zoom.truth().acceptedNow() == 1);
        zoom.closeConnections(B, 1000, "Bye");
        eventually().until(() -> zoom.truth().acceptedNow() == 0);
        eventually().until(() -> !route.isUp());
        zoom.switches().reset();
        awaitBoth();

        eventually().until(() -> route.consumer().gapHistory().count() == 2);
        Gap gap = route.consumer().gapHistory().latest().get(1);
        Instant bothDown = zoom.truth().connections().get(1).closedAt().orElseThrow();
        Instant firstUp = zoom.truth().connections().stream()
                .skip(2)
                .flatMap(connection -> connection.acceptedAt().stream())
                .min(Instant::compareTo)
                .orElseThrow();
        assertNear(bothDown.toEpochMilli(), gap.from());
        assertNear(firstUp.toEpochMilli(), gap.to());
    }

    @Test
    void healthIsUpWhileOneOfThemStands() throws Exception {
        startAndConnectBoth("reconnectInitialDelay=10&reconnectMaxDelay=50");
        zoom.switches().set(Switch.OAUTH, OAuthAnswer.SERVER_ERROR);
        zoom.closeConnections(A, 1000, "Bye");
        eventually().until(() -> zoom.truth().acceptedNow() == 1);
        assertTrue(route.isUp());
    }

    @Test
    void stoppingClosesBoth() throws Exception {
        startAndConnectBoth("maxPendingEvents=1000");
        route.context().stop();
        eventually().until(() -> zoom.truth().acceptedNow() == 0);
    }

    @Test
    void oneOfTheTwinsMayBeSharedWithAnotherRoute() throws Exception {
        route.start(routes -> {
            routes.from(zoom.endpointUri().replace(":" + A, ":" + A + "," + B))
                    .routeId(ZoomRoute.ID)
                    .process(route::note);
            routes.from(zoom.endpointUri("events=user.*")).routeId("users").to("log:users");
        });
        awaitBoth();
        assertEquals(2, zoom.truth().acceptedNow());
    }

    @Test
    void threeSubscriptionsOrTheSameTwiceAreRefused() {
        for (String ids : List.of(A + "," + A, "a,b,c", "a,", ",b")) {
            Exception failure = assertThrows(Exception.class, () -> route.context()
                    .getEndpoint(zoom.endpointUri().replace(":" + A, ":" + ids)));
            assertFalse(failure.getMessage().contains(zoom.clientSecret()));
        }
    }
}
