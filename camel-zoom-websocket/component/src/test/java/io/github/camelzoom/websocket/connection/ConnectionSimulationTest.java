package io.github.camelzoom.websocket.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Plays the real {@link ConnectionMachine} against a modelled Zoom through thousands of virtual days. Each day has
 * settings, habits of Zoom ({@link Habits}) and {@link Fault}s of its own, all drawn from a seed; after every step what
 * {@link Violation.Invariant} lists must hold. A day that fails is shrunk to the faults that it needs and shown as a
 * timeline, with the command that replays it.
 *
 * <p>System properties: {@code simulation.schedules}, the number of days (2,000); {@code simulation.seed}, one day only.
 *
 * <p>What it cannot ask for, because no client can know it: losses while another client has the subscription and Zoom
 * says nothing; what was on a connection that broke unnoticed and was replaced as planned before its silence told, or
 * whose end waited behind what a slow route did not read; what went to a new connection that Zoom had taken when the news
 * of it was too late for {@code connectTimeout}; the moment between the predecessor's end and the successor's
 * acceptance when Zoom does the former first and the news cross.
 *
 * <p>To know that it would notice, the machine was broken on purpose, in each of these ways in turn. Days out of 400
 * that failed:
 * <pre>
 *  1  heartbeats at twice the interval                             400  STEADY_HEARTBEATS
 *  2  silence is never held against the peer                       163  NO_LONG_SILENCE
 *  3  an attempt takes the inputs of older ones                    260  OLD_GENERATIONS_ARE_INERT
 *  4  no delay between attempts                                    149  WITHIN_BUDGET
 *  5  a gap begins when the loss is noticed                        298  EXACT_GAPS
 *  6  our own successor counts as another client                   204  TRUE_CAUSES
 *  7  events that an older connection still brings are dropped      72  DELIVERED_ONCE
 *  8  events that two connections bring are not told apart          79  DELIVERED_ONCE
 *  9  a stop forgets the predecessor                                 4  CLEAN_STOP
 * 10  the socket of a failed successor stays open                  152  FEW_CONNECTIONS
 * 11  that Zoom puts a connection out is overheard                 137  HONEST_STATE
 * 12  no retry is scheduled after a loss                           341  RECOVERY
 * 13  what waited unread proves that a connection lives              6  NO_LOSS_UNREPORTED
 * </pre>
 */
class ConnectionSimulationTest {

    private static final int DAYS = Integer.getInteger("simulation.schedules", 2_000);
    private static final Long ONE_SEED = Long.getLong("simulation.seed");
    private static final int LINES_SHOWN = 60;
    private static final int LINES_BEFORE = 30;

    @Test
    void whateverGoesWrongTheInvariantsHoldAfterEveryStep() {
        LongStream seeds = ONE_SEED != null ? LongStream.of(ONE_SEED) : LongStream.rangeClosed(1, DAYS);
        OptionalLong failing = seeds.parallel()
                .filter(seed -> violation(Schedule.of(seed)) != null)
                .findFirst();
        failing.ifPresent(seed -> fail(story(seed)));
    }

    @Test
    void aSeedReplaysExactly() {
        for (long seed = 1; seed <= 2; seed++) {
            List<String> day = Simulation.timeline(Schedule.of(seed));
            assertFalse(day.isEmpty());
            assertEquals(day, Simulation.timeline(Schedule.of(seed)));
        }
    }

    @Test
    void aFailureIsShrunkToWhatItNeeds() {
        List<Integer> all = List.of(1, 2, 3, 4, 5, 6, 7, 8);
        assertEquals(List.of(3, 6), Shrinking.shrink(all, some -> some.containsAll(List.of(3, 6))));
    }

    private static Violation violation(Schedule schedule) {
        try {
            Simulation.run(schedule);
            return null;
        } catch (Violation violation) {
            return violation;
        }
    }

    private static String story(long seed) {
        Schedule whole = Schedule.of(seed);
        Violation.Invariant broken = violation(whole).invariant();
        Schedule shrunk = whole.with(Shrinking.shrink(whole.faults(), fewer -> {
            Violation violation = violation(whole.with(fewer));
            return violation != null && violation.invariant() == broken;
        }));
        List<String> timeline = Simulation.timeline(shrunk);
        Violation violation = violation(shrunk);
        long after = timeline.stream().filter(violation::isBefore).count();
        String excerpt = timeline.stream()
                .skip(Math.max(0, timeline.size() - Math.max(after + LINES_BEFORE, LINES_SHOWN)))
                .limit(LINES_SHOWN)
                .collect(Collectors.joining("\n"));
        String faults = shrunk.faults().stream().map(Fault::toString).collect(Collectors.joining("\n"));
        return String.join(
                "\n\n",
                broken + " does not hold with seed " + seed + ". To replay:",
                "mvn test -pl camel-zoom-websocket/component -am -Dtest=ConnectionSimulationTest"
                        + " -Dsurefire.failIfNoSpecifiedTests=false -Dsimulation.seed=" + seed,
                whole.settings() + "\n" + whole.habits(),
                "What goes wrong, as far as it is needed:\n" + faults,
                violation.getMessage(),
                "What happened then:\n" + excerpt);
    }
}
