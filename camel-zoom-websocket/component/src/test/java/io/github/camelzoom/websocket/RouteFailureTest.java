package io.github.camelzoom.websocket;

import static io.github.camelzoom.websocket.ZoomRoute.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelzoom.websocket.connection.ConnectionCause;
import io.github.camelzoom.websocket.connection.ConnectionState.Connected;
import io.github.camelzoom.websocket.simulator.junit.ZoomSimulatorExtension;
import io.github.camelzoom.websocket.simulator.switches.Switch;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.engine.PooledExchangeFactory;
import org.apache.camel.impl.engine.PrototypeExchangeFactory;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.spi.ExchangeFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Routes that fail, with both exchange factories, synchronously and not: a failure is told once and never stops the
 * stream.
 */
class RouteFailureTest {

    private static final int EVENTS = 30;

    /** How a route works on an event, and on exchanges of which kind. */
    enum Mode {
        PROTOTYPE_SYNC(new PrototypeExchangeFactory(), step -> step),
        PROTOTYPE_DELAYED(
                new PrototypeExchangeFactory(),
                step -> step.delay(1).asyncDelayed().end()),
        PROTOTYPE_THREADS(new PrototypeExchangeFactory(), step -> step.threads(2)),
        POOLED_SYNC(new PooledExchangeFactory(), step -> step),
        POOLED_DELAYED(
                new PooledExchangeFactory(),
                step -> step.delay(1).asyncDelayed().end()),
        POOLED_THREADS(new PooledExchangeFactory(), step -> step.threads(2));

        private final Class<? extends ExchangeFactory> factory;
        private final UnaryOperator<ProcessorDefinition<?>> hop;

        Mode(ExchangeFactory factory, UnaryOperator<ProcessorDefinition<?>> hop) {
            this.factory = factory.getClass();
            this.hop = hop;
        }

        ExchangeFactory newFactory() throws ReflectiveOperationException {
            return factory.getDeclaredConstructor().newInstance();
        }

        ProcessorDefinition<?> apply(ProcessorDefinition<?> step) {
            return hop.apply(step);
        }
    }

    /** A failure as the consumer's exception handler was told of it. */
    private record Told(String message, String body, Throwable failure) {}

    @RegisterExtension
    static ZoomSimulatorExtension zoom = ZoomSimulatorExtension.create();

    @RegisterExtension
    final LogCapture log = new LogCapture();

    @RegisterExtension
    final ZoomRoute route = new ZoomRoute();

    private final Queue<Told> told = new ConcurrentLinkedQueue<>();

    private final ExceptionHandler handler = new ExceptionHandler() {
        @Override
        public void handleException(Throwable exception) {
            told.add(new Told(null, null, exception));
        }

        @Override
        public void handleException(String message, Throwable exception) {
            told.add(new Told(message, null, exception));
        }

        @Override
        public void handleException(String message, Exchange exchange, Throwable exception) {
            told.add(new Told(
                    message, exchange == null ? null : exchange.getMessage().getBody(String.class), exception));
        }
    };

    private void use(Mode mode) throws Exception {
        route.context().getCamelContextExtension().setExchangeFactory(mode.newFactory());
        route.context().getRegistry().bind("handler", ExceptionHandler.class, handler);
    }

    private static List<String> sendAll() {
        List<String> events =
                IntStream.range(0, EVENTS).mapToObj(RouteFailureTest::event).toList();
        events.forEach(zoom::send);
        return events;
    }

    private static String event(int number) {
        return "{\"event\":\"meeting.started\",\"event_ts\":" + number + "}";
    }

    /** Each third event fails. */
    private static void failSometimes(Exchange exchange) {
        if (unlucky(exchange.getMessage().getHeader("CamelZoomEventTimestamp", Long.class))) {
            throw new IllegalStateException("unlucky");
        }
    }

    private static boolean unlucky(long number) {
        return number % 3 == 0;
    }

    private static List<String> lucky() {
        return IntStream.range(0, EVENTS)
                .filter(number -> !unlucky(number))
                .mapToObj(RouteFailureTest::event)
                .toList();
    }

    private static List<String> unluckyOnes() {
        return IntStream.range(0, EVENTS)
                .filter(RouteFailureTest::unlucky)
                .mapToObj(RouteFailureTest::event)
                .toList();
    }

    private void awaitAllDone() {
        eventually()
                .until(() ->
                        route.counters().completedCount() + route.counters().failedCount() == EVENTS);
        eventually().until(() -> route.consumer().pendingEvents() == 0);
    }

    @ParameterizedTest
    @EnumSource
    void everyEventArrivesOnceAndInOrder(Mode mode) throws Exception {
        use(mode);
        route.start(routes -> mode.hop
                .apply(routes.from(zoom.endpointUri()).routeId(ZoomRoute.ID))
                .process(route::note));
        route.awaitConnected();

        List<String> sent = sendAll();
        awaitAllDone();

        assertEquals(sent, route.bodies());
        assertEquals(EVENTS, route.counters().completedCount());
        List<Object> times = route.received().stream()
                .map(got -> got.header("CamelZoomEventTimestamp"))
                .toList();
        assertEquals(
                IntStream.range(0, EVENTS).mapToObj(Long::valueOf).toList(),
                times,
                "no header is left over from another event");
    }

    @ParameterizedTest
    @EnumSource
    void headersOfOneEventDoNotLeakIntoTheNext(Mode mode) throws Exception {
        use(mode);
        route.start(routes -> mode.hop
                .apply(routes.from(zoom.endpointUri()).routeId(ZoomRoute.ID))
                .process(route::note)
                .setHeader("mine", routes.constant("left over")));
        route.awaitConnected();

        zoom.send("{\"event\":\"a.b\",\"event_ts\":1,\"payload\":{\"account_id\":\"A\",\"object\":{\"id\":\"1\"}}}");
        route.awaitReceived(1);
        zoom.send("{\"event\":\"a.b\"}");
        route.awaitReceived(2);

        assertEquals(
                List.of(),
                Stream.of("mine", "CamelZoomEventTimestamp", "CamelZoomAccountId", "CamelZoomObjectId")
                        .filter(route.received().get(1).headers()::containsKey)
                        .toList());
    }

    @ParameterizedTest
    @EnumSource
    void aFailingRouteIsToldOncePerFailureAndNeverStopsTheStream(Mode mode) throws Exception {
        use(mode);
        route.start(routes -> mode.hop
                .apply(routes.from(zoom.endpointUri("exceptionHandler=#handler"))
                        .routeId(ZoomRoute.ID))
                .process(RouteFailureTest::failSometimes)
                .process(route::note));
        route.awaitConnected();

        sendAll();
        awaitAllDone();

        assertEquals(lucky(), route.bodies());
        assertEquals(unluckyOnes(), told.stream().map(Told::body).toList());
        told.forEach(one -> assertEquals("unlucky", one.failure().getMessage()));
        assertEquals(unluckyOnes().size(), route.counters().failedCount());
        assertEquals(lucky().size(), route.counters().completedCount());
        assertInstanceOf(Connected.class, route.state());
        assertEquals(1, zoom.truth().connections().size());
    }

    @ParameterizedTest
    @EnumSource
    void withBridgeErrorHandlerOnExceptionRunsOncePerFailingEvent(Mode mode) throws Exception {
        use(mode);
        Queue<String> handled = new ConcurrentLinkedQueue<>();
        route.start(routes -> mode.hop
                .apply(bridging(routes, handled)
                        .from(zoom.endpointUri("bridgeErrorHandler=true"))
                        .routeId(ZoomRoute.ID))
                .process(RouteFailureTest::failSometimes)
                .process(route::note));
        route.awaitConnected();

        sendAll();
        awaitAllDone();

        assertEquals(lucky(), route.bodies());
        assertEquals(unluckyOnes(), List.copyOf(handled));
    }

    private static RouteBuilder bridging(RouteBuilder routes, Queue<String> handled) {
        routes.onException(Exception.class)
                .handled(true)
                .process(exchange -> handled.add(exchange.getMessage().getBody(String.class)));
        return routes;
    }

    @ParameterizedTest
    @EnumSource
    void withBridgeErrorHandlerAndNothingHandledTheStreamGoesOn(Mode mode) throws Exception {
        use(mode);
        Queue<String> seen = new ConcurrentLinkedQueue<>();
        route.start(routes -> {
            routes.onException(Exception.class)
                    .process(exchange -> seen.add(exchange.getMessage().getBody(String.class)));
            mode.hop
                    .apply(routes.from(zoom.endpointUri("bridgeErrorHandler=true"))
                            .routeId(ZoomRoute.ID))
                    .process(RouteFailureTest::failSometimes)
                    .process(route::note);
        });
        route.awaitConnected();

        sendAll();
        awaitAllDone();

        assertEquals(lucky(), route.bodies());
        assertEquals(unluckyOnes(), List.copyOf(seen));
        assertEquals(unluckyOnes().size(), route.counters().failedCount());
    }

    static Stream<RuntimeException> whatAHandlerMayThrow() {
        return Stream.of(new IllegalStateException("handler"), new NullPointerException());
    }

    @ParameterizedTest
    @MethodSource("whatAHandlerMayThrow")
    void anExceptionHandlerThatFailsItselfStopsNothing(RuntimeException thrown) throws Exception {
        route.context().getRegistry().bind("handler", ExceptionHandler.class, new ThrowingHandler(thrown));
        route.start(routes -> routes.from(zoom.endpointUri("exceptionHandler=#handler"))
                .routeId(ZoomRoute.ID)
                .process(RouteFailureTest::failSometimes)
                .process(route::note));
        route.awaitConnected();

        sendAll();
        awaitAllDone();

        assertEquals(lucky(), route.bodies());
        assertEquals(
                unluckyOnes().size(),
                log.warnings("The exception handler failed itself").size());
    }

    private record ThrowingHandler(RuntimeException thrown) implements ExceptionHandler {
        @Override
        public void handleException(Throwable exception) {
            throw thrown;
        }

        @Override
        public void handleException(String message, Throwable exception) {
            throw thrown;
        }

        @Override
        public void handleException(String message, Exchange exchange, Throwable exception) {
            throw thrown;
        }
    }

    @Test
    void withoutAHandlerOfItsOwnTheRouteIsNamedInTheLog() throws Exception {
        route.start(routes ->
                routes.from(zoom.endpointUri()).routeId(ZoomRoute.ID).process(RouteFailureTest::failSometimes));
        route.awaitConnected();

        zoom.send(event(0));
        eventually().until(() -> route.counters().failedCount() == 1);

        eventually()
                .until(() -> log.warnings("The route failed on an event meeting.started")
                                .size()
                        == 1);
    }

    /** Where a route goes on by another thread, an Error ends that thread and Camel never completes the exchange. */
    @ParameterizedTest
    @EnumSource(names = {"PROTOTYPE_SYNC", "POOLED_SYNC"})
    void anErrorThrownByARouteStopsNothing(Mode mode) throws Exception {
        use(mode);
        route.start(routes -> mode.hop
                .apply(routes.from(zoom.endpointUri("exceptionHandler=#handler"))
                        .routeId(ZoomRoute.ID))
                .process(exchange -> {
                    if (unlucky(exchange.getMessage().getHeader("CamelZoomEventTimestamp", Long.class))) {
                        throw new StackOverflowError("unlucky");
                    }
                })
                .process(route::note));
        route.awaitConnected();

        sendAll();
        awaitAllDone();

        assertEquals(lucky(), route.bodies());
        assertEquals(unluckyOnes().size(), told.size());
    }

    // outages

    @Test
    void anOutageIsBridgedOnceAsAnExchangeWithReadableText() throws Exception {
        Queue<Throwable> bridged = new ConcurrentLinkedQueue<>();
        route.start(routes -> {
            routes.onException(ZoomConnectionException.class)
                    .handled(true)
                    .process(exchange -> bridged.add(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class)));
            routes.from(zoom.endpointUri("bridgeErrorHandler=true&reconnectInitialDelay=20&reconnectMaxDelay=20"))
                    .routeId(ZoomRoute.ID)
                    .process(route::note);
        });
        route.awaitConnected();

        zoom.switches().set(Switch.HANDSHAKE_STATUS, 503);
        zoom.closeConnections(1012, "Service Restart");
        // the first one and five vain attempts
        eventually().until(() -> zoom.truth().tokenRequests().size() >= 6);
        zoom.switches().set(Switch.HANDSHAKE_STATUS, 101);
        eventually().until(route::isUp);
        zoom.send(event(1));
        route.awaitReceived(1);

        assertEquals(1, bridged.size());
        ZoomConnectionException outage = assertInstanceOf(ZoomConnectionException.class, bridged.peek());
        assertEquals(ConnectionCause.CLOSED_BY_PEER, outage.getConnectionCause());
        assertTrue(outage.getMessage().contains("The connection was closed"), outage.getMessage());
        assertTrue(outage.getMessage().contains("code 1012 \"Service Restart\""), outage.getMessage());
        assertEquals(List.of(event(1)), route.bodies());
    }

    @Test
    void eachOutageIsToldToTheExceptionHandlerOnce() throws Exception {
        route.context().getRegistry().bind("handler", ExceptionHandler.class, handler);
        route.startAndConnect(
                zoom.endpointUri("exceptionHandler=#handler&reconnectInitialDelay=20&reconnectMaxDelay=20"));

        for (int outage = 1; outage <= 3; outage++) {
            int number = outage;
            zoom.resetConnections();
            eventually().until(() -> told.size() == number);
            eventually().until(() -> zoom.truth().connections().size() == number + 1 && route.isUp());
        }

        assertEquals(3, told.size());
        told.forEach(one -> assertInstanceOf(ZoomConnectionException.class, one.failure()));
    }
}
