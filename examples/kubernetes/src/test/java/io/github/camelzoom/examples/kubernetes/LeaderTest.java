package io.github.camelzoom.examples.kubernetes;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelzoom.websocket.simulator.TokenRequest;
import io.github.camelzoom.websocket.simulator.ZoomSimulator;
import io.github.camelzoom.websocket.simulator.junit.ZoomSimulatorExtension;
import io.github.camelzoom.websocket.simulator.switches.OAuthAnswer;
import io.github.camelzoom.websocket.simulator.switches.Switch;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Two pods and a lease, with the times of {@code application.properties}: who is connected, and what the probes say. */
class LeaderTest {

    private static final Logger LOG = LoggerFactory.getLogger(LeaderTest.class);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final String LIVE = "/observe/health/live";
    private static final String READY = "/observe/health/ready";

    /** A pod that has a stream has this figure of it. */
    private static final String CONNECTED = "camel_zoom_connected{";

    @RegisterExtension
    static final ZoomSimulator zoom = ZoomSimulatorExtension.create();

    private final ApiServer api = new ApiServer();
    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private RunningPod first;
    private RunningPod second;

    @BeforeEach
    void twoPods() throws Exception {
        running.push(api);
        first = pod("zoom-events-1");
        assertTrue(zoom.awaitConnected(LONGEST));
        second = pod("zoom-events-2");
    }

    private RunningPod pod(String name) {
        api.podIs(name, true);
        RunningPod pod = RunningPod.candidate(name, api, zoom);
        running.push(pod);
        return pod;
    }

    @AfterEach
    void stop() throws Exception {
        while (!running.isEmpty()) {
            running.pop().close();
        }
    }

    private static void eventually(Callable<Boolean> condition) {
        await().atMost(LONGEST).pollInterval(Duration.ofMillis(20)).until(condition);
    }

    private static String event(String id) {
        return "{\"event\":\"user.created\",\"payload\":{\"object\":{\"id\":\"" + id + "\"}}}";
    }

    @Test
    void onlyTheLeaderIsConnectedAndTheStandbyTakesOverWhenItStops() throws Exception {
        Set<String> asked = new TreeSet<>(api.asked());
        zoom.send(event("before"));
        eventually(() -> first.routed().equals(List.of(event("before"))));
        assertEquals(Optional.of(first.name()), api.leader());
        for (RunningPod pod : List.of(first, second)) {
            eventually(() -> pod.probe(LIVE) == 200);
            eventually(() -> pod.probe(READY) == 200);
        }
        assertTrue(first.metrics().contains(CONNECTED));
        assertFalse(second.metrics().contains(CONNECTED), "no figures of a stream that it has not got");
        eventually(() -> tokens() == 2);

        first.close();
        long goneAt = System.nanoTime();
        assertEquals(0, zoom.truth().acceptedNow());
        api.podIsGone(first.name());
        assertTrue(zoom.awaitConnected(LONGEST));
        LOG.info("Without a connection for {} ms", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - goneAt));
        assertEquals(Optional.of(second.name()), api.leader());
        zoom.send(event("after"));
        assertEquals(2, tokens(), "it had one ready, and no other was needed");
        eventually(() -> second.routed().equals(List.of(event("after"))));
        assertEquals(1, zoom.truth().maxAcceptedAtOnce());
        eventually(() -> second.metrics().lines().anyMatch(RunningPod::isGapOfAStop));

        asked.addAll(api.asked());
        assertEquals(Manifests.in("leader").allowed(), asked, "the role allows what is asked for, and nothing else");
    }

    @Test
    void anOutageAtZoomMovesNoLeaseAndRestartsNothing() throws Exception {
        eventually(() -> first.probe(READY) == 200);
        zoom.switches().set(Switch.OAUTH, OAuthAnswer.UNAVAILABLE);
        zoom.resetConnections();
        eventually(() -> first.probe(READY) == 503);
        api.asked();
        Set<String> looked = new TreeSet<>();
        eventually(() -> {
            api.askedByPod().forEach((pod, asked) -> {
                if (asked.contains("get leases/zoom-events")) {
                    looked.add(pod);
                }
            });
            return looked.equals(Set.of(first.name(), second.name()));
        });
        assertEquals(200, first.probe(LIVE));
        assertEquals(Optional.of(first.name()), api.leader());
        zoom.switches().set(Switch.OAUTH, OAuthAnswer.NORMAL);
        assertTrue(zoom.awaitConnected(LONGEST));
        assertEquals(Optional.of(first.name()), api.leader());
    }

    /** Why the probe of readiness must not ask for Zoom. */
    @Test
    void aPodThatIsNotReadyLosesTheLeaseThoughItIsConnected() {
        api.podIs(first.name(), false);
        eventually(() -> api.leader().equals(Optional.of(second.name())));
        eventually(() -> second.metrics().contains(CONNECTED) && zoom.truth().acceptedNow() == 1);
        zoom.send(event("after"));
        eventually(() -> second.routed().equals(List.of(event("after"))));
        assertFalse(first.metrics().contains(CONNECTED));
        assertEquals(1, zoom.truth().maxAcceptedAtOnce(), "the old one has let go before the new one comes");
    }

    /** Camel's election does not go on after that. The probes tell, and the pod is then one that is not ready, see above. */
    @Test
    void aLeaderWhoseRenewalWasRefusedIsNotAlive() {
        api.refuseRenewal();
        eventually(() -> zoom.truth().acceptedNow() == 0);
        assertEquals(Optional.of(first.name()), api.leader(), "nobody else can take the lease");
        eventually(() -> first.probe(LIVE) == 503);
        assertEquals(200, second.probe(LIVE));
    }

    /** The price of a lease. It ends with the absence: no pod is started anew, which would take longer and longer. */
    @Test
    void withoutTheApiServerNobodyIsConnectedAndWhenItIsBackOneIs() throws Exception {
        api.goAway();
        eventually(() -> zoom.truth().acceptedNow() == 0);
        List<Integer> otherAnswers = new ArrayList<>();
        await().during(RunningPod.PATIENCE.plusSeconds(1)).atMost(LONGEST).until(() -> {
            Stream.of(first.probe(LIVE), second.probe(LIVE))
                    .filter(answer -> answer != 200)
                    .forEach(otherAnswers::add);
            return true;
        });
        assertEquals(List.of(), otherAnswers);
        assertEquals(0, zoom.truth().acceptedNow());
        api.comeBack();
        long backAt = System.nanoTime();
        assertTrue(zoom.awaitConnected(LONGEST));
        LOG.info("Connected again after {} ms", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - backAt));
        assertEquals(1, zoom.truth().acceptedNow());
        eventually(() -> first.probe(LIVE) == 200 && second.probe(LIVE) == 200);
    }

    private static long tokens() {
        return zoom.truth().tokenRequests().stream()
                .filter(TokenRequest::granted)
                .count();
    }
}
