package io.github.camelzoom.websocket;

import static io.github.camelzoom.websocket.ZoomRoute.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelzoom.websocket.connection.Subscription;
import io.github.camelzoom.websocket.simulator.ZoomSimulator;
import io.github.camelzoom.websocket.simulator.junit.ZoomSimulatorExtension;
import io.github.camelzoom.websocket.simulator.switches.OAuthAnswer;
import io.github.camelzoom.websocket.simulator.switches.Switch;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.MDC;

/** Log lines are few, and each says of which subscription it speaks. */
class LogContextTest {

    private static final String QUICK = "reconnectInitialDelay=10&reconnectMaxDelay=50";

    @RegisterExtension
    static final ZoomSimulator zoom = ZoomSimulatorExtension.create();

    @RegisterExtension
    final LogCapture log = new LogCapture();

    @RegisterExtension
    final ZoomRoute route = new ZoomRoute();

    private List<LogCapture.Line> ours(Level atLeast) {
        return log.lines().stream()
                .filter(LogCapture.Line::ours)
                .filter(line -> !line.logger().contains("simulator"))
                .filter(line -> line.level().isMoreSpecificThan(atLeast))
                .toList();
    }

    @Test
    void anOutageIsOneWarningAndOneLineThatItIsOver() throws Exception {
        route.startAndConnect(zoom.endpointUri(QUICK));
        // the state is there a moment before its line
        eventually().until(() -> log.all().contains("Connected: subscription="));
        log.clear();
        zoom.switches().set(Switch.HANDSHAKE_STATUS, 503);
        zoom.closeConnections(1012, "Service Restart");
        eventually().until(() -> route.snapshot().connections().get(0).counts().failedAttemptsInAll() > 3);
        zoom.switches().reset();
        eventually().until(() -> route.consumer().gapHistory().count() == 2);

        List<String> lines = ours(Level.INFO).stream()
                .map(line -> line.level() + " " + line.text().replaceAll(":.*", ""))
                .toList();
        // the second warning is of another cause
        assertEquals(List.of("WARN Connection lost", "WARN Cannot connect", "INFO Connected again"), lines);
        String over = ours(Level.INFO).get(2).text();
        assertEquals("subscription=" + zoom.subscriptionId(), over.split(" ")[2]);
        assertEquals(
                "gap=" + route.consumer().gapHistory().latest().get(1).durationMillis() + "ms", over.split(" ")[3]);
    }

    @Test
    void theLinesOfAConnectionCarryItsSubscription() throws Exception {
        route.startAndConnect(zoom.endpointUri(QUICK));
        zoom.sendFrame("no JSON");
        zoom.switches().set(Switch.OAUTH, OAuthAnswer.INVALID_CLIENT);
        zoom.closeConnections(1012, "Service Restart");
        eventually().until(() -> !log.warnings("Cannot connect").isEmpty());
        assertFalse(log.warnings("Not delivered").isEmpty());
        for (LogCapture.Line line : ours(Level.INFO)) {
            assertEquals(zoom.subscriptionId(), line.context().get(Subscription.LOG_KEY), line.text());
        }
    }

    @Test
    void theLinesOfAPredecessorsGapAndOfAForcedStopCarryItToo() throws Exception {
        long now = System.currentTimeMillis();
        StateRepository<String, String> coverage = new MemoryStateRepository();
        coverage.setState(
                CoverageStore.key(zoom.subscriptionId(), ZoomRoute.ID),
                new CoverageMark(now - 60_000, now - 120_000, true).text());
        route.context().getRegistry().bind("coverage", coverage);
        route.context().getShutdownStrategy().setTimeout(1);
        CountDownLatch never = new CountDownLatch(1);
        route.start(routes -> routes.from(zoom.endpointUri("coverageRepository=#coverage"))
                .routeId(ZoomRoute.ID)
                .process(exchange -> never.await()));
        route.awaitConnected();
        zoom.send(EventLoad.event(1));
        zoom.send(EventLoad.event(2));
        eventually().until(() -> route.consumer().pendingEvents() == 2);
        eventually().until(() -> log.all().contains("Gap: subscription="));
        route.context().stop();

        assertEquals(1, log.warnings("Stopped with events").size(), () -> "" + log.warnings());
        for (LogCapture.Line line : ours(Level.INFO)) {
            assertEquals(zoom.subscriptionId(), line.context().get(Subscription.LOG_KEY), line.text());
        }
    }

    @Test
    void whatWasInTheContextBeforeIsThereAgain() {
        MDC.put(Subscription.LOG_KEY, "before");
        try {
            LogContext.with("meanwhile", () -> assertEquals("meanwhile", MDC.get(Subscription.LOG_KEY)));
            assertEquals("before", MDC.get(Subscription.LOG_KEY));
        } finally {
            MDC.remove(Subscription.LOG_KEY);
        }
        LogContext.with("meanwhile", () -> {});
        assertNull(MDC.get(Subscription.LOG_KEY));
    }

    @Test
    @DisabledIfSystemProperty(named = "camel-mdc", matches = "none", disabledReason = "this Camel has no camel-mdc yet")
    void theLinesOfARouteCarryItWithCamelsOwnMdc() throws Exception {
        Queue<String> seen = new ConcurrentLinkedQueue<>();
        Main main = new Main();
        Properties properties = new Properties();
        properties.putAll(Map.of(
                "camel.mdc.enabled",
                "true",
                "camel.mdc.customHeaders",
                ZoomWsConstants.SUBSCRIPTION_ID + "," + ZoomWsConstants.EVENT));
        main.setOverrideProperties(properties);
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                from(zoom.endpointUri())
                        .process(exchange -> seen.add(
                                MDC.get(ZoomWsConstants.SUBSCRIPTION_ID) + " " + MDC.get(ZoomWsConstants.EVENT)));
            }
        });
        main.start();
        try {
            assertTrue(zoom.awaitConnected(Duration.ofSeconds(20)));
            zoom.send(EventLoad.event(1));
            eventually().until(() -> !seen.isEmpty());
        } finally {
            main.stop();
        }
        assertEquals(zoom.subscriptionId() + " meeting.participant_joined", seen.peek());
    }
}
