package io.github.camelzoom.websocket.benchmarks;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is to be measured, from system properties {@code benchmark.*}.
 *
 * @param suites     names of suites, or {@code all}
 * @param contenders names of contenders, or {@code all}
 * @param rounds     how often each contender has its turn
 * @param warmUp     before each measuring
 * @param measure    time of each measuring
 * @param directory  where results are written
 * @param node       the sources of the contender in JavaScript
 */
record Settings(
        Set<String> suites,
        Set<String> contenders,
        int rounds,
        Duration warmUp,
        Duration measure,
        Path directory,
        Path node) {

    private static final String ALL = "all";

    static Settings ofSystemProperties() {
        return new Settings(
                names(System.getProperty("benchmark.suites", ALL)),
                names(System.getProperty("benchmark.contenders", ALL)),
                Integer.getInteger("benchmark.rounds", 3),
                seconds(System.getProperty("benchmark.warmup", "3s")),
                seconds(System.getProperty("benchmark.measure", "4s")),
                Path.of(System.getProperty("benchmark.directory", "target/benchmarks")),
                Path.of(System.getProperty("benchmark.node", "src/main/node")));
    }

    private static Set<String> names(String list) {
        return new TreeSet<>(Arrays.asList(list.split(",")));
    }

    private static Duration seconds(String text) {
        return Duration.parse("PT" + text);
    }

    /**
     * Refuses names that nobody has: a run of half an hour that measures nothing is a poor answer to a slip.
     *
     * @throws IllegalArgumentException naming what there is
     */
    void check(Collection<String> knownSuites, Collection<String> knownContenders) {
        check(suites, knownSuites, "suite");
        check(contenders, knownContenders, "contender");
    }

    private static void check(Set<String> chosen, Collection<String> known, String what) {
        for (String name : chosen) {
            if (!name.equals(ALL) && !known.contains(name)) {
                throw new IllegalArgumentException("no " + what + " " + name + "; there are " + known);
            }
        }
    }

    boolean wantsSuite(String name) {
        return suites.contains(ALL) || suites.contains(name);
    }

    boolean wantsContender(String name) {
        return contenders.contains(ALL) || contenders.contains(name);
    }
}
