package io.github.camelzoom.websocket;

import static io.github.camelzoom.websocket.ZoomRoute.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelzoom.websocket.ZoomRoute.Received;
import io.github.camelzoom.websocket.connection.ConnectionState.Connected;
import io.github.camelzoom.websocket.simulator.ZoomSimulator;
import io.github.camelzoom.websocket.simulator.junit.ZoomSimulatorExtension;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.support.service.ServiceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events routed side by side, over a real socket: what keeps its order, what does not wait, and how it ends. */
class SeveralLanesTest {

    private static final String TWIN = "SimSubscriptionFFFFFFF";
    private static final String STUCK = "stuck";

    @RegisterExtension
    static final ZoomSimulator zoom =
            ZoomSimulatorExtension.of(ZoomSimulator.builder().subscriptionIds("SimSubscriptionEEEEEEE", TWIN));

    @RegisterExtension
    final LogCapture log = new LogCapture();

    @RegisterExtension
    final ZoomRoute route = new ZoomRoute();

    /** Holds up events of the meeting {@link #STUCK}, one permit for each. */
    private final Semaphore gate = new Semaphore(0);

    private final AtomicInteger held = new AtomicInteger();

    @AfterEach
    void openTheGate() {
        gate.release(1_000_000);
    }

    private void passGate(Exchange exchange) throws InterruptedException {
        if (STUCK.equals(exchange.getMessage().getHeader(ZoomWsConstants.OBJECT_ID))) {
            held.incrementAndGet();
            gate.acquire();
            held.decrementAndGet();
        }
        route.note(exchange);
    }

    private void startGated(String options) throws Exception {
        route.start(routes ->
                routes.from(zoom.endpointUri(options)).routeId(ZoomRoute.ID).process(this::passGate));
        route.awaitConnected();
    }

    private static String event(String meeting, int number) {
        return "{\"event\":\"meeting.participant_joined\",\"event_ts\":" + number
                + ",\"payload\":{\"account_id\":\"acc\",\"object\":{\"id\":\"" + meeting + "\"}}}";
    }

    private static List<String> events(String meeting, int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> event(meeting, number))
                .toList();
    }

    private static List<String> send(List<String> events) {
        events.forEach(zoom::send);
        return events;
    }

    private List<String> received(String meeting) {
        return route.received().stream()
                .filter(got -> meeting.equals(got.header(ZoomWsConstants.OBJECT_ID)))
                .map(Received::body)
                .toList();
    }

    private void assertEachMeetingIsWholeAndInOrder(List<String> sent) {
        eventually().until(() -> route.received().size() >= sent.size());
        assertEquals(byMeeting(sent), byMeeting(route.bodies()));
    }

    private static Map<String, List<String>> byMeeting(List<String> events) {
        return events.stream().collect(Collectors.groupingBy(event -> event.substring(event.indexOf("\"object\""))));
    }

    // order

    @Test
    void anAsynchronousRouteKeepsTheOrderOfEachMeeting() throws Exception {
        route.start(routes -> routes.from(zoom.endpointUri("concurrentConsumers=4"))
                .routeId(ZoomRoute.ID)
                // the later ones of a meeting would overtake the earlier ones, if they were let
                .delay(routes.simple("${random(0,5)}"))
                .asyncDelayed()
                .end()
                .process(route::note));
        route.awaitConnected();

        List<String> sent =
                send(IntStream.range(0, 1000).mapToObj(EventLoad::event).toList());

        assertEachMeetingIsWholeAndInOrder(sent);
        assertNotEquals(sent, route.bodies(), "meetings do overtake each other");
        assertEquals(1000, route.counters().completedCount());
    }

    @Test
    void oneLaneKeepsTheWholeOrderWithAnAsynchronousRoute() throws Exception {
        route.start(routes -> routes.from(zoom.endpointUri("concurrentConsumers=1&ordering=none"))
                .routeId(ZoomRoute.ID)
                .delay(routes.simple("${random(0,3)}"))
                .asyncDelayed()
                .end()
                .process(route::note));
        route.awaitConnected();

        List<String> sent =
                send(IntStream.range(0, 200).mapToObj(EventLoad::event).toList());

        route.awaitReceived(sent.size());
        assertEquals(sent, route.bodies());
    }

    @Test
    void whatIsAboutOneMeetingStaysInOrderWhateverFamilyItIsOf() throws Exception {
        startGated("concurrentConsumers=4");
        List<String> sent = List.of(
                event(STUCK, 1),
                "{\"event\":\"meeting.ended\",\"payload\":{\"object\":{\"id\":\"stuck\",\"uuid\":\"u\"}}}",
                "{\"event\":\"recording.completed\",\"payload\":{\"object\":{\"uuid\":\"u\",\"id\":\"stuck\"}}}",
                "{\"event\":\"meeting.summary_completed\",\"payload\":{\"object\":{\"meeting_id\":\"stuck\"}}}");

        send(sent);
        eventually().until(() -> route.consumer().pendingEvents() == 4);
        assertEquals(List.of(), route.bodies());
        gate.release(4);

        route.awaitReceived(4);
        assertEquals(sent, route.bodies());
    }

    @Test
    void rotationsUnderLoadKeepTheOrderOfEachMeeting() throws Exception {
        route.startAndConnect(zoom.endpointUri("concurrentConsumers=4"));
        try (EventLoad load = EventLoad.of(1000, zoom::send)) {
            for (int i = 0; i < 20; i++) {
                int before = zoom.truth().connections().size();
                route.consumer().getEndpoint().rotate();
                eventually()
                        .until(() -> zoom.truth().connections().size() > before
                                && route.state() instanceof Connected connected
                                && connected.retiring() == null);
            }
            assertEachMeetingIsWholeAndInOrder(load.stop());
        }
    }

    @Test
    void twinsKeepTheOrderOfEachMeetingWhileTheyAreReplaced() throws Exception {
        route.start(zoom.endpointUri("concurrentConsumers=4")
                .replace(zoom.subscriptionId(), zoom.subscriptionId() + "," + TWIN));
        eventually().until(() -> zoom.truth().acceptedNow() == 2);
        try (EventLoad load = EventLoad.of(1000, zoom::broadcast)) {
            for (int i = 0; i < 5; i++) {
                int before = zoom.truth().connections().size();
                route.consumer().getEndpoint().rotate();
                eventually()
                        .until(() -> zoom.truth().connections().size() > before
                                && zoom.truth().acceptedNow() == 2
                                && route.consumer().connectionStates().stream().allMatch(Connected.class::isInstance));
            }
            assertEachMeetingIsWholeAndInOrder(load.stop());
        }
    }

    @Test
    void whatHappensToTheConnectionIsToldInOrderAndNotHeldUpByAMeetingThatIsStuck() throws Exception {
        startGated("concurrentConsumers=2&ordering=none&fireConnectionEvents=true"
                + "&reconnectInitialDelay=20&reconnectMaxDelay=20");
        send(List.of(event(STUCK, 1)));
        eventually().until(() -> held.get() == 1);

        zoom.closeConnections(1012, "Service Restart");

        eventually().until(() -> route.received().size() >= 5);
        List<Object> types = route.received().stream()
                .map(got -> got.header(ZoomWsConstants.EVENT))
                .toList();
        assertEquals(
                List.of("connection.gap", "connection.up", "connection.down", "connection.gap", "connection.up"),
                types);
    }

    // side by side

    @Test
    void aMeetingThatIsStuckHoldsUpOnlyItsLane() throws Exception {
        startGated("concurrentConsumers=2");
        List<String> stuck = send(events(STUCK, 10));
        List<String> others =
                send(IntStream.range(0, 200).mapToObj(EventLoad::event).toList());

        assertEachMeetingIsWholeAndInOrder(others);
        assertEquals(10, route.consumer().pendingEvents());
        assertEquals(1, held.get(), "the others of the meeting wait for the first one");
        gate.release(10);

        route.awaitReceived(210);
        assertEquals(stuck, received(STUCK));
    }

    @ParameterizedTest
    @ValueSource(strings = {"object", "none"})
    void differentMeetingsAreRoutedSideBySide(String ordering) throws Exception {
        meetInTheRoute("concurrentConsumers=4&ordering=" + ordering);

        send(List.of(event("1", 1), event("2", 2), event("3", 3), event("4", 4)));

        route.awaitReceived(4);
    }

    @Test
    void withoutOrderingEventsOfOneMeetingAreRoutedSideBySideToo() throws Exception {
        meetInTheRoute("concurrentConsumers=4&ordering=none");

        send(events("one", 4));

        route.awaitReceived(4);
    }

    /** A route that each event leaves only when four are in it. */
    private void meetInTheRoute(String options) throws Exception {
        CyclicBarrier four = new CyclicBarrier(4);
        route.start(routes -> routes.from(zoom.endpointUri(options))
                .routeId(ZoomRoute.ID)
                .process(exchange -> four.await(20, TimeUnit.SECONDS))
                .process(route::note));
        route.awaitConnected();
    }

    @Test
    void thereAreNeverMoreAtATimeNorMoreThreadsThanLanes() throws Exception {
        AtomicInteger active = new AtomicInteger();
        AtomicInteger mostActive = new AtomicInteger();
        Set<String> threads = ConcurrentHashMap.newKeySet();
        route.start(routes -> routes.from(zoom.endpointUri("concurrentConsumers=3&ordering=none"))
                .routeId(ZoomRoute.ID)
                .process(exchange -> {
                    mostActive.accumulateAndGet(active.incrementAndGet(), Math::max);
                    threads.add(Thread.currentThread().getName());
                })
                .delay(1)
                .asyncDelayed()
                .end()
                .process(exchange -> active.decrementAndGet())
                .process(route::note));
        route.awaitConnected();

        send(events("one", 300));

        route.awaitReceived(300);
        assertTrue(mostActive.get() <= 3, () -> mostActive + " at a time");
        assertTrue(threads.size() <= 3, () -> "threads: " + threads);
        assertTrue(threads.stream().allMatch(name -> name.contains("ZoomWs[")), () -> "threads: " + threads);
    }

    // room

    @Test
    void aMeetingThatIsStuckPausesReadingOnlyWhenItsEventsFillTheRoom() throws Exception {
        startGated("concurrentConsumers=2&maxPendingEvents=10");
        List<String> stuck = send(events(STUCK, 9));
        List<String> others =
                send(IntStream.range(0, 100).mapToObj(EventLoad::event).toList());
        assertEachMeetingIsWholeAndInOrder(others);

        List<String> more = send(List.of(event(STUCK, 9), event("other", 1)));
        eventually().until(() -> route.state() instanceof Connected connected && connected.readingPaused());
        assertEquals(List.of(), received("other"));
        gate.release(10);

        route.awaitReceived(111);
        assertEquals(more.subList(1, 2), received("other"));
        assertEquals(10, received(STUCK).size());
        assertEquals(stuck, received(STUCK).subList(0, 9));
        assertEquals(1, zoom.truth().connections().size());
    }

    // the end

    @Test
    void aGracefulStopRoutesWhatAllLanesHaveAndWhatWaits() throws Exception {
        startGated("concurrentConsumers=3");
        List<String> stuck = send(events(STUCK, 20));
        List<String> others = send(events("other", 20));
        eventually()
                .until(() -> route.received().size() == 20 && route.consumer().pendingEvents() == 20);

        gate.release(20);
        route.context().stop();

        assertEquals(stuck, received(STUCK));
        assertEquals(others, received("other"));
        assertEquals(List.of(), log.warnings());
    }

    @Test
    void whatWasReceivedBeforeSuspendIsRoutedDuringItInOrder() throws Exception {
        startGated("concurrentConsumers=3");
        List<String> stuck = send(events(STUCK, 20));
        eventually().until(() -> route.consumer().pendingEvents() == 20);

        gate.release(20);
        route.context().getRouteController().suspendRoute(ZoomRoute.ID);
        route.awaitReceived(20);

        assertEquals(stuck, received(STUCK));
        eventually().until(() -> zoom.truth().acceptedNow() == 0);
        route.context().getRouteController().resumeRoute(ZoomRoute.ID);
        route.awaitConnected();
        send(events("later", 5));
        route.awaitReceived(25);
    }

    @Test
    void aForcedStopReportsWhatWasInNoLane() throws Exception {
        route.context().getShutdownStrategy().setTimeout(1);
        startGated("concurrentConsumers=3&ordering=none");
        send(events(STUCK, 10));
        eventually().until(() -> held.get() == 3 && route.consumer().pendingEvents() == 10);
        ZoomWsConsumer consumer = route.consumer();

        route.context().stop();

        assertEquals(7, consumer.counters().abandonedCount());
        assertEquals(1, log.warnings("Stopped with events").size(), () -> "" + log.warnings());
        assertTrue(log.warnings("Stopped with events").get(0).contains("count=7"), () -> "" + log.warnings());
        eventually().until(() -> consumer.pendingEvents() == 7);
        assertEquals(
                3, consumer.counters().completedCount() + consumer.counters().failedCount());
    }

    @Test
    void aConsumerThatIsStoppedAndStartedAgainLeavesNoThreadsBehind() throws Exception {
        startGated("concurrentConsumers=4");
        for (int round = 1; round <= 3; round++) {
            send(IntStream.range(0, 40).mapToObj(EventLoad::event).toList());
            route.awaitReceived(40 * round);
            ZoomWsConsumer consumer = route.consumer();
            ServiceHelper.stopService(consumer);
            eventually().until(() -> laneThreads() == 0);
            ServiceHelper.startService(consumer);
            route.awaitConnected();
        }
        assertFalse(log.all().contains("Exception"), log::all);
    }

    private static long laneThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().contains("ZoomWs["))
                .count();
    }
}
