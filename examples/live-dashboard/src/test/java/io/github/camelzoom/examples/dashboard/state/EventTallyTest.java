package io.github.camelzoom.examples.dashboard.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelzoom.examples.dashboard.state.EventTally.Tally;
import io.github.camelzoom.examples.dashboard.state.EventTally.TypeCount;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventTallyTest {
    private static final long STEP = EventTally.STEP_MILLIS;
    private static final long NOW = 1_000 * STEP;

    private final EventTally tally = new EventTally();

    @Test
    void typesAreInTheOrderOfTheirNumberAndThenOfTheirName() {
        count("b", 1, NOW);
        count("c", 2, NOW);
        count("a", 1, NOW);

        assertEquals(List.of("c", "a", "b"), types(NOW));
    }

    @Test
    void eachEventIsInTheStepInWhichItCame() {
        count("a", 1, NOW);
        count("a", 2, NOW + STEP);
        count("a", 3, NOW + 3 * STEP - 1);

        List<Integer> steps = tally.tally(NOW + 3 * STEP).types().get(0).steps();
        assertEquals(List.of(1, 2, 3, 0), steps.subList(EventTally.STEPS - 4, EventTally.STEPS));
    }

    @Test
    void whatIsOlderThanTheWindowIsNotShownButStaysInTheTotal() {
        count("a", 5, NOW);

        assertEquals(5, tally.tally(NOW + (EventTally.STEPS - 1) * STEP).recent());
        assertEquals(new Tally(5, 0, STEP, List.of(), 0), tally.tally(NOW + EventTally.STEPS * STEP));
    }

    @Test
    void aLongSilenceEmptiesEveryStep() {
        count("a", 1, NOW);
        count("a", 1, NOW + 12_345 * STEP);

        assertEquals(1, tally.tally(NOW + 12_345 * STEP).types().get(0).count());
    }

    @Test
    void aClockThatGoesBackLosesNothing() {
        count("a", 1, NOW);
        count("a", 1, NOW - 7 * STEP);

        assertEquals(2, tally.tally(NOW).recent());
    }

    @Test
    void typesBeyondANumberCountAsOneSoThatMadeUpOnesFillNoMemory() {
        for (int i = 0; i < 10_000; i++) {
            tally.count("made.up_" + i, NOW);
        }

        Tally shown = tally.tally(NOW);
        assertEquals(10_000, shown.total());
        assertEquals(10_000, shown.recent());
        assertEquals(
                new TypeCount(EventTally.OTHERS, 9_800, shown.types().get(0).steps()),
                shown.types().get(0));
        assertTrue(shown.types().size() + shown.moreTypes() <= 201);
    }

    private void count(String type, int times, long now) {
        for (int i = 0; i < times; i++) {
            tally.count(type, now);
        }
    }

    private List<String> types(long now) {
        return tally.tally(now).types().stream().map(TypeCount::type).toList();
    }
}
