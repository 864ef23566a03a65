package io.github.camelzoom.websocket.benchmarks;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * What this project wants to reach, as ratios within one run, since absolute numbers say more about the machine.
 *
 * @param suite  where it is looked for
 * @param words  what is compared, for people
 * @param value  what was found; empty if one of the two did not take part
 * @param atMost whether less is better
 * @param bound  what is wanted
 */
record Target(String suite, String words, Finding value, boolean atMost, double bound) {

    /** Finds the value in a suite's results. */
    @FunctionalInterface
    interface Finding {
        OptionalDouble in(Results results);
    }

    private static final List<Target> ALL = List.of(
            speed("throughput-600", "ours", "raw-decode", 0.8),
            speed("throughput-600", "ours", "vertx-websocket", 3),
            speed("throughput-600", "ours", "node", 1.5),
            new Target(
                    "throughput-600",
                    "CPU per event, `ours` to `vertx-websocket`",
                    results -> results.ratio("ours", "vertx-websocket", Figures::cpuMicrosPerEvent),
                    true,
                    0.2),
            bytes("ours", 4.5),
            bytes("ours-pooled", 3.5),
            speed("throughput-16k", "ours", "vertx-websocket", 5),
            speed("throughput-16k", "ours", "node", 3),
            speed("filter", "ours", "raw-decode", 0.9),
            latency("latency-1k", "p50", Figures::p50Micros),
            latency("latency-1k", "p99", Figures::p99Micros),
            latency("latency-10k", "p50", Figures::p50Micros),
            latency("latency-10k", "p99", Figures::p99Micros));

    private static Target speed(String suite, String contender, String other, double atLeast) {
        return new Target(
                suite,
                "events/s, `" + contender + "` to `" + other + "`",
                results -> results.ratio(contender, other, Figures::eventsPerSecond),
                false,
                atLeast);
    }

    private static Target bytes(String contender, double atMostKib) {
        return new Target(
                "throughput-600",
                "KiB allocated per event, `" + contender + "`",
                results -> results.took(contender)
                        ? OptionalDouble.of(results.median(contender, Figures::bytesPerEvent) / 1024)
                        : OptionalDouble.empty(),
                true,
                atMostKib);
    }

    private static Target latency(String suite, String name, ToDoubleFunction<JsonObject> figure) {
        return new Target(
                suite,
                name + ", `ours` to `bare-camel`",
                results -> results.ratio("ours", "bare-camel", figure),
                true,
                1.1);
    }

    /** A table of those of a suite, or nothing if there are none or none could be looked at. */
    static String of(Suite suite, Results results) {
        Table table = new Table("target", "wanted", "found", "reached");
        boolean any = false;
        for (Target target : ALL) {
            OptionalDouble found =
                    target.suite.equals(suite.name()) ? target.value.in(results) : OptionalDouble.empty();
            if (found.isPresent()) {
                any = true;
                double value = found.getAsDouble();
                boolean reached = target.atMost ? value <= target.bound : value >= target.bound;
                table.row(
                        target.words,
                        (target.atMost ? "at most " : "at least ") + target.bound,
                        Table.number(value, 2),
                        reached ? "yes" : "no");
            }
        }
        return any ? table.toString() : "";
    }
}
