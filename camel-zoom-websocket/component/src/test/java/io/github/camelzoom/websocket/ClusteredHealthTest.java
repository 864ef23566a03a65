package io.github.camelzoom.websocket;

import static io.github.camelzoom.websocket.ZoomRoute.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelzoom.websocket.simulator.ZoomSimulator;
import io.github.camelzoom.websocket.simulator.junit.ZoomSimulatorExtension;
import io.github.camelzoom.websocket.simulator.switches.OAuthAnswer;
import io.github.camelzoom.websocket.simulator.switches.Switch;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.camel.component.file.cluster.FileLockClusterService;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.impl.cluster.ClusteredRoutePolicy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** In a cluster Camel never asks the consumer's own check by itself; an operator is told the truth all the same. */
class ClusteredHealthTest {

    private static final String QUICK = "reconnectInitialDelay=10&reconnectMaxDelay=100";

    @RegisterExtension
    static final ZoomSimulator zoom = ZoomSimulatorExtension.create();

    @RegisterExtension
    final ZoomRoute route = new ZoomRoute();

    @TempDir
    Path locks;

    @BeforeEach
    void joinTheCluster() throws Exception {
        FileLockClusterService cluster = new FileLockClusterService();
        cluster.setRoot(locks.toString());
        cluster.setAcquireLockDelay(10);
        cluster.setAcquireLockDelayUnit(TimeUnit.MILLISECONDS);
        cluster.setAcquireLockInterval(10);
        cluster.setAcquireLockIntervalUnit(TimeUnit.MILLISECONDS);
        route.context().addService(cluster);
    }

    private List<HealthCheck.Result> checks() {
        return HealthCheckHelper.invokeReadiness(route.context(), "full").stream()
                .filter(result -> result.getCheck().getId().equals("consumer:zoom-ws-" + zoom.subscriptionId()))
                .toList();
    }

    private boolean isUp() {
        return checks().stream().anyMatch(result -> result.getState() == HealthCheck.State.UP);
    }

    private void assertHealthTellsTheTruth() {
        eventually().until(this::isUp);
        zoom.switches().set(Switch.OAUTH, OAuthAnswer.INVALID_CLIENT);
        zoom.closeConnections(1000, "Bye");
        eventually().until(() -> checks().stream()
                .anyMatch(result -> result.getMessage().orElse("").contains("refused the client credentials")));
        assertEquals(HealthCheck.State.DOWN, checks().get(0).getState());
    }

    @Test
    void behindMaster() throws Exception {
        route.start(routes -> routes.from("master:events:" + zoom.endpointUri(QUICK))
                .routeId(ZoomRoute.ID)
                .process(route::note));
        assertHealthTellsTheTruth();
        route.context().getRouteController().stopRoute(ZoomRoute.ID);
        eventually().until(() -> checks().isEmpty());
    }

    @Test
    void withAClusteredRoutePolicy() throws Exception {
        ClusteredRoutePolicy policy = ClusteredRoutePolicy.forNamespace("events");
        route.start(routes -> routes.from(zoom.endpointUri(QUICK))
                .routeId(ZoomRoute.ID)
                .routePolicy(policy)
                .process(route::note));
        assertHealthTellsTheTruth();
        route.context().getRouteController().stopRoute(ZoomRoute.ID);
        eventually().until(() -> checks().isEmpty());
        assertTrue(zoom.truth().acceptedNow() == 0);
    }
}
