package io.github.camelzoom.websocket.benchmarks;

import io.github.camelzoom.websocket.benchmarks.event.Mix;
import io.github.camelzoom.websocket.benchmarks.event.StreamName;
import java.util.List;

/**
 * One kind of stream, and who receives it.
 *
 * @param name       for files and for choosing
 * @param title      for people
 * @param kind       what is looked at
 * @param eventBytes the length of each event
 * @param mix        which types
 * @param rate       events per second, or {@link StreamName#UNBOUNDED}
 * @param contenders in the order of their turns
 */
record Suite(String name, String title, Kind kind, int eventBytes, Mix mix, int rate, List<String> contenders) {

    enum Kind {
        THROUGHPUT,
        LATENCY
    }

    private static final List<String> FASTEST = List.of(
            "raw",
            "raw-trusting",
            "raw-decode",
            "bare-camel",
            "ours",
            "ours-pooled",
            "ours-4-lanes",
            "ours-4-lanes-pooled",
            "vertx-websocket",
            NodePackage.NAME);

    private static final List<String> PROMPTEST =
            List.of("raw", "bare-camel-loop", "bare-camel", "ours", "vertx-websocket");

    /** All, in the order in which they are run. */
    static final List<Suite> ALL = List.of(
            throughput("throughput-600", "Events of 600 bytes, as fast as they can be taken", 600, Mix.FOUR, FASTEST),
            throughput(
                    "throughput-16k", "Events of 16 KiB, as fast as they can be taken", 16 * 1024, Mix.FOUR, FASTEST),
            throughput(
                    "filter",
                    "Events of 600 bytes, 99 % of which are filtered out",
                    600,
                    Mix.RARE,
                    List.of("raw-trusting", "raw-decode", "ours", "ours-pooled")),
            latency("latency-1k", "Latency at 1,000 events/s", 1_000),
            latency("latency-10k", "Latency at 10,000 events/s", 10_000));

    private static Suite throughput(String name, String title, int eventBytes, Mix mix, List<String> contenders) {
        return new Suite(name, title, Kind.THROUGHPUT, eventBytes, mix, StreamName.UNBOUNDED, contenders);
    }

    private static Suite latency(String name, String title, int rate) {
        return new Suite(name, title, Kind.LATENCY, 600, Mix.FOUR, rate, PROMPTEST);
    }

    /** The stream for one turn. */
    StreamName stream(String id) {
        return new StreamName(id, eventBytes, mix, rate);
    }
}
