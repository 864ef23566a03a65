package io.github.camelzoom.websocket.delivery;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LaneTest {

    private final List<Integer> begun = new ArrayList<>();
    private final Queue<Runnable> unfinished = new ArrayDeque<>();

    /** Runs everything on the calling thread; items are finished by hand. */
    private final Lane<Integer> lane = new Lane<>(Runnable::run, (item, done) -> {
        begun.add(item);
        unfinished.add(done);
    });

    @Test
    void handsOnTheNextItemOnlyWhenTheOneBeforeIsDone() {
        lane.open();
        lane.add(1);
        lane.add(2);
        assertEquals(List.of(1), begun);
        unfinished.remove().run();
        assertEquals(List.of(1, 2), begun);
    }

    @Test
    void collectsUntilItIsOpened() {
        lane.add(1);
        assertTrue(begun.isEmpty());
        lane.open();
        assertEquals(List.of(1), begun);
    }

    @Test
    void givesBackWhatWasNotBegunWhenItIsAbandoned() {
        lane.open();
        lane.add(1);
        lane.add(2);
        lane.add(3);
        assertEquals(List.of(2, 3), lane.abandon());
        unfinished.remove().run();
        assertEquals(List.of(1), begun);
    }

    @Test
    void aLongQueueOfItemsThatAreDoneAtOnceMakesNoDeepStack() {
        AtomicInteger handled = new AtomicInteger();
        Lane<Integer> quick = new Lane<>(Runnable::run, (item, done) -> {
            handled.incrementAndGet();
            done.run();
        });
        IntStream.range(0, 1_000_000).forEach(quick::add);
        quick.open();
        assertEquals(1_000_000, handled.get());
    }

    @Test
    void keepsTheOrderWhateverThreadsItemsAreDoneOn() throws InterruptedException {
        int items = 20_000;
        ExecutorService workers = Executors.newFixedThreadPool(4);
        ScheduledExecutorService elsewhere = Executors.newScheduledThreadPool(2);
        List<Integer> handled = Collections.synchronizedList(new ArrayList<>());
        AtomicInteger atOnce = new AtomicInteger();
        SplittableRandom random = new SplittableRandom(1);
        Lane<Integer> busy = new Lane<>(workers, (item, done) -> {
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
        });
        busy.open();
        IntStream.range(0, items).forEach(busy::add);

        await().until(() -> handled.size() == items && atOnce.get() == 0);
        assertEquals(IntStream.range(0, items).boxed().toList(), handled);
        workers.shutdownNow();
        elsewhere.shutdownNow();
    }
}
