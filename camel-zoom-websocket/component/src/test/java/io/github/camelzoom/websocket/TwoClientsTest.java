package io.github.camelzoom.websocket;

import static io.github.camelzoom.websocket.ZoomRoute.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelzoom.websocket.connection.ConnectionState.Displaced;
import io.github.camelzoom.websocket.connection.ConnectionState.Exhausted;
import io.github.camelzoom.websocket.connection.ConnectionState.Waiting;
import io.github.camelzoom.websocket.simulator.ZoomSimulator;
import io.github.camelzoom.websocket.simulator.junit.ZoomSimulatorExtension;
import io.github.camelzoom.websocket.simulator.switches.Displacement;
import io.github.camelzoom.websocket.simulator.switches.Switch;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two processes want one subscription; here two contexts, which share nothing. */
class TwoClientsTest {

    @RegisterExtension
    static final ZoomSimulator zoom = ZoomSimulatorExtension.create();

    @RegisterExtension
    final ZoomRoute route = new ZoomRoute();

    @RegisterExtension
    final LogCapture log = new LogCapture();

    private final DefaultCamelContext other = ZoomRoute.newContext();

    @AfterEach
    void stopTheOther() {
        other.stop();
    }

    /** The other process comes later and so has the subscription. */
    private void startBoth(String options) throws Exception {
        route.startAndConnect(zoom.endpointUri(options));
        RouteBuilder.addRoutes(other, routes -> routes.from(zoom.endpointUri(options))
                .routeId("other")
                .to("log:other"));
        other.start();
        eventually()
                .until(() -> zoom.truth().connections().size() == 2
                        && zoom.truth().connections().get(1).accepted());
    }

    @Test
    void retakeLeavesItToTheOtherForAWhileAndSaysWhatIsGoingOn() throws Exception {
        startBoth("displacement=retake");
        eventually().until(() -> route.state() instanceof Waiting);
        Waiting waiting = (Waiting) route.state();
        assertTrue(waiting.retryAt() - waiting.since() >= 15_000);
        // the state is there before what follows from it
        eventually().until(() -> !log.warnings("Connection lost").isEmpty());
        String warning = log.warnings("Connection lost").get(0);
        assertTrue(warning.contains("one connection per subscription"), warning);
        assertTrue(warning.contains("Find the other program"), warning);
        assertEquals(2, zoom.truth().connections().size());
    }

    @ParameterizedTest
    @EnumSource(
            value = Displacement.class,
            names = {"FRAME_AND_CLOSE", "CLOSE_REASON"})
    void standbyKeepsOffAndTakesOverWhenAsked(Displacement form) throws Exception {
        zoom.switches().set(Switch.DISPLACEMENT, form);
        startBoth("displacement=standby");
        eventually().until(() -> route.state() instanceof Displaced);
        assertTrue(route.health().getMessage().orElse("").contains("in favour of another one"));

        route.consumer().getEndpoint().takeOver();
        route.awaitConnected();
        eventually().until(() -> consumerOf(other).connectionState() instanceof Displaced);
        assertEquals(3, zoom.truth().connections().size());
    }

    private static ZoomWsConsumer consumerOf(DefaultCamelContext context) {
        return (ZoomWsConsumer) context.getRoute("other").getConsumer();
    }

    @Test
    void stopGivesUpAndStartsAnewWithTheRoute() throws Exception {
        startBoth("displacement=stop");
        eventually().until(() -> route.state() instanceof Exhausted);
        route.context().getRouteController().stopRoute(ZoomRoute.ID);
        route.context().getRouteController().startRoute(ZoomRoute.ID);
        route.awaitConnected();
    }

    @Test
    void theOneThatHasItIsLeftAlone() throws Exception {
        startBoth("displacement=standby");
        eventually().until(() -> route.state() instanceof Displaced);
        zoom.send(EventLoad.event(1));
        eventually().until(() -> consumerOf(other).counters().completedCount() == 1);
        assertEquals(0, route.received().size());
        assertEquals(1, zoom.truth().acceptedNow());
    }
}
