package io.github.camelzoom.websocket.benchmarks.contender;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.camelzoom.websocket.benchmarks.event.EventNumbers;
import io.github.camelzoom.websocket.benchmarks.event.Mix;
import io.github.camelzoom.websocket.benchmarks.event.StreamName;
import org.junit.jupiter.api.Test;

class TallyTest {

    private final Tally tally = new Tally(new StreamName("test", 600, Mix.FOUR, StreamName.UNBOUNDED));

    @Test
    void findsNothingWrongWithAWholeStreamInOrder() {
        arrive(0, 1, 2, 3);

        check(4, 0, 0, 0);
    }

    @Test
    void noticesAnEventThatComesAfterALaterOne() {
        arrive(0, 2, 1);

        check(3, 0, 1, 0);
    }

    @Test
    void tellsLatenessWithinAnObjectFromLatenessBetweenObjects() {
        arrive(EventNumbers.OBJECTS, 0);

        check(2, 0, 1, 1);
    }

    @Test
    void noticesAnEventThatComesTwice() {
        arrive(0, 1, 0);

        check(3, 1, 1, 1);
    }

    @Test
    void expectsOnlyTheWantedEventsOfAStream() {
        Tally rare = new Tally(new StreamName("test", 600, Mix.RARE, StreamName.UNBOUNDED));
        rare.arrived(EventNumbers.NUMBER_BASE);
        rare.arrived(EventNumbers.NUMBER_BASE + 100);

        assertAll(
                () -> assertEquals(2, rare.expected(200)),
                () -> assertEquals(3, rare.expected(201)),
                () -> assertEquals(0, rare.outOfOrder()),
                () -> assertEquals(200, rare.progress()));
    }

    private void arrive(long... numbers) {
        for (long number : numbers) {
            tally.arrived(EventNumbers.NUMBER_BASE + number);
        }
    }

    private void check(long count, long repeated, long outOfOrder, long outOfOrderWithinObjects) {
        assertAll(
                () -> assertEquals(count, tally.count(), "count"),
                () -> assertEquals(repeated, tally.repeated(), "repeated"),
                () -> assertEquals(outOfOrder, tally.outOfOrder(), "out of order"),
                () -> assertEquals(outOfOrderWithinObjects, tally.outOfOrderWithinObjects(), "within objects"));
    }
}
