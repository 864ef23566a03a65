package io.github.camelzoom.examples.dashboard.state;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How many events of each type came in the last minutes, in steps of time. Its memory is bounded: a type that did not
 * come for that long is forgotten, and types beyond a number count as one. For one thread at a time.
 */
final class EventTally {
    static final int STEPS = 30;
    static final long STEP_MILLIS = 10_000;
    static final String OTHERS = "other types";

    private static final int MOST_TYPES = 200;
    private static final int MOST_SHOWN = 14;

    private final Map<String, int[]> counts = new HashMap<>();
    private long newestStep = Long.MIN_VALUE;
    private long total;

    void count(String type, long now) {
        advance(now);
        total++;
        String name = Text.cut(type);
        String row = counts.containsKey(name) || counts.size() < MOST_TYPES ? name : OTHERS;
        counts.computeIfAbsent(row, key -> new int[STEPS])[slot(newestStep)]++;
    }

    /** The types that came most often, the most frequent first. */
    Tally tally(long now) {
        advance(now);
        List<TypeCount> all = new ArrayList<>();
        counts.forEach(
                (type, steps) -> all.add(new TypeCount(type, IntStream.of(steps).sum(), inOrder(steps))));
        all.sort(Comparator.comparingInt(TypeCount::count).reversed().thenComparing(TypeCount::type));
        List<TypeCount> shown = List.copyOf(all.subList(0, Math.min(MOST_SHOWN, all.size())));
        int inAll = all.stream().mapToInt(TypeCount::count).sum();
        return new Tally(total, inAll, STEP_MILLIS, shown, all.size() - shown.size());
    }

    /** Empties the steps that have begun since, and forgets the types that are not in any step now. */
    private void advance(long now) {
        long step = now / STEP_MILLIS;
        if (step <= newestStep) {
            return;
        }
        long first = Math.max(newestStep + 1, step - STEPS + 1);
        for (long begun = first; begun <= step; begun++) {
            int slot = slot(begun);
            counts.values().forEach(steps -> steps[slot] = 0);
        }
        newestStep = step;
        counts.values().removeIf(steps -> IntStream.of(steps).allMatch(count -> count == 0));
    }

    private List<Integer> inOrder(int[] steps) {
        return IntStream.rangeClosed(1, STEPS)
                .mapToObj(i -> steps[slot(newestStep + i)])
                .toList();
    }

    private static int slot(long step) {
        return Math.floorMod(step, STEPS);
    }

    /**
     * What came.
     *
     * @param total since the start
     * @param recent in the last minutes
     * @param stepMillis length of a step
     * @param types the most frequent ones
     * @param moreTypes how many types are not among them
     */
    record Tally(long total, int recent, long stepMillis, List<TypeCount> types, int moreTypes) {}

    /** @param steps how many came in each step, the current one last */
    record TypeCount(String type, int count, List<Integer> steps) {}
}
