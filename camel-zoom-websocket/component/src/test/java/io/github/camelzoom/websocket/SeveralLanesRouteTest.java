package io.github.camelzoom.websocket;

import static io.github.camelzoom.websocket.ZoomRoute.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.camelzoom.websocket.RouteFailureTest.Mode;
import io.github.camelzoom.websocket.simulator.ZoomSimulator;
import io.github.camelzoom.websocket.simulator.junit.ZoomSimulatorExtension;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.spi.TransactedPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Camel's own facilities in routes of several lanes: pooled exchanges, error handlers, redelivery, transactions. */
class SeveralLanesRouteTest {

    private static final int EVENTS = 300;

    @RegisterExtension
    static final ZoomSimulator zoom = ZoomSimulatorExtension.create();

    @RegisterExtension
    final ZoomRoute route = new ZoomRoute();

    private static List<String> sendAll() {
        List<String> events =
                IntStream.range(0, EVENTS).mapToObj(EventLoad::event).toList();
        events.forEach(zoom::send);
        return events;
    }

    private void awaitAllDone() {
        eventually()
                .until(() ->
                        route.counters().completedCount() + route.counters().failedCount() == EVENTS);
        eventually().until(() -> route.consumer().pendingEvents() == 0);
    }

    private static long number(Exchange exchange) {
        return exchange.getMessage().getHeader(ZoomWsConstants.EVENT_TIMESTAMP, Long.class);
    }

    private static boolean unlucky(long number) {
        return number % 3 == 0;
    }

    private static void failSometimes(Exchange exchange) {
        if (unlucky(number(exchange))) {
            throw new IllegalStateException("unlucky");
        }
    }

    private static List<String> ofEvents(List<String> all, boolean unlucky) {
        return IntStream.range(0, all.size())
                .filter(number -> unlucky(number) == unlucky)
                .mapToObj(all::get)
                .toList();
    }

    private static Map<String, List<String>> byMeeting(Iterable<String> events) {
        Queue<String> all = new ConcurrentLinkedQueue<>();
        events.forEach(all::add);
        return all.stream().collect(Collectors.groupingBy(event -> event.substring(event.indexOf("\"object\""))));
    }

    // failures

    @ParameterizedTest
    @EnumSource
    void eachFailureIsHandledOnceAndTheOrderOfEachMeetingKept(Mode mode) throws Exception {
        route.context().getCamelContextExtension().setExchangeFactory(mode.newFactory());
        Queue<String> handled = new ConcurrentLinkedQueue<>();
        route.start(routes -> {
            routes.onException(IllegalStateException.class)
                    .handled(true)
                    .process(exchange -> handled.add(exchange.getMessage().getBody(String.class)));
            mode.apply(routes.from(zoom.endpointUri("concurrentConsumers=4&bridgeErrorHandler=true"))
                            .routeId(ZoomRoute.ID))
                    .process(SeveralLanesRouteTest::failSometimes)
                    .process(route::note);
        });
        route.awaitConnected();

        List<String> sent = sendAll();
        awaitAllDone();

        assertEquals(byMeeting(ofEvents(sent, false)), byMeeting(route.bodies()));
        assertEquals(byMeeting(ofEvents(sent, true)), byMeeting(handled));
        assertEquals(EVENTS, route.counters().completedCount(), "a handled failure is none");
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNotHandledIsCountedAndStopsNoLane(Mode mode) throws Exception {
        route.context().getCamelContextExtension().setExchangeFactory(mode.newFactory());
        route.start(routes -> mode.apply(
                        routes.from(zoom.endpointUri("concurrentConsumers=4")).routeId(ZoomRoute.ID))
                .process(SeveralLanesRouteTest::failSometimes)
                .process(route::note));
        route.awaitConnected();

        List<String> sent = sendAll();
        awaitAllDone();

        assertEquals(byMeeting(ofEvents(sent, false)), byMeeting(route.bodies()));
        assertEquals(ofEvents(sent, true).size(), route.counters().failedCount());
    }

    @ParameterizedTest
    @EnumSource
    void redeliveryKeepsTheOrderOfEachMeeting(Mode mode) throws Exception {
        route.context().getCamelContextExtension().setExchangeFactory(mode.newFactory());
        Map<Long, Integer> attempts = new ConcurrentHashMap<>();
        AtomicInteger begun = new AtomicInteger();
        route.start(routes -> {
            routes.errorHandler(routes.defaultErrorHandler()
                    .maximumRedeliveries(2)
                    .redeliveryDelay(20)
                    .asyncDelayedRedelivery());
            mode.apply(routes.from(zoom.endpointUri("concurrentConsumers=4")).routeId(ZoomRoute.ID))
                    .process(exchange -> {
                        long number = number(exchange);
                        begun.incrementAndGet();
                        int attempt = attempts.merge(number, 1, Integer::sum);
                        if (unlucky(number) && attempt <= 2) {
                            throw new IllegalStateException("at attempt " + attempt);
                        }
                    })
                    .process(route::note);
        });
        route.awaitConnected();

        List<String> sent = sendAll();
        awaitAllDone();

        assertEquals(byMeeting(sent), byMeeting(route.bodies()));
        assertEquals(EVENTS, route.counters().completedCount());
        assertEquals(EVENTS + 2L * ofEvents(sent, true).size(), begun.get());
    }

    /** The first event succeeds only when the second one has been routed. */
    @ParameterizedTest
    @EnumSource
    void redeliveryHoldsUpNoOtherMeeting(Mode mode) throws Exception {
        route.context().getCamelContextExtension().setExchangeFactory(mode.newFactory());
        route.start(routes -> {
            routes.errorHandler(routes.defaultErrorHandler()
                    .maximumRedeliveries(-1)
                    .redeliveryDelay(10)
                    .logRetryAttempted(false)
                    .asyncDelayedRedelivery());
            mode.apply(routes.from(zoom.endpointUri("concurrentConsumers=2")).routeId(ZoomRoute.ID))
                    .process(exchange -> {
                        if (number(exchange) == 0 && route.received().isEmpty()) {
                            throw new IllegalStateException("too early");
                        }
                    })
                    .process(route::note);
        });
        route.awaitConnected();

        zoom.send(EventLoad.event(0));
        zoom.send(EventLoad.event(1));

        route.awaitReceived(2);
        assertEquals(List.of(EventLoad.event(1), EventLoad.event(0)), route.bodies());
    }

    // transactions

    /** As Spring's, without Spring: what a thread does between begin and end belongs together. */
    private static final class ThreadBoundTransactions implements TransactedPolicy {

        private final ThreadLocal<Object> current = new ThreadLocal<>();
        private final Queue<Long> committed = new ConcurrentLinkedQueue<>();
        private final Queue<Long> rolledBack = new ConcurrentLinkedQueue<>();

        @Override
        public void beforeWrap(Route route, NamedNode definition) {}

        @Override
        public Processor wrap(Route route, Processor processor) {
            return exchange -> {
                Object transaction = new Object();
                assertNull(current.get(), "the thread has a transaction of another event");
                current.set(transaction);
                exchange.getUnitOfWork().beginTransactedBy(transaction);
                try {
                    processor.process(exchange);
                } finally {
                    exchange.getUnitOfWork().endTransactedBy(transaction);
                    current.remove();
                    (exchange.getException() == null ? committed : rolledBack).add(number(exchange));
                }
            };
        }

        void assertInTransaction(Exchange exchange) {
            assertNotNull(current.get(), () -> "outside of the transaction: " + number(exchange));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"PROTOTYPE_SYNC", "PROTOTYPE_DELAYED", "POOLED_SYNC", "POOLED_DELAYED"})
    void aTransactedRouteRunsEachEventOnOneThreadFromBeginToEnd(Mode mode) throws Exception {
        route.context().getCamelContextExtension().setExchangeFactory(mode.newFactory());
        ThreadBoundTransactions transactions = new ThreadBoundTransactions();
        route.context().getRegistry().bind("transactions", TransactedPolicy.class, transactions);
        route.start(routes -> {
            mode.apply(routes.from(zoom.endpointUri("concurrentConsumers=4"))
                            .routeId(ZoomRoute.ID)
                            .transacted("transactions"))
                    .process(transactions::assertInTransaction)
                    .to("direct:further");
            routes.from("direct:further")
                    .process(transactions::assertInTransaction)
                    .process(SeveralLanesRouteTest::failSometimes)
                    .process(route::note);
        });
        route.awaitConnected();

        List<String> sent = sendAll();
        awaitAllDone();

        assertEquals(byMeeting(ofEvents(sent, false)), byMeeting(route.bodies()));
        assertEquals(ofEvents(sent, false).size(), transactions.committed.size());
        assertEquals(ofEvents(sent, true).size(), transactions.rolledBack.size());
        assertEquals(transactions.rolledBack.size(), route.counters().failedCount());
    }

    @Test
    void aSynchronousRouteStaysOnTheThreadOfItsLane() throws Exception {
        Set<String> threads = ConcurrentHashMap.newKeySet();
        route.start(routes -> {
            routes.from(zoom.endpointUri("concurrentConsumers=2"))
                    .routeId(ZoomRoute.ID)
                    .setProperty("begun on", () -> Thread.currentThread().getName())
                    .split(routes.constant(List.of(1, 2)))
                    .to("direct:further")
                    .end()
                    .process(exchange -> threads.add(exchange.getProperty("begun on", String.class) + " and "
                            + Thread.currentThread().getName()))
                    .process(route::note);
            routes.from("direct:further").to("log:further?level=TRACE");
        });
        route.awaitConnected();

        sendAll();
        awaitAllDone();

        assertEquals(EVENTS, route.received().size());
        threads.forEach(pair -> assertEquals(pair.split(" and ")[0], pair.split(" and ")[1]));
    }
}
