package io.github.camelzoom.websocket;

import static io.github.camelzoom.websocket.Near.assertNear;
import static io.github.camelzoom.websocket.ZoomRoute.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelzoom.websocket.connection.ConnectionCause;
import io.github.camelzoom.websocket.connection.ConnectionState.Displaced;
import io.github.camelzoom.websocket.connection.Gap;
import io.github.camelzoom.websocket.simulator.ConnectionRecord;
import io.github.camelzoom.websocket.simulator.SentEvent;
import io.github.camelzoom.websocket.simulator.ZoomSimulator;
import io.github.camelzoom.websocket.simulator.junit.ZoomSimulatorExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.SimpleEventNotifierSupport;
import org.apache.camel.support.processor.state.FileStateRepository;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What was lost while no process was there is reported by the next one, as the simulator knows it happened. */
class GapOfAProcessTest {

    /** A mark is up to a second old, and older on a machine that is so busy that its thread has to wait. */
    private static final long MARK_MILLIS = 5_000;

    private static final Duration START_OF_A_JVM = Duration.ofMinutes(1);

    /** Zoom and we see the same moment with threads of our own, which have to wait for each other on a busy machine. */
    private static final long CLOSE_MILLIS = 1_000;

    @RegisterExtension
    static final ZoomSimulator zoom = ZoomSimulatorExtension.create();

    @RegisterExtension
    final ZoomRoute route = new ZoomRoute();

    @RegisterExtension
    final LogCapture log = new LogCapture();

    @TempDir
    Path folder;

    private Path marks() {
        return folder.resolve("marks");
    }

    private CoverageDirectory directory() {
        return new CoverageDirectory(marks().toString());
    }

    private CoverageProcess startAnother() throws Exception {
        return CoverageProcess.start(zoom.endpointUri(), marks(), folder.resolve("output.txt"));
    }

    private void startHere(String moreOptions) throws Exception {
        route.context().getRegistry().bind("marks", directory());
        route.startAndConnect(zoom.endpointUri("coverageRepository=#marks" + moreOptions));
    }

    private CoverageMark mark() {
        CoverageDirectory directory = directory();
        directory.start();
        return CoverageMark.parse(directory.getState(CoverageStore.key(zoom.subscriptionId(), ZoomRoute.ID)));
    }

    private Gap onlyGap() {
        eventually().until(() -> route.consumer().gapHistory().count() > 0);
        List<Gap> gaps = route.consumer().gapHistory().latest();
        assertEquals(1, gaps.size(), gaps::toString);
        return gaps.get(0);
    }

    private static ConnectionRecord connection(int index) {
        return zoom.truth().connections().get(index);
    }

    private static long acceptedAt(int index) {
        return connection(index).acceptedAt().orElseThrow().toEpochMilli();
    }

    private static void assertHolds(Gap gap, SentEvent missed) {
        assertFalse(missed.delivered());
        long at = missed.at().toEpochMilli();
        assertTrue(gap.from() <= at && at <= gap.to(), () -> missed + " is not in " + gap);
    }

    @Test
    void ofAProcessThatWasKilledIsReportedByTheNextOne() throws Exception {
        SentEvent last;
        SentEvent missed;
        try (CoverageProcess other = startAnother();
                EventLoad load = EventLoad.of(100, zoom::send)) {
            eventually().atMost(START_OF_A_JVM).until(() -> zoom.truth().deliveredCount() > 300);
            other.kill();
            load.stop();
            eventually().until(() -> zoom.truth().acceptedNow() == 0);
            last = zoom.truth().delivered().get(zoom.truth().delivered().size() - 1);
            missed = zoom.send(EventLoad.event(1));
        }
        startHere("&fireConnectionEvents=true");

        Gap gap = onlyGap();
        assertEquals(ConnectionCause.PROCESS_LOST, gap.cause());
        assertHolds(gap, missed);
        assertTrue(gap.from() <= last.at().toEpochMilli() + CLOSE_MILLIS, () -> gap + " begins after " + last);
        assertTrue(gap.from() >= last.at().toEpochMilli() - MARK_MILLIS, () -> gap + " begins before " + last);
        assertNear(acceptedAt(1), gap.to(), CLOSE_MILLIS);
        route.awaitReceived(2);
        JsonNode told = new ObjectMapper().readTree(route.bodies().get(1));
        assertEquals("connection.gap", told.path("event").asText());
        JsonNode object = told.path("payload").path("object");
        assertEquals("process-lost", object.path("cause").asText());
        assertEquals(
                Instant.ofEpochMilli(gap.from()).toString(), object.path("from").asText());
        assertTrue(
                log.lines().stream()
                        .anyMatch(line -> line.text().startsWith("Gap: ")
                                && line.level().isMoreSpecificThan(org.apache.logging.log4j.Level.INFO)),
                "it is not in the log");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no signals")
    void ofAProcessThatStandsStillIsReportedByTheNextOneAndNotHiddenByItsAwakening() throws Exception {
        try (CoverageProcess other = startAnother()) {
            try (EventLoad load = EventLoad.of(100, zoom::send)) {
                eventually().atMost(START_OF_A_JVM).until(() -> zoom.truth().deliveredCount() > 200);
                other.freeze();
                long frozenAt = System.currentTimeMillis();
                eventually().until(() -> System.currentTimeMillis() - frozenAt > 4_000);
                startHere("");

                Gap gap = onlyGap();
                assertEquals(ConnectionCause.PROCESS_LOST, gap.cause());
                assertTrue(gap.from() <= frozenAt + CLOSE_MILLIS, () -> gap + " begins after " + frozenAt);
                assertTrue(gap.from() >= frozenAt - MARK_MILLIS, () -> gap + " begins before " + frozenAt);
                assertNear(acceptedAt(1), gap.to(), CLOSE_MILLIS);
            }
            eventually().until(() -> Math.abs(mark().since() - acceptedAt(1)) < CLOSE_MILLIS);
            CoverageMark before = mark();
            other.thaw();
            eventually()
                    .until(() -> Files.readString(folder.resolve("output.txt")).contains("Connection lost"));
            zoom.send(EventLoad.event(1));
            eventually().until(() -> mark().until() > before.until());
            assertEquals(before.since(), mark().since());
        }
    }

    @Test
    void ofACleanRestartBeginsWithTheStop() throws Exception {
        startHere("");
        route.context().getRouteController().stopRoute(ZoomRoute.ID);
        SentEvent missed = zoom.send(EventLoad.event(1));
        try (DefaultCamelContext next = ZoomRoute.newContext()) {
            next.getRegistry().bind("marks", directory());
            RouteBuilder.addRoutes(next, routes -> routes.from(zoom.endpointUri("coverageRepository=#marks"))
                    .routeId(ZoomRoute.ID)
                    .to("log:next"));
            next.start();
            ZoomWsConsumer consumer =
                    (ZoomWsConsumer) next.getRoute(ZoomRoute.ID).getConsumer();
            eventually().until(() -> consumer.gapHistory().count() == 1);
            Gap gap = consumer.gapHistory().latest().get(0);
            assertEquals(ConnectionCause.STOPPED, gap.cause());
            assertHolds(gap, missed);
            assertNear(connection(0).closedAt().orElseThrow().toEpochMilli(), gap.from(), CLOSE_MILLIS);
            assertNear(acceptedAt(1), gap.to(), CLOSE_MILLIS);
        }
    }

    @Test
    void isNoneWhenTheOldOneIsConnectedUntilTheNewOneIsAccepted() throws Exception {
        try (DefaultCamelContext before = ZoomRoute.newContext()) {
            before.getRegistry().bind("marks", directory());
            RouteBuilder.addRoutes(
                    before, routes -> routes.from(zoom.endpointUri("coverageRepository=#marks&displacement=standby"))
                            .routeId(ZoomRoute.ID)
                            .to("log:before"));
            before.start();
            eventually().until(() -> zoom.truth().acceptedNow() == 1);
            startHere("");
            ZoomWsConsumer old = (ZoomWsConsumer) before.getRoute(ZoomRoute.ID).getConsumer();
            eventually().until(() -> old.connectionState() instanceof Displaced);
            // kept only when the time before is settled
            eventually().until(() -> Math.abs(mark().since() - acceptedAt(1)) < CLOSE_MILLIS);
            List<Gap> gaps = route.consumer().gapHistory().latest();
            assertTrue(
                    gaps.stream().allMatch(gap -> gap.durationMillis() < CLOSE_MILLIS / 2),
                    () -> "what was covered is reported as lost: " + gaps);
        }
    }

    @Test
    void beginsBeforeWhatWasReceivedAndNotRouted() throws Exception {
        CountDownLatch stuck = new CountDownLatch(1);
        route.context().getRegistry().bind("marks", directory());
        route.start(routes -> routes.from(zoom.endpointUri("coverageRepository=#marks"))
                .routeId(ZoomRoute.ID)
                .process(exchange -> {
                    route.note(exchange);
                    if (route.received().size() == 2) {
                        stuck.await();
                    }
                }));
        route.awaitConnected();
        zoom.send(EventLoad.event(1));
        route.awaitReceived(1);
        SentEvent received = zoom.send(EventLoad.event(2));
        route.awaitReceived(2);
        long until = System.currentTimeMillis() + 3_000;
        eventually().until(() -> {
            zoom.send(EventLoad.event(3));
            return System.currentTimeMillis() > until;
        });
        assertTrue(mark().until() <= received.at().toEpochMilli() + CLOSE_MILLIS, () -> mark().text());
        stuck.countDown();
        eventually().until(() -> {
            zoom.send(EventLoad.event(4));
            return mark().until() >= until;
        });
    }

    @Test
    void ofTheFirstStartEverIsThatOfTheStart() throws Exception {
        startHere("");
        assertEquals(ConnectionCause.STARTING, onlyGap().cause());
    }

    @Test
    void worksWithCamelsOwnFileForOneProcessAfterTheOther() throws Exception {
        for (int i = 0; i < 2; i++) {
            try (DefaultCamelContext context = ZoomRoute.newContext()) {
                context.getRegistry()
                        .bind(
                                "marks",
                                FileStateRepository.fileStateRepository(
                                        folder.resolve("marks.txt").toFile()));
                RouteBuilder.addRoutes(context, routes -> routes.from(zoom.endpointUri("coverageRepository=#marks"))
                        .routeId(ZoomRoute.ID)
                        .to("log:events"));
                context.start();
                ZoomWsConsumer consumer =
                        (ZoomWsConsumer) context.getRoute(ZoomRoute.ID).getConsumer();
                eventually().until(() -> consumer.gapHistory().count() == 1);
                assertEquals(
                        i == 0 ? ConnectionCause.STARTING : ConnectionCause.STOPPED,
                        consumer.gapHistory().latest().get(0).cause());
            }
        }
    }

    @Test
    void isReportedByAProcessThatIsConnectedBeforeItsContextIsUp() throws Exception {
        MemoryStateRepository repository = new MemoryStateRepository() {
            @Override
            public String getState(String key) {
                if (!isStarted()) {
                    throw new IllegalStateException("not started");
                }
                return super.getState(key);
            }
        };
        long lost = System.currentTimeMillis() - 60_000;
        repository.setState(
                CoverageStore.key(zoom.subscriptionId(), ZoomRoute.ID),
                new CoverageMark(lost, lost - 1_000, false).text());
        route.context().getManagementStrategy().addEventNotifier(new SimpleEventNotifierSupport() {
            @Override
            public void notify(CamelEvent event) {
                if (event instanceof CamelEvent.RouteStartedEvent) {
                    // the start of the context is held up here
                    route.awaitConnected();
                    onlyGap();
                }
            }
        });
        route.context().getRegistry().bind("marks", repository);
        route.start(zoom.endpointUri("coverageRepository=#marks"));
        assertEquals(ConnectionCause.PROCESS_LOST, onlyGap().cause());
        assertEquals(lost, onlyGap().from());
        assertEquals(List.of(), log.warnings("coverageRepository"));
    }

    @Test
    void aStoreThatFailsKeepsNoEventAway() throws Exception {
        route.context().getRegistry().bind("marks", new MemoryStateRepository() {
            @Override
            public String getState(String key) {
                throw new IllegalStateException("away");
            }
        });
        route.startAndConnect(zoom.endpointUri("coverageRepository=#marks"));
        zoom.send(EventLoad.event(1));
        route.awaitReceived(1);
        eventually().until(() -> !log.warnings("coverageRepository failed").isEmpty());
        route.context().stop();
        assertEquals(1, log.warnings("coverageRepository failed").size());
    }

    @Test
    void aStoreThatHangsKeepsNoEventAwayAndHoldsTheStopUpForALittleOnly() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        route.context().getRegistry().bind("marks", new MemoryStateRepository() {
            @Override
            public String getState(String key) {
                asked.countDown();
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException("interrupted", e);
                }
                return null;
            }
        });
        route.startAndConnect(zoom.endpointUri("coverageRepository=#marks"));
        asked.await();
        zoom.send(EventLoad.event(1));
        route.awaitReceived(1);
        long before = System.nanoTime();
        route.context().stop();
        assertTrue(System.nanoTime() - before < 8_000_000_000L, "the stop waited for the store");
        assertEquals(1, log.warnings("did not answer").size());
    }

    @Test
    void isReportedByNobodyWithoutTheOption() throws Exception {
        route.startAndConnect(zoom.endpointUri());
        assertNull(route.consumer().getEndpoint().getConfiguration().getCoverageRepository());
        assertEquals(ConnectionCause.STARTING, onlyGap().cause());
        assertFalse(Files.exists(marks()));
    }
}
