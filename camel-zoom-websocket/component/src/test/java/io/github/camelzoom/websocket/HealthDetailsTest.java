package io.github.camelzoom.websocket;

import static io.github.camelzoom.websocket.ZoomRoute.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelzoom.websocket.simulator.ZoomSimulator;
import io.github.camelzoom.websocket.simulator.junit.ZoomSimulatorExtension;
import io.github.camelzoom.websocket.simulator.switches.HeartbeatAnswer;
import io.github.camelzoom.websocket.simulator.switches.OAuthAnswer;
import io.github.camelzoom.websocket.simulator.switches.Switch;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What an operator reads of a stream's health, and what is tolerated if he so wishes. */
class HealthDetailsTest {

    private static final String QUICK = "reconnectInitialDelay=10&reconnectMaxDelay=50";

    @RegisterExtension
    static final ZoomSimulator zoom = ZoomSimulatorExtension.create();

    @RegisterExtension
    final ZoomRoute route = new ZoomRoute();

    private List<HealthCheck.Result> liveness() {
        return HealthCheckHelper.invokeLiveness(route.context()).stream()
                .filter(result -> result.getCheck().getId().startsWith("consumer:zoom-ws-"))
                .toList();
    }

    private boolean isAlive() {
        assertEquals(1, liveness().size());
        return liveness().get(0).getState() == HealthCheck.State.UP;
    }

    private Object detail(String name) {
        return route.health().getDetails().get(name);
    }

    private void refuse(OAuthAnswer answer) {
        zoom.switches().set(Switch.OAUTH, answer);
        zoom.closeConnections(1000, "Bye");
    }

    @Test
    void aConnectionTellsWhenItWasLastHeardOfAndTheLastGap() throws Exception {
        route.startAndConnect(zoom.endpointUri(QUICK));
        zoom.closeConnections(1012, "Service Restart");
        eventually().until(() -> route.isUp() && route.consumer().gapHistory().count() == 2);
        assertEquals("Connected", detail("state"));
        assertTrue((long) detail("lastHeardAgeMillis") >= 0);
        assertTrue(detail("lastGap").toString().endsWith("closed-by-peer"), () -> "" + detail("lastGap"));
    }

    @Test
    void anOutageTellsItsCauseItsFailuresAndTheNextAttempt() throws Exception {
        route.startAndConnect(zoom.endpointUri(QUICK));
        refuse(OAuthAnswer.HTML_502);
        eventually().until(() -> "token-unavailable".equals(detail("cause")) && detail("nextAttempt") != null);
        assertEquals(HealthCheck.State.DOWN, route.health().getState());
        assertTrue((int) detail("failures") > 0);
        assertTrue(detail("uncoveredSince") != null);
    }

    @Test
    void aShortInterruptionIsToleratedIfTheUserSaysSo() throws Exception {
        route.startAndConnect(zoom.endpointUri(QUICK + "&healthGracePeriod=1h"));
        refuse(OAuthAnswer.HTML_502);
        eventually().until(() -> "token-unavailable".equals(detail("cause")));
        assertEquals(HealthCheck.State.UP, route.health().getState());
        assertTrue(route.health().getMessage().orElseThrow().contains("No token could be fetched"));
    }

    @Test
    void aLongerOneIsNot() throws Exception {
        route.startAndConnect(zoom.endpointUri(QUICK + "&healthGracePeriod=300"));
        refuse(OAuthAnswer.HTML_502);
        eventually().until(() -> !route.isUp());
        assertEquals("token-unavailable", detail("cause"));
    }

    @Test
    void whatNeedsSomebodyToActIsNot() throws Exception {
        route.startAndConnect(zoom.endpointUri(QUICK + "&healthGracePeriod=1h"));
        refuse(OAuthAnswer.INVALID_CLIENT);
        eventually().until(() -> "token-credentials-refused".equals(detail("cause")));
        assertEquals(HealthCheck.State.DOWN, route.health().getState());
    }

    @Test
    void theTimeBeforeTheFirstConnectionIsNot() throws Exception {
        zoom.switches().set(Switch.OAUTH, OAuthAnswer.HTML_502);
        route.start(zoom.endpointUri(QUICK + "&healthGracePeriod=1h"));
        eventually().until(() -> "token-unavailable".equals(detail("cause")));
        assertEquals(HealthCheck.State.DOWN, route.health().getState());
    }

    @Test
    void zoomsRefusalIsNoReasonToRestartTheProcess() throws Exception {
        route.startAndConnect(zoom.endpointUri(QUICK));
        assertTrue(isAlive());
        refuse(OAuthAnswer.INVALID_CLIENT);
        eventually().until(() -> !route.isUp());
        assertTrue(isAlive());
        route.context().getRouteController().stopRoute(ZoomRoute.ID);
        assertEquals(List.of(), liveness());
    }

    @Test
    void aBlockedEventLoopIsSeenThoughItCannotTell() throws Exception {
        Vertx vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(1)
                .setBlockedThreadCheckInterval(1)
                .setBlockedThreadCheckIntervalUnit(TimeUnit.HOURS));
        CountDownLatch goOn = new CountDownLatch(1);
        try {
            route.context().getComponent("zoom-ws", ZoomWsComponent.class).setVertx(vertx);
            route.startAndConnect(zoom.endpointUri("heartbeatInterval=100&livenessTimeout=400&connectTimeout=500"));
            vertx.runOnContext(ignored -> awaitQuietly(goOn));
            eventually().until(() -> !route.isUp());
            assertEquals("peer-silent", detail("cause"));
            assertEquals("Connected", detail("state"));
            assertFalse(route.snapshot().isCovered());
            eventually().until(() -> !isAlive());
            assertTrue(liveness().get(0).getMessage().orElseThrow().contains("Something blocks the event loop"));
            goOn.countDown();
            eventually().until(() -> route.isUp() && isAlive());
        } finally {
            goOn.countDown();
            route.context().stop();
            vertx.close().toCompletionStage().toCompletableFuture().get();
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aPeerThatSaysNothingIsDownUntilItIsReplaced() throws Exception {
        zoom.switches().set(Switch.HEARTBEAT_ANSWER, HeartbeatAnswer.MISSING);
        route.startAndConnect(zoom.endpointUri(QUICK + "&heartbeatInterval=100&livenessTimeout=300"));
        eventually().until(() -> zoom.truth().connections().size() > 1);
        eventually().until(() -> route.consumer().gapHistory().latest().stream()
                .anyMatch(gap -> gap.cause().label().equals("peer-silent")));
    }
}
