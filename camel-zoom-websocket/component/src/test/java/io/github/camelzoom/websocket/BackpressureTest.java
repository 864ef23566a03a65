package io.github.camelzoom.websocket;

import static io.github.camelzoom.websocket.ZoomRoute.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelzoom.websocket.connection.ConnectionState.Connected;
import io.github.camelzoom.websocket.simulator.ConnectionRecord;
import io.github.camelzoom.websocket.simulator.junit.ZoomSimulatorExtension;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A route slower than Zoom: the socket is paused, not memory filled; the connection lives on and nothing is lost. */
class BackpressureTest {

    private static final int LIMIT = 10;

    @RegisterExtension
    static ZoomSimulatorExtension zoom = ZoomSimulatorExtension.create();

    @RegisterExtension
    final LogCapture log = new LogCapture();

    @RegisterExtension
    final ZoomRoute route = new ZoomRoute();

    private final Semaphore gate = new Semaphore(0);

    @AfterEach
    void openTheGate() {
        gate.release(1_000_000);
    }

    private void passGate(Exchange exchange) throws InterruptedException {
        gate.acquire();
        route.note(exchange);
    }

    private void startBlocked(String options) throws Exception {
        route.start(routes -> routes.from(zoom.endpointUri("maxPendingEvents=" + LIMIT + options))
                .routeId(ZoomRoute.ID)
                .process(this::passGate));
        route.awaitConnected();
    }

    private static List<String> events(int count, int size) {
        String filler = "x".repeat(size);
        return IntStream.range(0, count)
                .mapToObj(n -> "{\"event\":\"meeting.started\",\"event_ts\":" + n + ",\"filler\":\"" + filler + "\"}")
                .toList();
    }

    private static CompletionStage<Void> offerAll(List<String> events) {
        CompletionStage<Void> room = CompletableFuture.completedStage(null);
        for (String event : events) {
            room = zoom.offer(event);
        }
        return room;
    }

    private boolean paused() {
        return route.state() instanceof Connected connected && connected.readingPaused();
    }

    private static ConnectionRecord connection() {
        return zoom.truth().connections().get(0);
    }

    @Test
    void atTheLimitTheSocketIsPausedAndTheSenderIsHeldUp() throws Exception {
        startBlocked("");
        // far more than the buffers of both ends of a local TCP connection hold
        List<String> sent = events(2000, 20_000);

        CompletableFuture<Void> room = offerAll(sent).toCompletableFuture();
        eventually().until(this::paused);
        eventually().until(() -> zoom.truth().eventFrameCount() == sent.size());

        assertFalse(room.isDone(), "the sender waits for room");
        assertBounded();
        gate.release(sent.size());
        route.awaitReceived(sent.size());

        assertEquals(sent, route.bodies());
        eventually().until(room::isDone);
        eventually().until(() -> !paused() && route.consumer().pendingEvents() == 0);
        assertEquals(1, zoom.truth().connections().size());
        assertEquals(List.of(), log.warnings());
    }

    /** Not one more than the limit: what was read in the same breath waits with the socket. */
    private void assertBounded() {
        assertEquals(LIMIT, route.consumer().pendingEvents());
        assertEquals(LIMIT, route.counters().receivedCount());
    }

    @Test
    void smallEventsAreBoundedToo() throws Exception {
        startBlocked("");
        List<String> sent = events(5000, 10);

        offerAll(sent);
        eventually().until(this::paused);
        eventually().until(() -> zoom.truth().eventFrameCount() == sent.size());

        assertBounded();
        gate.release(sent.size());
        route.awaitReceived(sent.size());
        assertEquals(sent, route.bodies());
    }

    @Test
    void heartbeatsGoOnWhileTheSocketIsPausedAndSilenceIsNotHeldAgainstThePeer() throws Exception {
        startBlocked("&heartbeatInterval=100&livenessTimeout=500");
        List<String> sent = events(500, 1000);
        offerAll(sent);
        eventually().until(this::paused);
        long before = connection().heartbeatCount();

        // three times as long as the peer may be silent
        eventually().until(() -> connection().heartbeatCount() >= before + 15);

        assertTrue(paused());
        assertInstanceOf(Connected.class, route.state());
        assertEquals(1, zoom.truth().connections().size());
        gate.release(sent.size());
        route.awaitReceived(sent.size());
        assertEquals(sent, route.bodies());
        assertEquals(1, zoom.truth().connections().size());
        assertEquals(List.of(), log.warnings());
    }

    /** Nothing reaches the route, and nobody can say whether the connection still stands: that is not well. */
    @Test
    void aRouteThatHangsIsNotHealthyForEver() throws Exception {
        startBlocked("&heartbeatInterval=100&livenessTimeout=500");
        List<String> sent = events(LIMIT, 10);
        sent.forEach(zoom::send);
        eventually().until(this::paused);
        assertTrue(route.isUp(), "not at once: a slow route is no fault of the connection");

        eventually().until(() -> !route.isUp());

        assertTrue(paused());
        String message = route.health().getMessage().orElseThrow();
        assertTrue(message.contains("the route does not keep up: " + LIMIT + " of " + LIMIT), message);
        assertEquals(LIMIT, route.health().getDetails().get("pending"));
        assertFalse(route.snapshot().isCovered(), "metrics, JMX and console say the same");
        gate.release(LIMIT);
        eventually().until(route::isUp);
        assertEquals(1, zoom.truth().connections().size());
        assertEquals(List.of(), log.warnings());
    }

    @Test
    void readingGoesOnWhenHalfOfTheLimitIsCompleted() throws Exception {
        startBlocked("");
        List<String> sent = events(LIMIT, 10);
        sent.forEach(zoom::send);
        eventually().until(this::paused);

        gate.release(LIMIT / 2 - 1);
        eventually().until(() -> route.counters().completedCount() == LIMIT / 2 - 1);
        assertTrue(paused(), "not at the first one, or the socket would be paused and resumed at each event");

        gate.release(1);
        eventually().until(() -> !paused());
    }

    @Test
    void aRouteAboutAsFastAsZoomIsPausedAndResumedOftenAndLosesNothing() throws Exception {
        route.startAndConnect(zoom.endpointUri("maxPendingEvents=2"));
        List<String> sent = events(10_000, 10);

        offerAll(sent);
        route.awaitReceived(sent.size());

        assertEquals(sent, route.bodies());
        assertEquals(1, zoom.truth().connections().size());
    }

    /** Offered as long as there is room; unread they would come to some hundred megabytes. */
    @Test
    void theHeapStaysFlatWhenFiveThousandEventsASecondMeetARouteOfAMillisecond() throws Exception {
        AtomicInteger most = new AtomicInteger();
        route.start(routes -> routes.from(zoom.endpointUri("maxPendingEvents=100"))
                .routeId(ZoomRoute.ID)
                .process(exchange -> {
                    most.accumulateAndGet(route.consumer().pendingEvents(), Math::max);
                    LockSupport.parkNanos(1_000_000);
                }));
        route.awaitConnected();
        // one text for all, so that what the simulator remembers of each costs next to nothing
        String event = events(1, 10_000).get(0);
        AtomicInteger offered = new AtomicInteger();
        try (EventLoad load = EventLoad.of(5_000, ignored -> offerWithRoom(event, offered))) {
            eventually().until(this::paused);
            eventually().until(() -> route.counters().completedCount() >= 500);
            long early = liveHeap();
            eventually().until(() -> route.counters().completedCount() >= 2_500);
            long late = liveHeap();
            assertTrue(late < early + 10_000_000, () -> "live heap grew from " + early + " to " + late + " bytes");
        }
        eventually().until(() -> route.counters().completedCount() == offered.get());
        assertTrue(most.get() <= 100, () -> "pending: " + most);
        assertEquals(1, zoom.truth().connections().size());
    }

    /** As a sender whose socket is full: what there is no room for waits with it. */
    private static void offerWithRoom(String event, AtomicInteger offered) {
        offered.incrementAndGet();
        zoom.offer(event).toCompletableFuture().join();
    }

    private static long liveHeap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    @Test
    void filteredEventsDoNotCount() throws Exception {
        startBlocked("&events=webinar.*");

        events(5 * LIMIT, 10).forEach(zoom::send);
        eventually().until(() -> route.counters().filteredCount() == 5 * LIMIT);

        assertFalse(paused());
        assertEquals(0, route.consumer().pendingEvents());
    }

    @Test
    void aConnectionLostWhilePausedIsReplacedAndWhatWasReceivedIsRouted() throws Exception {
        startBlocked("&reconnectInitialDelay=20&reconnectMaxDelay=20");
        List<String> sent = events(LIMIT, 10);
        sent.forEach(zoom::send);
        eventually().until(this::paused);

        zoom.resetConnections();
        eventually()
                .until(() ->
                        zoom.truth().connections().size() >= 2 && zoom.truth().acceptedNow() == 1);
        gate.release(1000);
        route.awaitReceived(LIMIT);

        eventually().until(() -> route.state() instanceof Connected && !paused());
        zoom.send("{\"event\":\"meeting.ended\"}");
        route.awaitReceived(LIMIT + 1);
        assertEquals(sent, route.bodies().subList(0, LIMIT));
    }

    @Test
    void aPausedConnectionIsStoppedInOrder() throws Exception {
        startBlocked("");
        List<String> sent = events(LIMIT, 10);
        sent.forEach(zoom::send);
        eventually().until(this::paused);
        gate.release(1000);

        route.context().stop();

        assertEquals(sent, route.bodies());
        assertEquals(1000, connection().closeCode().orElseThrow());
    }
}
