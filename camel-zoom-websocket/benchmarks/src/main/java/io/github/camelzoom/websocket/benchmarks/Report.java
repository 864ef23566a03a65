package io.github.camelzoom.websocket.benchmarks;

import static io.github.camelzoom.websocket.benchmarks.Table.number;

import java.util.Locale;

/** Writes what a suite found as Markdown. */
final class Report {

    /** In cores. */
    private static final double MUCH_NOISE = 0.3;

    private Report() {}

    static String of(Suite suite, Results results) {
        String table =
                switch (suite.kind()) {
                    case THROUGHPUT -> throughput(results);
                    case LATENCY -> latency(results);
                };
        StringBuilder text = new StringBuilder("## " + suite.title() + "\n\n" + table);
        String targets = Target.of(suite, results);
        if (!targets.isEmpty()) {
            text.append('\n').append(targets);
        }
        text.append(noise(results));
        if (!results.missing().isEmpty()) {
            text.append("\nNot measured:\n\n");
            results.missing().forEach((name, why) -> text.append("- `" + name + "`: " + why + "\n"));
        }
        return text.append('\n').toString();
    }

    /** Whoever reads a ratio must know when it says more about the machine's other work than about the contenders. */
    private static String noise(Results results) {
        double most = 0;
        for (String name : results.contenders()) {
            most = Math.max(most, results.maximum(name, Figures::othersCores));
        }
        return most <= MUCH_NOISE
                ? ""
                : "\nOthers kept up to " + number(most, 1) + " cores of this machine busy meanwhile: events/s and"
                        + " latencies are not to be relied on, nor are targets that rest on them.\n";
    }

    private static String throughput(Results results) {
        Table table = new Table(
                "",
                "events/s",
                "lowest to highest",
                "CPU us/event",
                "cores",
                "server's cores",
                "others' cores",
                "bytes/event",
                "peak RSS MiB",
                "order",
                "lost",
                "twice");
        for (String name : results.contenders()) {
            table.row(
                    "`" + name + "`",
                    number(results.median(name, Figures::eventsPerSecond)),
                    number(results.minimum(name, Figures::eventsPerSecond)) + " to "
                            + number(results.maximum(name, Figures::eventsPerSecond)),
                    number(results.median(name, Figures::cpuMicrosPerEvent), 2),
                    number(results.median(name, Figures::cores), 2),
                    number(results.median(name, Figures::serverCores), 2),
                    number(results.median(name, Figures::othersCores), 2),
                    name.equals("node") ? "" : number(results.median(name, Figures::bytesPerEvent)),
                    number(results.maximum(name, Figures::peakResidentMib)),
                    name.equals("raw") ? "not looked at" : order(results, name),
                    number(results.maximum(name, Figures::lost)),
                    number(results.maximum(name, Figures::repeated)));
        }
        return table.toString();
    }

    private static String order(Results results, String name) {
        double whole = results.maximum(name, Figures::outOfOrderPercent);
        double within = results.maximum(name, Figures::outOfOrderWithinObjectsPercent);
        if (whole == 0) {
            return "kept";
        }
        String broken = String.format(Locale.ROOT, "%.1f %% late", whole);
        return within == 0 ? "kept per object" : broken;
    }

    private static String latency(Results results) {
        Table table = new Table(
                "", "events/s", "p50 us", "p99 us", "p99.9 us", "CPU us/event", "others' cores", "order", "lost");
        for (String name : results.contenders()) {
            table.row(
                    "`" + name + "`",
                    number(results.median(name, Figures::eventsPerSecond)),
                    number(results.median(name, Figures::p50Micros)),
                    number(results.median(name, Figures::p99Micros)),
                    number(results.median(name, Figures::p999Micros)),
                    number(results.median(name, Figures::cpuMicrosPerEvent), 1),
                    number(results.median(name, Figures::othersCores), 2),
                    order(results, name),
                    number(results.maximum(name, Figures::lost)));
        }
        return table.toString();
    }
}
