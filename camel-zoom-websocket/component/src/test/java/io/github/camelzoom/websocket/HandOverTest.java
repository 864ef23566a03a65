package io.github.camelzoom.websocket;

import static io.github.camelzoom.websocket.ZoomRoute.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelzoom.websocket.simulator.ZoomSimulator;
import io.github.camelzoom.websocket.simulator.junit.ZoomSimulatorExtension;
import io.github.camelzoom.websocket.simulator.switches.Switch;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One route leaves a subscription while another stays or comes, in the moments that are easily overlooked. */
class HandOverTest {

    @RegisterExtension
    static final ZoomSimulator zoom = ZoomSimulatorExtension.create();

    @RegisterExtension
    final ZoomRoute route = new ZoomRoute();

    private final CountDownLatch released = new CountDownLatch(1);

    @Test
    void aStuckRouteThatIsSuspendedHoldsUpNobodyAnyMore() throws Exception {
        route.start(routes -> {
            routes.from(zoom.endpointUri()).routeId(ZoomRoute.ID).process(route::note);
            routes.from(zoom.endpointUri("maxPendingEvents=2")).routeId("stuck").process(exchange -> released.await());
        });
        route.awaitConnected();
        for (int i = 0; i < 50; i++) {
            zoom.send(EventLoad.event(i));
        }
        ZoomWsConsumer stuck =
                (ZoomWsConsumer) route.context().getRoute("stuck").getConsumer();
        eventually().until(() -> stuck.pendingEvents() >= 2);
        stuck.suspend();
        long before = System.nanoTime();
        route.awaitReceived(50);
        assertTrue(Duration.ofNanos(System.nanoTime() - before).toMillis() < 5_000);
        released.countDown();
    }

    @Test
    void aStartThatFailsLeavesTheSubscriptionFree() throws Exception {
        route.context().start();
        assertThrows(
                Exception.class,
                () -> RouteBuilder.addRoutes(
                        route.context(), routes -> routes.from(zoom.endpointUri("secretToken=RAW( )"))
                                .routeId("blank")
                                .to("log:x")));
        RouteBuilder.addRoutes(route.context(), routes -> routes.from(zoom.endpointUri("heartbeatInterval=10s"))
                .routeId(ZoomRoute.ID)
                .process(route::note));
        route.awaitConnected();
        assertEquals(1, zoom.truth().acceptedNow());
    }

    @Test
    void aStopDoesNotWaitForAHandshakeThatIsNeverAnswered() throws Exception {
        zoom.switches().set(Switch.HANDSHAKE_DELAY, Duration.ofMinutes(5));
        route.start(zoom.endpointUri());
        eventually().until(() -> zoom.truth().tokenRequests().size() == 1);
        long before = System.nanoTime();
        route.context().getRouteController().stopRoute(ZoomRoute.ID);
        assertTrue(Duration.ofNanos(System.nanoTime() - before).toMillis() < 4_000);
    }
}
