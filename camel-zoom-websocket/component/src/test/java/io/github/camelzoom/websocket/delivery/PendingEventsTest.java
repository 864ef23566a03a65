package io.github.camelzoom.websocket.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PendingEventsTest {

    private final AtomicInteger roomAgain = new AtomicInteger();
    private final PendingEvents pending = new PendingEvents(10, roomAgain::incrementAndGet);

    private void receive(int events) {
        for (int i = 0; i < events; i++) {
            pending.received();
        }
    }

    private void complete(int events) {
        for (int i = 0; i < events; i++) {
            pending.completed();
        }
    }

    @Test
    void areFullAtTheLimit() {
        receive(9);
        assertFalse(pending.isFull());
        receive(1);
        assertTrue(pending.isFull());
    }

    @Test
    void haveRoomAgainWhenHalfOfThemAreCompleted() {
        receive(10);
        complete(4);
        assertTrue(pending.isFull());
        assertEquals(0, roomAgain.get());
        complete(1);
        assertFalse(pending.isFull());
        assertEquals(1, roomAgain.get());
    }

    @Test
    void sayOnlyOnceThatThereIsRoomAgain() {
        receive(10);
        complete(10);
        receive(9);
        complete(9);
        assertEquals(1, roomAgain.get());
    }

    @Test
    void haveRoomForASingleOneWhenThereIsNothingToBeginWith() {
        receive(10);
        pending.idle();
        assertTrue(pending.isFull(), "the limit is kept to whatever happens");
        complete(1);
        assertTrue(pending.isFull());
        pending.idle();
        assertFalse(pending.isFull());
        pending.idle();
        assertEquals(1, roomAgain.get());
        receive(1);
        assertTrue(pending.isFull());
    }

    @Test
    void idlenessBelowTheLimitIsNoNews() {
        receive(3);
        pending.idle();
        assertEquals(0, roomAgain.get());
    }

    @Test
    void aLimitOfOneIsFullWithOneAndHasRoomWithNone() {
        PendingEvents one = new PendingEvents(1, roomAgain::incrementAndGet);
        one.received();
        assertTrue(one.isFull());
        one.completed();
        assertFalse(one.isFull());
        assertEquals(1, roomAgain.get());
    }

    @Test
    void canBeWaitedForUntilNoneIsLeft() throws Exception {
        receive(2);
        assertFalse(pending.awaitNone(1));
        CompletableFuture<Boolean> waiting = CompletableFuture.supplyAsync(() -> {
            try {
                return pending.awaitNone(60_000);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        complete(2);
        assertTrue(waiting.get());
    }
}
