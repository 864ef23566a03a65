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
import java.util.function.Supplier;
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

    /** As {@link #checks()}, whatever their names are. */
    private List<HealthCheck.Result> readiness() {
        return HealthCheckHelper.invokeReadiness(route.context(), "full").stream()
                .filter(result -> result.getCheck().getId().startsWith("consumer:zoom-ws-"))
                .toList();
    }

    private void assertHealthTellsTheTruth() {
        assertHealthTellsTheTruth(this::checks);
    }

    private void assertHealthTellsTheTruth(Supplier<List<HealthCheck.Result>> checks) {
        eventually().until(() -> checks.get().stream().anyMatch(result -> result.getState() == HealthCheck.State.UP));
        zoom.switches().set(Switch.OAUTH, OAuthAnswer.INVALID_CLIENT);
        zoom.closeConnections(1000, "Bye");
        eventually().until(() -> checks.get().stream()
                .anyMatch(result -> result.getMessage().orElse("").contains("refused the client credentials")));
        assertEquals(HealthCheck.State.DOWN, checks.get().get(0).getState());
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

    /** Camel takes one check of each name; the second of two routes must have one all the same. */
    @Test
    void twoRoutesBehindMasterAreToldOfEachByItself() throws Exception {
        route.start(routes -> {
            routes.from("master:events:" + zoom.endpointUri(QUICK + "&events=meeting.*"))
                    .routeId(ZoomRoute.ID)
                    .process(route::note);
            routes.from("master:events:" + zoom.endpointUri(QUICK + "&events=user.*"))
                    .routeId("users")
                    .process(route::note);
        });
        eventually().until(() -> readiness().size() == 2);
        for (String stopped : List.of(ZoomRoute.ID, "users")) {
            route.context().getRouteController().stopRoute(stopped);
            eventually().until(() -> readiness().size() == 1);
            assertHealthTellsTheTruth(this::readiness);
            zoom.switches().reset();
            route.context().getRouteController().startRoute(stopped);
            eventually().until(() -> readiness().size() == 2);
        }
    }
}
