package io.github.camelzoom.websocket.delivery;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LanesTest {

    private final List<String> begun = new ArrayList<>();
    private final Map<String, Runnable> unfinished = new HashMap<>();
    private final AtomicInteger idle = new AtomicInteger();

    /** They run everything on the calling thread; items are finished by hand. */
    private Lanes<String> lanes(int count) {
        return new Lanes<>(count, Runnable::run, this::begin, idle::incrementAndGet);
    }

    private void begin(String item, Runnable done) {
        begun.add(item);
        unfinished.put(item, done);
    }

    private void finish(String item) {
        unfinished.remove(item).run();
    }

    /** Items are named after their key: a1 and a2 are of the key a. */
    private static void add(Lanes<String> lanes, String... items) {
        Stream.of(items).forEach(item -> lanes.add(item.substring(0, 1), item));
    }

    // one lane

    @Test
    void oneLaneHandsOnTheNextItemOnlyWhenTheOneBeforeIsDoneWhateverTheirKeys() {
        Lanes<String> one = lanes(1);
        one.open();
        add(one, "a1", "b1", "c1");
        one.add(null, "free");
        assertEquals(List.of("a1"), begun);
        finish("a1");
        finish("b1");
        finish("c1");
        assertEquals(List.of("a1", "b1", "c1", "free"), begun);
    }

    @Test
    void lanesCollectUntilTheyAreOpened() {
        Lanes<String> two = lanes(2);
        add(two, "a1", "b1", "c1");
        assertTrue(begun.isEmpty());
        assertFalse(two.isOpen());
        two.open();
        assertEquals(List.of("a1", "b1"), begun);
        assertTrue(two.isOpen());
    }

    // several

    @Test
    void itemsOfDifferentKeysAreHandedOnSideBySideUpToTheNumberOfLanes() {
        Lanes<String> two = lanes(2);
        two.open();
        add(two, "a1", "b1", "c1", "d1");
        assertEquals(List.of("a1", "b1"), begun);
        finish("b1");
        assertEquals(List.of("a1", "b1", "c1"), begun);
    }

    @Test
    void itemsOfOneKeyWaitForEachOtherThoughLanesAreFree() {
        Lanes<String> three = lanes(3);
        three.open();
        add(three, "a1", "a2", "a3");
        assertEquals(List.of("a1"), begun);
        finish("a1");
        assertEquals(List.of("a1", "a2"), begun);
    }

    @Test
    void anItemThatIsStuckHoldsUpOnlyThoseOfItsKeyAndOneLane() {
        Lanes<String> two = lanes(2);
        two.open();
        add(two, "a1", "a2");
        for (String item : List.of("b1", "c1", "d1", "b2", "e1")) {
            add(two, item);
            finish(item);
        }
        assertEquals(List.of("a1", "b1", "c1", "d1", "b2", "e1"), begun);
        finish("a1");
        assertEquals("a2", begun.get(6));
    }

    @Test
    void aKeyWithManyItemsDoesNotHoldUpTheOthers() {
        Lanes<String> two = lanes(2);
        two.open();
        add(two, "x1", "a1", "a2", "a3", "a4", "b1", "c1");
        Stream.of("a1", "b1", "c1", "a2").forEach(this::finish);
        assertEquals(List.of("x1", "a1", "b1", "c1", "a2", "a3"), begun);
    }

    @Test
    void itemsWithoutAKeyWaitForNone() {
        Lanes<String> three = lanes(3);
        three.open();
        Stream.of("1", "2", "3", "4").forEach(item -> three.add(null, item));
        assertEquals(List.of("1", "2", "3"), begun);
        finish("2");
        assertEquals(List.of("1", "2", "3", "4"), begun);
    }

    @Test
    void aLaneForWhichNothingCanBeBegunIsToldOfThoughItemsWaitForOthers() {
        Lanes<String> two = lanes(2);
        two.open();
        add(two, "a1", "a2", "a3", "b1", "c1");
        idle.set(0);
        finish("b1");
        assertEquals(0, idle.get(), "there was c1 to begin");
        finish("c1");
        assertEquals(1, idle.get(), "a2 and a3 have to wait");
        finish("a1");
        assertEquals(2, idle.get(), "a2 is begun, and the other lane has still nothing to do");
    }

    @Test
    void nothingIsRememberedOfKeysThatAreDone() {
        Lanes<String> two = lanes(2);
        two.open();
        add(two, "a1", "a2", "b1");
        assertEquals(2, two.keys());
        assertEquals(2, two.busy());
        Stream.of("a1", "a2", "b1").forEach(this::finish);
        assertEquals(0, two.keys());
        assertEquals(0, two.busy());
    }

    // the end

    @Test
    void whatWasNotBegunIsGivenBackInTheOrderInWhichItCame() {
        Lanes<String> two = lanes(2);
        two.open();
        add(two, "a1", "b1", "c1", "a2", "b2");
        two.add(null, "free");
        add(two, "c2");
        assertEquals(List.of("c1", "a2", "b2", "free", "c2"), two.abandon());
        finish("a1");
        finish("b1");
        assertEquals(List.of("a1", "b1"), begun);
        assertEquals(0, two.busy());
        assertEquals(0, two.keys());
        assertEquals(List.of(), two.abandon());
    }

    @Test
    void anItemThatIsDoneWhenThereAreNoThreadsAnyMoreDoesNoHarm() {
        ExecutorService once = Executors.newSingleThreadExecutor();
        AtomicInteger handled = new AtomicInteger();
        Queue<Runnable> finishing = new ArrayDeque<>();
        Lanes<String> lanes = new Lanes<>(
                2,
                once,
                (item, done) -> {
                    finishing.add(done);
                    handled.incrementAndGet();
                },
                idle::incrementAndGet);
        lanes.open();
        add(lanes, "a1", "a2");
        await().until(() -> handled.get() == 1);
        once.shutdownNow();

        assertThrows(RejectedExecutionException.class, () -> add(lanes, "b1"), "somebody must hear of it");
        assertEquals(List.of("a2", "b1"), lanes.abandon());
        finishing.remove().run();
        assertEquals(1, handled.get());
    }

    // threads

    @Test
    void aLongQueueOfItemsThatAreDoneAtOnceMakesNoDeepStack() {
        AtomicInteger handled = new AtomicInteger();
        Lanes<Integer> quick = new Lanes<>(
                1,
                Runnable::run,
                (item, done) -> {
                    handled.incrementAndGet();
                    done.run();
                },
                idle::incrementAndGet);
        IntStream.range(0, 1_000_000).forEach(item -> quick.add(null, item));
        quick.open();
        assertEquals(1_000_000, handled.get());
    }

    @Test
    void oneLaneKeepsTheOrderWhateverThreadsItemsAreDoneOn() {
        int items = 20_000;
        ExecutorService workers = Executors.newFixedThreadPool(4);
        ScheduledExecutorService elsewhere = Executors.newScheduledThreadPool(2);
        List<Integer> handled = Collections.synchronizedList(new ArrayList<>());
        AtomicInteger atOnce = new AtomicInteger();
        SplittableRandom random = new SplittableRandom(1);
        Lanes<Integer> busy = new Lanes<>(
                1,
                workers,
                (item, done) -> {
                    assertEquals(1, atOnce.incrementAndGet());
                    handled.add(item);
                    Runnable finish = () -> {
                        atOnce.decrementAndGet();
                        done.run();
                    };
                    switch (random.nextInt(3)) {
                        case 0 -> finish.run();
                        case 1 -> elsewhere.execute(finish);
                        default -> elsewhere.schedule(finish, random.nextInt(50), TimeUnit.MICROSECONDS);
                    }
                },
                idle::incrementAndGet);
        busy.open();
        IntStream.range(0, items).forEach(item -> busy.add("" + item % 7, item));

        await().until(() -> handled.size() == items && atOnce.get() == 0);
        assertEquals(IntStream.range(0, items).boxed().toList(), handled);
        workers.shutdownNow();
        elsewhere.shutdownNow();
    }
}
