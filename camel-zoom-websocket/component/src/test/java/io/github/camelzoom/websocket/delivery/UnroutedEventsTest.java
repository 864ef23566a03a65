package io.github.camelzoom.websocket.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UnroutedEventsTest {

    private static final long NONE = Long.MAX_VALUE;

    private final UnroutedEvents events = new UnroutedEvents();

    @Test
    void knowsSinceWhenTheOldestWaits() {
        assertEquals(NONE, events.since());
        events.received(1_234);
        events.received(5_678);
        assertEquals(1_200, events.since());
        events.completed(1_234);
        assertEquals(5_600, events.since());
        events.completed(5_678);
        assertEquals(NONE, events.since());
    }

    @Test
    void waitsForEachOfSeveralThatCameTogether() {
        events.received(1_210);
        events.received(1_290);
        events.completed(1_290);
        assertEquals(1_200, events.since());
        events.completed(1_210);
        assertEquals(NONE, events.since());
    }

    @Test
    void theOneThatIsStuckCountsHoweverManyPassIt() {
        events.received(1_000);
        for (long at = 1_000; at < 100_000; at += 50) {
            events.received(at);
            events.completed(at);
        }
        assertEquals(1_000, events.since());
    }

    @Test
    void countsForManyThreadsAtATime() {
        IntStream.range(0, 100_000).parallel().forEach(i -> {
            events.received(i % 500);
            events.completed(i % 500);
        });
        assertEquals(NONE, events.since());
    }
}
