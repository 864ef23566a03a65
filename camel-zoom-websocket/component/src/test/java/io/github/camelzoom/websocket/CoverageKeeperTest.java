package io.github.camelzoom.websocket;

import static io.github.camelzoom.websocket.connection.ConnectionCause.PROCESS_LOST;
import static io.github.camelzoom.websocket.connection.ConnectionCause.STARTING;
import static io.github.camelzoom.websocket.connection.ConnectionCause.STOPPED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelzoom.websocket.connection.Gap;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** In a time of its own, in milliseconds from {@link #T}. */
class CoverageKeeperTest {

    private static final long T = 1_700_000_000_000L;
    private static final String KEY = CoverageStore.key("S", "route");

    @RegisterExtension
    final LogCapture log = new LogCapture();

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final FailingRepository repository = new FailingRepository();
    private final ManualWorker worker = new ManualWorker(T);
    private final List<Gap> gaps = new ArrayList<>();
    private long receivedUntil = T;
    private long unroutedSince = Long.MAX_VALUE;
    private CoverageKeeper keeper;

    private static final class FailingRepository extends MemoryStateRepository {
        private boolean fails;
        private Runnable onRead = () -> {};
        private int writes;

        @Override
        public String getState(String key) {
            if (fails) {
                throw new IllegalStateException("jdbc:some://user:password@host");
            }
            onRead.run();
            return super.getState(key);
        }

        @Override
        public void setState(String key, String value) {
            writes++;
            super.setState(key, value);
        }
    }

    @BeforeEach
    void setUp() {
        context.disableJMX();
        context.start();
        keeper = newKeeper();
    }

    @AfterEach
    void tearDown() {
        context.stop();
    }

    private CoverageKeeper newKeeper() {
        CoverageStore store = new CoverageStore(context, repository, "S", "route");
        return new CoverageKeeper(store, worker, worker.clock(), () -> receivedUntil, () -> unroutedSince, gaps::add);
    }

    private static Duration millis(long millis) {
        return Duration.ofMillis(millis);
    }

    private void stored(long until, long since, boolean ended) {
        repository.setState(KEY, new CoverageMark(T + until, T + since, ended).text());
    }

    private CoverageMark stored() {
        return CoverageMark.parse(repository.getState(KEY));
    }

    /** Asked for 50 ms ago and accepted now. */
    private void begin() {
        receivedUntil = worker.now();
        keeper.begun(new Gap(worker.now() - 50, worker.now(), STARTING));
    }

    private void receiveFor(long duration) {
        for (long passed = 0; passed < duration; passed += 100) {
            receivedUntil = worker.now() + 100;
            worker.advance(millis(100));
        }
    }

    @Test
    void theFirstProcessEverReportsItsOwnStart() {
        begin();
        assertEquals(List.of(new Gap(T - 50, T, STARTING)), gaps);
        assertEquals(new CoverageMark(T, T, false), stored());
    }

    @Test
    void afterACleanStopTheTimeSinceThenIsReportedAtOnce() {
        stored(-9_000, -20_000, true);
        begin();
        assertEquals(List.of(new Gap(T - 9_000, T, STOPPED)), gaps);
    }

    @Test
    void afterACrashTheTimeSinceTheLastMarkIsReportedOnce() {
        stored(-9_000, -20_000, false);
        begin();
        receiveFor(10_000);
        assertEquals(List.of(new Gap(T - 9_000, T, PROCESS_LOST)), gaps);
    }

    @Test
    void whoeverIsDisplacedByItMaySayUntilWhenItReceived() {
        stored(-900, -20_000, false);
        begin();
        worker.advance(millis(500));
        stored(-3, -20_000, false);
        worker.advance(millis(2_000));
        assertEquals(List.of(new Gap(T - 3, T, PROCESS_LOST)), gaps);
    }

    @Test
    void aTakeOverWithoutAGapReportsNone() {
        stored(-900, -20_000, false);
        begin();
        stored(2, -20_000, false);
        worker.advance(millis(2_000));
        assertEquals(List.of(), gaps);
    }

    @Test
    void nothingIsKeptBeforeWhatWasKeptIsReported() {
        stored(-9_000, -20_000, false);
        begin();
        receiveFor(1_500);
        assertEquals(T - 9_000, stored().until());
        receiveFor(1_500);
        assertTrue(stored().until() >= T + 2_000);
    }

    @Test
    void aStopBeforeThatReportsItFirst() {
        stored(-9_000, -20_000, false);
        begin();
        receiveFor(500);
        keeper.ended(worker.now());
        assertEquals(List.of(new Gap(T - 9_000, T, PROCESS_LOST)), gaps);
        assertEquals(new CoverageMark(T + 500, T, true), stored());
    }

    @Test
    void theMarkIsNeverOlderThanASecond() {
        begin();
        for (int i = 0; i < 50; i++) {
            receiveFor(100);
            assertTrue(worker.now() - stored().until() <= 1_000, () -> stored().text());
        }
        assertTrue(repository.writes <= 6, repository.writes + " writes in 5 s");
    }

    @Test
    void aQuietStreamWritesNothing() {
        begin();
        worker.advance(millis(60_000));
        assertEquals(1, repository.writes);
    }

    @Test
    void theMarkOfALostConnectionStandsStillAndGoesOnWithTheNext() {
        begin();
        receiveFor(3_000);
        receivedUntil = T + 3_050;
        keeper.lost();
        assertEquals(new CoverageMark(T + 3_050, T, false), stored());
        worker.advance(millis(5_000));
        assertEquals(T + 3_050, stored().until());

        keeper.regained(worker.now());
        receiveFor(1_000);
        assertEquals(T + 8_000, stored().since());
        assertTrue(stored().until() >= T + 8_900);
    }

    @Test
    void aStopIsKept() {
        begin();
        receiveFor(300);
        keeper.ended(worker.now());
        assertEquals(new CoverageMark(T + 300, T, true), stored());
        worker.advance(millis(10_000));
        assertEquals(T + 300, stored().until());
    }

    @Test
    void anEndIsKeptBeforeWhatIsNotRoutedYet() {
        begin();
        receiveFor(2_600);
        unroutedSince = worker.now();
        receiveFor(400);
        keeper.ended(worker.now());
        assertEquals(new CoverageMark(T + 2_600, T, true), stored());
    }

    @Test
    void andIsTheEndItselfWhenAllIsRouted() {
        begin();
        receiveFor(2_600);
        unroutedSince = worker.now();
        receiveFor(400);
        keeper.ended(worker.now());
        worker.advance(millis(500));
        unroutedSince = Long.MAX_VALUE;
        keeper.routed();
        assertEquals(new CoverageMark(T + 3_000, T, true), stored());
    }

    @Test
    void anEndIsOneThoughWhatIsNotRoutedIsToldToBeginBeforeTheLastMark() {
        begin();
        receiveFor(3_000);
        CoverageMark last = stored();
        unroutedSince = last.until() - 60;
        keeper.ended(worker.now());
        assertEquals(new CoverageMark(last.until(), T, true), stored());
    }

    @Test
    void anEndWithNothingToRouteIsWrittenOnce() {
        begin();
        receiveFor(3_000);
        int before = repository.writes;
        keeper.ended(worker.now());
        keeper.routed();
        assertEquals(before + 1, repository.writes);
    }

    @Test
    void theGapOfASuspensionDoesNotCountWhatThisProcessRoutesMeanwhile() {
        begin();
        receiveFor(2_600);
        unroutedSince = worker.now();
        receiveFor(400);
        keeper.ended(worker.now());
        worker.advance(millis(4_000));
        begin();
        assertEquals(new Gap(T + 3_000, T + 7_000, STOPPED), gaps.get(1));
        assertEquals(T + 2_600, stored().until(), "if it is lost now, what waits is lost too");
    }

    @Test
    void afterASuspensionItGoesOn() {
        begin();
        keeper.ended(worker.now());
        worker.advance(millis(4_000));
        begin();
        assertEquals(new Gap(T, T + 4_000, STOPPED), gaps.get(1));
        receiveFor(1_000);
        assertTrue(stored().until() >= T + 4_900);
    }

    @Test
    void aFrozenProcessThatWakesUpDisplacedDoesNotSayThatItReceivedMeanwhile() {
        begin();
        receiveFor(5_000);
        CoverageMark before = stored();
        receivedUntil = worker.now() + 20_000; // it reads what waited in the socket, the end too
        worker.freeze(millis(20_000));
        keeper.lost();
        worker.advance(millis(10_000));
        assertEquals(before, stored());
    }

    @Test
    void aFrozenProcessThatLearnsOfItsLossBeforeItsTimerRunsSaysNothingEither() {
        begin();
        receiveFor(5_000);
        CoverageMark before = stored();
        worker.sleep(millis(20_000));
        receivedUntil = worker.now();
        keeper.lost();
        worker.advance(millis(10_000));
        assertEquals(before, stored());
    }

    @Test
    void aFrozenProcessThatHasItsConnectionStillGoesOn() {
        begin();
        receiveFor(5_000);
        worker.freeze(millis(20_000));
        receiveFor(3_000);
        assertTrue(worker.now() - stored().until() <= 1_000, () -> stored().text());
    }

    @Test
    void aFrozenProcessThatIsStoppedOnWakingLeavesTheMarkAsItWas() {
        begin();
        receiveFor(5_000);
        CoverageMark before = stored();
        worker.sleep(millis(20_000));
        keeper.ended(worker.now());
        assertEquals(before, stored());
    }

    @Test
    void theAcceptanceIsKeptHoweverLittleTheProcessGetsToRun() {
        stored(-9_000, -20_000, true);
        repository.onRead = () -> worker.sleep(millis(20_000));
        begin();
        worker.advance(millis(60_000));
        repository.onRead = () -> {};
        assertEquals(new CoverageMark(T, T, false), stored());
    }

    @Test
    void theMarkOfALaterProcessIsNotOverwritten() {
        begin();
        receiveFor(2_000);
        repository.setState(KEY, new CoverageMark(T + 2_500, T + 2_100, false).text());
        receiveFor(3_000);
        keeper.ended(worker.now());
        assertEquals(new CoverageMark(T + 2_500, T + 2_100, false), stored());
    }

    @Test
    void aStoreThatFailsIsToldOnceWithoutItsWordsAndReportsWhatIsKnown() {
        repository.fails = true;
        begin();
        receiveFor(10_000);
        assertEquals(List.of(new Gap(T - 50, T, STARTING)), gaps);
        List<String> warnings = log.warnings("coverageRepository");
        assertEquals(1, warnings.size(), warnings::toString);
        assertTrue(warnings.get(0).contains("IllegalStateException"), warnings.get(0));
        assertTrue(!warnings.get(0).contains("password"), warnings.get(0));

        repository.fails = false;
        receiveFor(1_000);
        assertTrue(worker.now() - stored().until() <= 1_000);
    }

    @Test
    void aStoreThatFailsAtFirstIsAskedAgain() {
        stored(-9_000, -20_000, true);
        repository.fails = true;
        begin();
        worker.advance(millis(500));
        repository.fails = false;
        worker.advance(millis(2_000));
        assertEquals(List.of(new Gap(T - 9_000, T, STOPPED)), gaps);
    }

    @Test
    void whatIsNoMarkIsToldAndOverwritten() {
        repository.setState(KEY, "something else");
        begin();
        assertEquals(List.of(new Gap(T - 50, T, STARTING)), gaps);
        assertEquals(T, stored().until());
        assertEquals(1, log.warnings("is no mark of this component").size());
    }

    @Test
    void eachRouteOfASubscriptionHasAMarkOfItsOwn() {
        begin();
        assertNull(repository.getState(CoverageStore.key("S", "other")));
        assertNull(repository.getState(CoverageStore.key("S", null)));
    }
}
