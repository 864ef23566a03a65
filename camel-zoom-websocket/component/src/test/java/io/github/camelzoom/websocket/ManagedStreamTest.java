package io.github.camelzoom.websocket;

import static io.github.camelzoom.websocket.ZoomRoute.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelzoom.websocket.simulator.ZoomSimulator;
import io.github.camelzoom.websocket.simulator.junit.ZoomSimulatorExtension;
import io.github.camelzoom.websocket.simulator.switches.DisplacementOrder;
import io.github.camelzoom.websocket.simulator.switches.OAuthAnswer;
import io.github.camelzoom.websocket.simulator.switches.Overlap;
import io.github.camelzoom.websocket.simulator.switches.Switch;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.camel.component.file.cluster.FileLockClusterService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What JMX shows is what happened, and what it offers is done. */
class ManagedStreamTest {

    private static final String QUICK = "reconnectInitialDelay=10&reconnectMaxDelay=50";

    private enum Bean {
        CONSUMER("consumers"),
        ENDPOINT("endpoints");

        private final String type;

        Bean(String type) {
            this.type = type;
        }
    }

    @RegisterExtension
    static final ZoomSimulator zoom = ZoomSimulatorExtension.create();

    @RegisterExtension
    final ZoomRoute route = ZoomRoute.managed();

    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();

    private Set<ObjectName> beans(Bean bean) throws JMException {
        String ofContext = "org.apache.camel:context=" + route.context().getManagementName();
        Set<ObjectName> all = server.queryNames(new ObjectName(ofContext + ",type=" + bean.type + ",*"), null);
        all.removeIf(
                name -> !name.getKeyProperty("name").contains(bean == Bean.CONSUMER ? "ZoomWsConsumer" : "zoom-ws:"));
        return all;
    }

    private ObjectName only(Bean bean) throws JMException {
        Set<ObjectName> found = beans(bean);
        assertEquals(1, found.size(), found::toString);
        return found.iterator().next();
    }

    private Object read(Bean bean, String attribute) throws JMException {
        return server.getAttribute(only(bean), attribute);
    }

    private String invoke(Bean bean, String operation) throws JMException {
        return (String) server.invoke(only(bean), operation, new Object[0], new String[0]);
    }

    @ParameterizedTest
    @EnumSource
    void theEventsAreThoseThatZoomSent(Bean bean) throws Exception {
        route.start(routes -> routes.from(zoom.endpointUri("events=meeting.*"))
                .routeId(ZoomRoute.ID)
                .process(exchange -> {
                    if (exchange.getMessage().getBody(String.class).contains("\"break\"")) {
                        throw new IllegalStateException("as the event asks");
                    }
                }));
        route.awaitConnected();
        Instant before = Instant.now();
        zoom.send(
                "{\"event\":\"meeting.started\",\"event_ts\":" + (before.toEpochMilli() - 60_000) + ",\"payload\":{}}");
        zoom.send("{\"event\":\"meeting.ended\",\"payload\":{\"object\":{\"id\":\"break\"}}}");
        zoom.send("{\"event\":\"user.created\",\"payload\":{}}");
        zoom.sendFrame("no JSON");
        eventually()
                .until(() ->
                        route.counters().droppedCount() == 1 && route.consumer().pendingEvents() == 0);

        assertEquals(zoom.truth().deliveredCount(), read(bean, "ReceivedEvents"));
        assertEquals(1L, read(bean, "CompletedEvents"));
        assertEquals(1L, read(bean, "FailedEvents"));
        assertEquals(1L, read(bean, "FilteredEvents"));
        assertEquals(1L, read(bean, "DroppedFrames"));
        assertEquals("not-json 1", invoke(bean, "drops"));
        assertEquals(0, read(bean, "PendingEvents"));
        assertEquals(60_000, (double) read(bean, "EventDelayMaxMillis"), 10_000);
        assertTrue((double) read(bean, "RouteTimeMeanMillis") > 0);
        assertTrue(!Instant.parse((String) read(bean, "LastEventAt")).isBefore(before.minusSeconds(1)));
    }

    @ParameterizedTest
    @EnumSource
    void anOutageIsShownWhileItLastsAndAfterwards(Bean bean) throws Exception {
        route.startAndConnect(zoom.endpointUri(QUICK));
        assertEquals("Connected", read(bean, "ConnectionState"));
        assertEquals(true, read(bean, "Connected"));
        assertEquals("", read(bean, "Cause"));
        assertEquals("", read(bean, "UncoveredSince"));
        Instant acceptedAt = zoom.truth().connections().get(0).acceptedAt().orElseThrow();
        assertTrue(Duration.between(acceptedAt, Instant.parse((String) read(bean, "StateSince")))
                        .abs()
                        .toMillis()
                < 500);

        zoom.switches().set(Switch.OAUTH, OAuthAnswer.HTML_502);
        zoom.closeConnections(1012, "Service Restart");
        eventually().until(() -> (long) read(bean, "FailedAttempts") > 0);
        assertEquals(false, read(bean, "Connected"));
        assertEquals("token-unavailable", read(bean, "Cause"));
        assertTrue(((String) read(bean, "Explanation")).startsWith("No token could be fetched"));
        assertTrue((long) read(bean, "Failures") > 0);
        Instant closedAt = zoom.truth().connections().get(0).closedAt().orElseThrow();
        assertTrue(Duration.between(closedAt, Instant.parse((String) read(bean, "UncoveredSince")))
                        .abs()
                        .toMillis()
                < 500);
        long uncovered = (long) read(bean, "UncoveredMillis");
        eventually().until(() -> (long) read(bean, "UncoveredMillis") > uncovered);

        zoom.switches().reset();
        eventually().until(() -> (boolean) read(bean, "Connected"));
        assertEquals(1L, read(bean, "Reconnects"));
        assertEquals("closed-by-peer 1", invoke(bean, "reconnects"));
        assertTrue(invoke(bean, "failedAttempts").startsWith("token-unavailable "));
        eventually().until(() -> invoke(bean, "gaps").endsWith("closed-by-peer"));
        Instant backAt = zoom.truth().connections().get(1).acceptedAt().orElseThrow();
        long lost = Duration.between(closedAt, backAt).toMillis();
        String[] lines = invoke(bean, "gaps").split("\n");
        long gap = Long.parseLong(lines[lines.length - 1].split(" ")[2].replace("ms", ""));
        assertEquals(lost, gap, 500);
    }

    @ParameterizedTest
    @EnumSource
    void rotateReplacesTheConnectionAndTellsTheOverlap(Bean bean) throws Exception {
        zoom.switches()
                .set(Switch.DISPLACEMENT_ORDER, DisplacementOrder.AFTER_ACCEPTANCE)
                .set(Switch.OVERLAP, Overlap.BOTH)
                .set(Switch.DISPLACEMENT_DELAY, Duration.ofMillis(200));
        route.startAndConnect(zoom.endpointUri());
        invoke(bean, "rotate");
        eventually().until(() -> (double) read(bean, "LastOverlapMillis") > 0);
        assertEquals(1L, read(bean, "Rotations"));
        assertEquals(0L, read(bean, "Reconnects"));
        Instant accepted = zoom.truth().connections().get(1).acceptedAt().orElseThrow();
        eventually().until(() -> !zoom.truth().connections().get(0).open());
        Instant gone = zoom.truth().connections().get(0).closedAt().orElseThrow();
        long overlap = Duration.between(accepted, gone).toMillis();
        assertEquals(overlap, (double) read(bean, "LastOverlapMillis"), 1000);
    }

    @ParameterizedTest
    @EnumSource
    void reconnectMakesANewConnectionAndOwnsUpToTheGap(Bean bean) throws Exception {
        route.startAndConnect(zoom.endpointUri(QUICK));
        invoke(bean, "reconnect");
        eventually().until(() -> (long) read(bean, "Reconnects") == 1 && (boolean) read(bean, "Connected"));
        assertEquals("reconnecting 1", invoke(bean, "reconnects"));
        assertEquals(1000, zoom.truth().connections().get(0).closeCode().orElseThrow());
        eventually().until(() -> invoke(bean, "gaps").endsWith("reconnecting"));
    }

    @Test
    void takeOverEndsTheStandby() throws Exception {
        route.startAndConnect(zoom.endpointUri("displacement=standby"));
        zoom.sendFrame("{\"module\":\"message\",\"success\":false,\"content\":\"Connected in another place\"}");
        eventually().until(() -> "Displaced".equals(read(Bean.CONSUMER, "ConnectionState")));
        invoke(Bean.CONSUMER, "takeOver");
        eventually().until(() -> "Connected".equals(read(Bean.CONSUMER, "ConnectionState")));
    }

    @ParameterizedTest
    @EnumSource
    void figuresBeginAnewWhenAsked(Bean bean) throws Exception {
        route.startAndConnect(zoom.endpointUri(QUICK));
        zoom.send(EventLoad.event(1));
        route.awaitReceived(1);
        zoom.closeConnections(1012, "Service Restart");
        eventually().until(() -> (long) read(bean, "Reconnects") == 1);
        eventually().until(() -> (long) read(bean, "GapCount") == 2);
        invoke(bean, "resetFigures");
        for (String figure :
                new String[] {"ReceivedEvents", "CompletedEvents", "GapCount", "GapMillis", "Reconnects"}) {
            assertEquals(0L, read(bean, figure), figure);
        }
        assertEquals("", read(bean, "LastEventAt"));
        zoom.send(EventLoad.event(2));
        route.awaitReceived(2);
        eventually().until(() -> (long) read(bean, "CompletedEvents") == 1);
    }

    @Test
    void heartbeatsAreTimed() throws Exception {
        zoom.switches().set(Switch.HEARTBEAT_DELAY, Duration.ofMillis(60));
        route.startAndConnect(zoom.endpointUri("heartbeatInterval=150"));
        eventually().until(() -> (double) read(Bean.CONSUMER, "LastHeartbeatMillis") > 0);
        assertTrue((double) read(Bean.CONSUMER, "LastHeartbeatMillis") >= 50);
        assertTrue((double) read(Bean.CONSUMER, "HeartbeatMeanMillis") >= 50);
    }

    @Test
    void theTimeInWhichTheSocketIsNotReadIsCounted() throws Exception {
        CountDownLatch goOn = new CountDownLatch(1);
        route.start(routes -> routes.from(zoom.endpointUri("maxPendingEvents=1"))
                .routeId(ZoomRoute.ID)
                .process(exchange -> goOn.await()));
        route.awaitConnected();
        zoom.send(EventLoad.event(1));
        eventually().until(() -> (boolean) read(Bean.CONSUMER, "ReadingPaused"));
        eventually().until(() -> (long) read(Bean.CONSUMER, "PausedMillis") > 20);
        goOn.countDown();
        eventually().until(() -> !(boolean) read(Bean.CONSUMER, "ReadingPaused"));
        long paused = (long) read(Bean.CONSUMER, "PausedMillis");
        assertEquals(paused, read(Bean.CONSUMER, "PausedMillis"));
    }

    @Test
    void behindMasterTheEndpointShowsIt(@TempDir Path locks) throws Exception {
        FileLockClusterService cluster = new FileLockClusterService();
        cluster.setRoot(locks.toString());
        cluster.setAcquireLockDelay(10);
        cluster.setAcquireLockDelayUnit(java.util.concurrent.TimeUnit.MILLISECONDS);
        route.context().addService(cluster);
        route.start(routes -> routes.from("master:events:" + zoom.endpointUri())
                .routeId(ZoomRoute.ID)
                .process(route::note));
        eventually().until(() -> zoom.truth().acceptedNow() == 1);
        zoom.send(EventLoad.event(1));
        route.awaitReceived(1);
        ObjectName endpoint = beans(Bean.ENDPOINT).stream()
                .filter(name -> name.getKeyProperty("name").startsWith("\"zoom-ws:"))
                .findFirst()
                .orElseThrow();
        eventually().until(() -> (long) server.getAttribute(endpoint, "CompletedEvents") == 1);
        assertEquals(true, server.getAttribute(endpoint, "Connected"));
    }
}
