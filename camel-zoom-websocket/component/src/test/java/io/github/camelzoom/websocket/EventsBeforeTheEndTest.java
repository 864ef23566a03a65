package io.github.camelzoom.websocket;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelzoom.websocket.simulator.ZoomSimulator;
import io.github.camelzoom.websocket.simulator.junit.ZoomSimulatorExtension;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What Zoom sent before a connection ended is routed, also when the route was too slow to have it read by then. */
class EventsBeforeTheEndTest {

    private static final int EVENTS = 50;

    @RegisterExtension
    static final ZoomSimulator zoom = ZoomSimulatorExtension.create();

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final CountDownLatch released = new CountDownLatch(1);
    private final List<String> routed = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        released.countDown();
        camel.stop();
    }

    /** A route that is stuck on its first event, with room for two more. */
    private void sendToAStuckRoute() throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(zoom.endpointUri("maxPendingEvents=3")).routeId("zoom").process(exchange -> {
                    released.await();
                    routed.add(exchange.getMessage().getBody(String.class));
                });
            }
        });
        camel.start();
        assertTrue(zoom.awaitConnected(Duration.ofSeconds(10)));
        IntStream.range(0, EVENTS).forEach(i -> zoom.send(event(i)));
        ZoomWsConsumer consumer = (ZoomWsConsumer) camel.getRoute("zoom").getConsumer();
        await().until(() -> consumer.pendingEvents() == 3);
    }

    private static String event(int number) {
        return "{\"event\":\"meeting.started\",\"event_ts\":" + number + ",\"payload\":{}}";
    }

    private void assertAllRoutedInOrder() {
        released.countDown();
        await().until(() -> routed.size() >= EVENTS);
        assertEquals(
                IntStream.range(0, EVENTS)
                        .mapToObj(EventsBeforeTheEndTest::event)
                        .toList(),
                routed);
    }

    @Test
    void whenZoomCloses() throws Exception {
        sendToAStuckRoute();
        zoom.closeConnections(1000, "Bye");
        assertAllRoutedInOrder();
        await().until(() -> zoom.truth().connections().size() == 2);
    }

    @Test
    void whenTheConnectionBreaks() throws Exception {
        sendToAStuckRoute();
        zoom.resetConnections();
        released.countDown();
        await().until(() -> zoom.truth().connections().size() == 2);
        await().until(() -> routed.size() >= 3);
        assertEquals(
                IntStream.range(0, routed.size())
                        .mapToObj(EventsBeforeTheEndTest::event)
                        .toList(),
                routed);
    }

    @Test
    void whenTheRouteIsSuspended() throws Exception {
        sendToAStuckRoute();
        ((ZoomWsConsumer) camel.getRoute("zoom").getConsumer()).suspend();
        await().until(() -> zoom.truth().acceptedNow() == 0);
        assertAllRoutedInOrder();
    }

    @Test
    void theSocketIsGoneWhenSuspendingReturns() throws Exception {
        released.countDown();
        sendWithoutWaiting();
        ZoomWsConsumer consumer = (ZoomWsConsumer) camel.getRoute("zoom").getConsumer();
        await().until(() -> consumer.connectionState().linkOrNull() != null);
        consumer.suspend();
        // both ends are closed by now, but the simulator's may not have noted it yet
        await().atMost(Duration.ofSeconds(1)).until(() -> zoom.truth().acceptedNow() == 0);
    }

    private void sendWithoutWaiting() throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(zoom.endpointUri()).routeId("zoom").to("mock:out");
            }
        });
        camel.start();
        assertTrue(zoom.awaitConnected(Duration.ofSeconds(10)));
    }
}
