package io.github.camelzoom.websocket.benchmarks;

import static io.github.camelzoom.websocket.benchmarks.Table.number;

import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;

/** What subscriptions cost on which nothing happens, and what each further one adds. */
final class IdleCost {

    static final String NAME = "idle";

    /** How many subscriptions one JVM has, the first number being the one that others are compared with. */
    static final int[] COUNTS = {1, 100, 1_000};

    private static final int MOST_FURTHER_THREADS = 10;
    private static final int MOST_KIB_EACH = 100;
    private static final int MOST_LATE_MILLIS = 500;

    private final Map<Integer, JsonObject> found = new LinkedHashMap<>();

    void add(int count, JsonObject result) {
        found.put(count, result);
    }

    String report() {
        JsonObject one = found.get(COUNTS[0]);
        Table table = new Table(
                "subscriptions",
                "all connected after ms",
                "threads",
                "live heap MiB",
                "heap KiB each further",
                "RSS MiB",
                "CPU us/s each",
                "heartbeats/s each",
                "longest between heartbeats ms");
        Table targets = new Table("target", "wanted", "found", "reached");
        for (Map.Entry<Integer, JsonObject> entry : found.entrySet()) {
            int count = entry.getKey();
            JsonObject result = entry.getValue();
            if (result.containsKey("missing")) {
                table.row(count, result.getString("missing"), "", "", "", "", "", "", "");
                continue;
            }
            double seconds = result.getLong("nanos") / 1e9;
            table.row(
                    number(count),
                    number(result.getLong("connectedMillis")),
                    result.getInteger("threads"),
                    number(result.getLong("liveHeapBytes") / 1024.0 / 1024, 1),
                    count == 1 ? "" : number(heapKibEach(one, result, count), 1),
                    number(result.getLong("residentKib") / 1024.0),
                    number(result.getLong("cpuNanos") / 1e3 / seconds / count),
                    number(result.getInteger("heartbeats") / seconds / count, 2),
                    number(result.getLong("longestMillis")));
            if (count == COUNTS[COUNTS.length - 1]) {
                targets(targets, one, result, count);
            }
        }
        return "## Subscriptions without events\n\n" + table + "\n" + targets + "\n";
    }

    private static double heapKibEach(JsonObject one, JsonObject result, int count) {
        return (result.getLong("liveHeapBytes") - one.getLong("liveHeapBytes")) / 1024.0 / (count - 1);
    }

    private static void targets(Table table, JsonObject one, JsonObject result, int count) {
        target(
                table,
                "threads that " + number(count) + " need beyond those of one",
                MOST_FURTHER_THREADS,
                result.getInteger("threads") - one.getInteger("threads"));
        target(table, "live heap of each, KiB", MOST_KIB_EACH, heapKibEach(one, result, count));
        target(
                table,
                "heartbeats late by, ms",
                MOST_LATE_MILLIS,
                Math.max(0, result.getLong("longestMillis") - result.getLong("heartbeatMillis")));
    }

    private static void target(Table table, String words, int atMost, double found) {
        table.row(words, "at most " + atMost, number(found, 1), found <= atMost ? "yes" : "no");
    }
}
