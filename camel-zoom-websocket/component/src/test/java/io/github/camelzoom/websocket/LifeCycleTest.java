package io.github.camelzoom.websocket;

import static io.github.camelzoom.websocket.ZoomRoute.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.camelzoom.websocket.connection.ConnectionState.Waiting;
import io.github.camelzoom.websocket.simulator.ClosedBy;
import io.github.camelzoom.websocket.simulator.ConnectionRecord;
import io.github.camelzoom.websocket.simulator.ZoomSimulator;
import io.github.camelzoom.websocket.simulator.junit.ZoomSimulatorExtension;
import io.github.camelzoom.websocket.simulator.switches.HeartbeatAnswer;
import io.github.camelzoom.websocket.simulator.switches.OAuthAnswer;
import io.github.camelzoom.websocket.simulator.switches.Switch;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.ServiceStatus;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.AsyncProcessorSupport;
import org.apache.camel.support.SimpleEventNotifierSupport;
import org.apache.camel.support.service.ServiceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Starting, suspending, stopping: nothing that was received is lost on the way, and nothing is left behind. */
class LifeCycleTest {

    private static final String SECOND = "SimSubscriptionFFFFFFF";
    private static final String IMPATIENT = "reconnectInitialDelay=20&reconnectMaxDelay=20";

    @RegisterExtension
    static ZoomSimulatorExtension zoom =
            ZoomSimulatorExtension.of(ZoomSimulator.builder().subscriptionIds("SimSubscriptionEEEEEEE", SECOND));

    @RegisterExtension
    final LogCapture log = new LogCapture();

    @RegisterExtension
    final ZoomRoute route = new ZoomRoute();

    /** Holds up the route, one permit for each event. */
    private final Semaphore gate = new Semaphore(0);

    @AfterEach
    void openTheGate() {
        gate.release(1_000_000);
    }

    private void passGate(Exchange exchange) throws InterruptedException {
        gate.acquire();
        route.note(exchange);
    }

    private void startGated(String uri) throws Exception {
        route.start(routes -> routes.from(uri).routeId(ZoomRoute.ID).process(this::passGate));
        route.awaitConnected();
    }

    private static String event(int number) {
        return "{\"event\":\"meeting.started\",\"event_ts\":" + number + "}";
    }

    private static List<String> send(int from, int to) {
        List<String> events =
                IntStream.range(from, to).mapToObj(LifeCycleTest::event).toList();
        events.forEach(zoom::send);
        return events;
    }

    private void awaitPending(int count) {
        eventually().until(() -> route.consumer().pendingEvents() == count);
    }

    private static ConnectionRecord connection(int number) {
        return zoom.truth().connections().get(number - 1);
    }

    private static void assertClosedByUs(ConnectionRecord connection) {
        assertFalse(connection.open());
        assertEquals(ClosedBy.CLIENT, connection.closedBy());
        assertEquals(1000, connection.closeCode().orElseThrow());
    }

    private static Duration taken(ThrowingRunnable action) throws Exception {
        long before = System.nanoTime();
        action.run();
        return Duration.ofNanos(System.nanoTime() - before);
    }

    private interface ThrowingRunnable {
        void run() throws Exception;
    }

    // suspend, resume, restart

    @Test
    void suspendClosesTheConnectionAndResumeOpensItAgain() throws Exception {
        route.startAndConnect(zoom.endpointUri());

        route.context().getRouteController().suspendRoute(ZoomRoute.ID);

        eventually().until(() -> zoom.truth().acceptedNow() == 0);
        assertClosedByUs(connection(1));
        assertFalse(route.isUp());
        send(0, 1);
        route.context().getRouteController().resumeRoute(ZoomRoute.ID);
        route.awaitConnected();
        List<String> later = send(1, 3);
        route.awaitReceived(2);
        assertEquals(later, route.bodies(), "what occurred while suspended is not resent by Zoom");
        assertEquals(1, zoom.truth().missedCount());
        assertEquals(2, zoom.truth().connections().size());
    }

    @Test
    void whatWasReceivedBeforeSuspendIsRoutedDuringIt() throws Exception {
        startGated(zoom.endpointUri());
        List<String> sent = send(0, 5);
        awaitPending(5);

        gate.release(5);
        route.context().getRouteController().suspendRoute(ZoomRoute.ID);
        route.awaitReceived(5);

        assertEquals(sent, route.bodies());
    }

    @Test
    void aRouteStartsAgainAfterAStop() throws Exception {
        route.startAndConnect(zoom.endpointUri());
        for (int round = 1; round <= 3; round++) {
            route.context().getRouteController().stopRoute(ZoomRoute.ID);
            assertClosedByUs(connection(round));
            route.context().getRouteController().startRoute(ZoomRoute.ID);
            route.awaitConnected();
        }

        List<String> sent = send(0, 3);
        route.awaitReceived(3);

        assertEquals(sent, route.bodies());
        assertEquals(4, zoom.truth().connections().size());
        assertEquals(1, zoom.truth().maxAcceptedAtOnce());
        assertEquals(List.of(), log.warnings(), "a stop is nothing to warn of");
    }

    @Test
    void aSuspendedRouteIsStoppedAndStarted() throws Exception {
        route.startAndConnect(zoom.endpointUri());
        route.context().getRouteController().suspendRoute(ZoomRoute.ID);
        route.context().getRouteController().stopRoute(ZoomRoute.ID);
        route.context().getRouteController().startRoute(ZoomRoute.ID);

        route.awaitConnected();

        assertEquals(2, zoom.truth().connections().size());
    }

    // graceful stop

    @Test
    void whatIsQueuedAtAGracefulStopIsRoutedFirst() throws Exception {
        startGated(zoom.endpointUri());
        List<String> sent = send(0, 40);
        awaitPending(40);

        gate.release(40);
        route.context().stop();

        assertEquals(sent, route.bodies());
        assertClosedByUs(connection(1));
        assertEquals(List.of(), log.warnings());
    }

    @Test
    void whatComesWhileTheStopDrainsIsNotReadAnyMore() throws Exception {
        startGated(zoom.endpointUri());
        List<String> sent = send(0, 5);
        awaitPending(5);

        Thread stopping = new Thread(route.context()::stop, "stopping");
        stopping.start();
        eventually().until(() -> !connection(1).open());
        zoom.send(event(99));
        gate.release(1000);
        stopping.join();

        assertEquals(sent, route.bodies());
        assertEquals(1, zoom.truth().missedCount(), "Zoom knows that nobody was there for it");
    }

    @Test
    void whatIsRoutedInLessThanASecondDoesNotMakeTheStopTakeOne() throws Exception {
        startGated(zoom.endpointUri());
        send(0, 1);
        awaitPending(1);

        Thread stopping = new Thread(route.context()::stop, "stopping");
        long before = System.nanoTime();
        stopping.start();
        eventually().until(() -> !connection(1).open());
        gate.release();
        Duration untilRouted = Duration.ofNanos(System.nanoTime() - before);
        stopping.join();

        assertEquals(1, route.received().size());
        // on a machine that stands still for so long there is nothing to be seen
        assumeTrue(untilRouted.toMillis() < 700, () -> "routed after " + untilRouted);
        assertFalse(log.all().contains("Waiting as there are still"), "Camel looks again after a whole second");
    }

    @Test
    void aStopDoesNotWaitForAServerThatTakesItsTimeWithTcp() throws Exception {
        try (LingeringPath path = new LingeringPath(zoom.port())) {
            route.startAndConnect(
                    zoom.endpointUri().replace("ws://localhost:" + zoom.port(), "ws://localhost:" + path.port()));
            route.context().getRouteController().suspendRoute(ZoomRoute.ID);
            assertTrue(path.isClientThere(), "it has waited for the end of the TCP connection");
            eventually().until(() -> !connection(1).open());
            assertClosedByUs(connection(1));
        }
    }

    @Test
    void aConsumerThatIsStoppedWithoutAGracefulPhaseDrainsByItself() throws Exception {
        startGated(zoom.endpointUri());
        List<String> sent = send(0, 20);
        awaitPending(20);

        gate.release(20);
        ServiceHelper.stopService(route.consumer());

        assertEquals(sent, route.bodies());
        assertClosedByUs(connection(1));
        assertEquals(List.of(), log.warnings());
    }

    @Test
    void aForcedStopReportsWhatWasLeft() throws Exception {
        route.context().getShutdownStrategy().setTimeout(1);
        startGated(zoom.endpointUri());
        send(0, 5);
        awaitPending(5);
        ZoomWsConsumer consumer = route.consumer();

        Duration taken = taken(route.context()::stop);

        // the first one was being routed, the others were waiting
        assertEquals(4, consumer.counters().abandonedCount());
        assertEquals(1, log.warnings("Stopped with events").size(), () -> "" + log.warnings());
        assertTrue(log.warnings("Stopped with events").get(0).contains("count=4"), () -> "" + log.warnings());
        assertTrue(taken.toSeconds() < 8, () -> "a forced stop took " + taken);
    }

    @Test
    void anInterruptedStopStillTakesEverythingDown() throws Exception {
        Set<Thread> before = ourThreads();
        startGated(zoom.endpointUri());
        send(0, 5);
        awaitPending(5);
        ZoomWsConsumer consumer = route.consumer();
        Thread stopping = stopWithoutGracefulPhase(consumer);

        stopping.interrupt();
        stopping.join();

        assertEquals(4, consumer.counters().abandonedCount());
        assertEquals(1, log.warnings("Stopped with events").size(), () -> "" + log.warnings());
        eventually().until(() -> newThreads(before).stream()
                .noneMatch(thread -> thread.getName().contains("ZoomWs")));
        consumer.start();
        route.awaitConnected();
    }

    @Test
    void aStopThatIsForcedWhileItDrainsWaitsNoLonger() throws Exception {
        startGated(zoom.endpointUri());
        send(0, 5);
        awaitPending(5);
        ZoomWsConsumer consumer = route.consumer();
        Thread stopping = stopWithoutGracefulPhase(consumer);

        Duration taken = taken(() -> {
            consumer.prepareShutdown(false, true);
            consumer.prepareShutdown(false, false);
            stopping.join();
        });

        assertEquals(4, consumer.counters().abandonedCount());
        assertTrue(taken.toSeconds() < 5, () -> "it waited on for " + taken);
    }

    /** Returns when the stop waits for the route. */
    private static Thread stopWithoutGracefulPhase(ZoomWsConsumer consumer) {
        Thread stopping = new Thread(consumer::stop, "stopping");
        stopping.start();
        eventually().until(() -> zoom.truth().acceptedNow() == 0);
        eventually()
                .until(() -> stopping.getState() == Thread.State.TIMED_WAITING
                        && Stream.of(stopping.getStackTrace())
                                .anyMatch(frame -> frame.getClassName().endsWith("PendingEvents")));
        return stopping;
    }

    @Test
    void anEventThatIsCompletedAfterAForcedStopDoesNoHarm() throws Exception {
        route.context().getShutdownStrategy().setTimeout(1);
        CountDownLatch begun = new CountDownLatch(1);
        AtomicReference<AsyncCallback> completion = new AtomicReference<>();
        route.start(routes -> routes.from(zoom.endpointUri("maxPendingEvents=1"))
                .routeId(ZoomRoute.ID)
                .process(new AsyncProcessorSupport() {
                    @Override
                    public boolean process(Exchange exchange, AsyncCallback callback) {
                        completion.set(callback);
                        begun.countDown();
                        return false;
                    }
                }));
        route.awaitConnected();
        zoom.send(event(0));
        assertTrue(begun.await(10, TimeUnit.SECONDS));
        ZoomWsConsumer consumer = route.consumer();
        route.context().stop();

        completion.get().done(false);

        eventually().until(() -> consumer.pendingEvents() == 0);
        assertEquals(
                1, consumer.counters().completedCount() + consumer.counters().failedCount());
        assertFalse(log.all().contains("NullPointerException"), "nothing was looked for that the stop has taken away");
    }

    // a context that is still starting

    @Test
    void eventsThatComeBeforeTheContextIsStartedWaitForIt() throws Exception {
        CountDownLatch connectedEarly = new CountDownLatch(1);
        route.context().getManagementStrategy().addEventNotifier(new SimpleEventNotifierSupport() {
            @Override
            public void notify(CamelEvent event) {
                if (event instanceof CamelEvent.RouteStartedEvent started
                        && started.getRoute().getRouteId().equals(ZoomRoute.ID)) {
                    // the start of the context is held up here, between two routes
                    zoom.awaitConnected(Duration.ofSeconds(10));
                    send(0, 3);
                    awaitPending(3);
                    assertEquals(List.of(), route.bodies(), "the other route is not up yet");
                    connectedEarly.countDown();
                }
            }
        });

        route.start(routes -> {
            routes.from(zoom.endpointUri())
                    .routeId(ZoomRoute.ID)
                    .startupOrder(1)
                    .to("direct:later");
            routes.from("direct:later").routeId("later").startupOrder(2).process(route::note);
        });
        route.awaitReceived(3);

        assertEquals(0, connectedEarly.getCount(), "events did come in early");
        assertEquals(List.of(event(0), event(1), event(2)), route.bodies());
        assertEquals(0, route.counters().failedCount());
    }

    @Test
    void aRouteThatIsAddedLaterReceivesAtOnce() throws Exception {
        route.context().start();

        route.startAndConnect(zoom.endpointUri());
        send(0, 1);

        route.awaitReceived(1);
    }

    // stopping in awkward moments

    @Test
    void stopWhileATokenIsAwaitedReturnsSoon() throws Exception {
        zoom.switches().set(Switch.OAUTH, OAuthAnswer.NO_ANSWER);
        route.start(zoom.endpointUri());

        Duration taken = taken(route.context()::stop);

        assertTrue(taken.toSeconds() < 5, () -> "the stop took " + taken);
    }

    @Test
    void stopWhileTheHandshakeIsAwaitedReturnsSoonAndLeavesNoConnection() throws Exception {
        zoom.switches().set(Switch.HANDSHAKE_DELAY, Duration.ofSeconds(1));
        route.start(zoom.endpointUri());
        eventually().until(() -> !zoom.truth().tokenRequests().isEmpty());

        Duration taken = taken(route.context()::stop);

        assertTrue(taken.toSeconds() < 7, () -> "the stop took " + taken);
        eventually().until(() -> zoom.truth().connections().stream().noneMatch(ConnectionRecord::open));
    }

    @Test
    void stopWhileTheAcceptanceIsAwaitedClosesTheSocket() throws Exception {
        zoom.switches().set(Switch.ACCEPTANCE_DELAY, Duration.ofMinutes(1));
        zoom.switches().set(Switch.HEARTBEAT_ANSWER, HeartbeatAnswer.MISSING);
        route.start(zoom.endpointUri());
        eventually().until(() -> zoom.truth().connections().size() == 1);

        Duration taken = taken(route.context()::stop);

        assertTrue(taken.toSeconds() < 5, () -> "the stop took " + taken);
        eventually().until(() -> !connection(1).open());
        assertClosedByUs(connection(1));
    }

    @Test
    void stopWhileTheServerIsDeadReturnsSoon() throws Exception {
        route.startAndConnect(zoom.endpointUri());
        zoom.freezeConnections();

        Duration taken = taken(route.context()::stop);

        assertTrue(taken.toSeconds() < 6, () -> "the stop took " + taken);
    }

    @Test
    void stopWhileTheServerIsGoneReturnsSoon() throws Exception {
        try (ZoomSimulator gone = ZoomSimulator.create().start()) {
            route.startAndConnect(gone.endpointUri(IMPATIENT));
        }
        eventually().until(() -> route.state() instanceof Waiting);

        Duration taken = taken(route.context()::stop);

        assertTrue(taken.toSeconds() < 5, () -> "the stop took " + taken);
    }

    @Test
    void aRouteStartsThoughTheServerIsNotThereAndConnectsWhenItComes() throws Exception {
        int port;
        try (ZoomSimulator gone = ZoomSimulator.create().start()) {
            port = gone.port();
        }
        ZoomSimulator late = ZoomSimulator.builder().port(port).build();
        String uri = zoom.endpointUri(IMPATIENT).replace(":" + zoom.port(), ":" + port);
        route.start(uri);
        eventually().until(() -> route.state() instanceof Waiting);
        assertTrue(route.health().getMessage().orElse("").contains("cannot connect"), () -> "" + route.health());
        assertEquals(ServiceStatus.Started, route.context().getRouteController().getRouteStatus(ZoomRoute.ID));

        try (late) {
            late.start();
            eventually().until(route::isUp);
            route.context().stop();
        }
    }

    @Test
    void aContextThatStopsLeavesNeitherThreadsNorConnections() throws Exception {
        Set<Thread> before = ourThreads();
        route.startAndConnect(zoom.endpointUri());
        send(0, 3);
        route.awaitReceived(3);
        assertFalse(newThreads(before).isEmpty(), "there are some while it runs");

        route.context().stop();

        eventually().until(() -> newThreads(before).isEmpty());
        eventually().until(() -> zoom.truth().acceptedNow() == 0);
        assertClosedByUs(connection(1));
    }

    private static Set<Thread> ourThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().contains("vert.x")
                        || thread.getName().contains("ZoomWs")
                        || thread.getName().contains("Camel"))
                .collect(Collectors.toSet());
    }

    private static Set<Thread> newThreads(Set<Thread> before) {
        Set<Thread> threads = ourThreads();
        threads.removeAll(before);
        return threads;
    }

    // several consumers

    @Test
    void twoRoutesThatWantOneSubscriptionByDifferentConnectionsAreRefusedByName() throws Exception {
        RouteBuilder.addRoutes(route.context(), routes -> {
            routes.from(zoom.endpointUri()).routeId("first").log("${body}");
            routes.from(zoom.endpointUri("heartbeatInterval=10s"))
                    .routeId("second")
                    .log("${body}");
        });

        Exception failure = assertThrows(Exception.class, route.context()::start);

        String words = messages(failure);
        assertTrue(words.contains("Zoom allows one connection"), words);
        assertTrue(words.contains("first") && words.contains("second"), words);
        assertTrue(words.contains("[heartbeatInterval]"), words);
        assertTrue(words.contains(zoom.subscriptionId()), words);
        assertFalse(words.contains(zoom.clientSecret()), "the secret is masked");
    }

    private static String messages(Throwable failure) {
        StringBuilder words = new StringBuilder();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            words.append(cause.getMessage()).append('\n');
        }
        return words.toString();
    }

    @Test
    void theSubscriptionIsFreeAgainWhenItsRouteIsStopped() throws Exception {
        route.startAndConnect(zoom.endpointUri());
        route.context().getRouteController().stopRoute(ZoomRoute.ID);

        RouteBuilder.addRoutes(route.context(), routes -> routes.from(zoom.endpointUri("events=meeting.*"))
                .routeId("successor")
                .process(route::note));
        eventually().until(() -> zoom.truth().acceptedNow() == 1);
        send(0, 1);

        route.awaitReceived(1);
    }

    @Test
    void twoSubscriptionsLiveSideBySide() throws Exception {
        String second = zoom.endpointUri().replace(zoom.subscriptionId(), SECOND);
        route.start(routes -> {
            routes.from(zoom.endpointUri()).routeId(ZoomRoute.ID).process(route::note);
            routes.from(second).routeId("second").process(route::note);
        });
        eventually().until(() -> zoom.truth().acceptedNow() == 2);

        zoom.broadcast(event(1));
        route.awaitReceived(2);

        Set<Object> subscriptions = route.received().stream()
                .map(got -> got.header("CamelZoomSubscriptionId"))
                .collect(Collectors.toSet());
        assertEquals(Set.of(zoom.subscriptionId(), SECOND), subscriptions);
        route.context().getRouteController().stopRoute("second");
        eventually().until(() -> zoom.truth().acceptedNow() == 1);
        assertTrue(route.isUp());
    }

    @Test
    void anotherContextMayUseTheComponentAtTheSameTime() throws Exception {
        String second = zoom.endpointUri().replace(zoom.subscriptionId(), SECOND);
        route.startAndConnect(zoom.endpointUri());
        try (DefaultCamelContext other = ZoomRoute.newContext()) {
            RouteBuilder.addRoutes(other, routes -> routes.from(second).log("${body}"));
            other.start();
            eventually().until(() -> zoom.truth().acceptedNow() == 2);
        }

        eventually().until(() -> zoom.truth().acceptedNow() == 1);
        send(0, 1);
        route.awaitReceived(1);
    }
}
