package io.github.camelzoom.websocket.benchmarks.micro;

import java.io.PrintStream;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs the micro-benchmarks of this package. Prints the rows of a table in Markdown (what, ns, bytes) as its output,
 * and JMH's own words on its standard error.
 */
public final class MicroMain {

    private static final int ITERATIONS = 5;

    private MicroMain() {}

    /** @param args none */
    public static void main(String[] args) throws RunnerException {
        PrintStream rows = System.out;
        System.setOut(System.err);
        Options options = new OptionsBuilder()
                .include(MicroMain.class.getPackageName() + ".*")
                .forks(1)
                .warmupIterations(ITERATIONS)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(ITERATIONS)
                .measurementTime(TimeValue.seconds(1))
                .addProfiler(GCProfiler.class)
                .build();
        Collection<RunResult> results = new Runner(options).run();
        results.forEach(result -> rows.println(row(result)));
    }

    private static String row(RunResult result) {
        BenchmarkParams parameters = result.getParams();
        String name = parameters
                .getBenchmark()
                .substring(MicroMain.class.getPackageName().length() + 1);
        String with = parameters.getParamsKeys().stream()
                .map(key -> " " + key + "=" + parameters.getParam(key))
                .collect(Collectors.joining());
        Result<?> time = result.getPrimaryResult();
        Result<?> bytes = result.getSecondaryResults().get("gc.alloc.rate.norm");
        return String.format(
                Locale.ROOT,
                "| `%s`%s | %,.0f | %,.0f | %,.0f |",
                name,
                with,
                time.getScore(),
                time.getScoreError(),
                bytes == null ? 0 : bytes.getScore());
    }
}
