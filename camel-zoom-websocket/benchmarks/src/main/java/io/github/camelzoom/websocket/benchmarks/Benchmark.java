package io.github.camelzoom.websocket.benchmarks;

import io.github.camelzoom.websocket.benchmarks.contender.ContenderMain;
import io.github.camelzoom.websocket.benchmarks.contender.IdleMain;
import io.github.camelzoom.websocket.benchmarks.micro.MicroMain;
import io.github.camelzoom.websocket.benchmarks.server.EventServer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs the suites: one server in its own process for all, and for each turn of each contender a process of its own. The
 * contenders take turns, round by round, so that whatever else the machine does meets all of them.
 */
public final class Benchmark {

    private static final String HEAP = "1g";
    private static final String MICRO = "micro";

    private final Settings settings;
    private final Path log;
    private final int port;
    private final NodePackage node;
    private final StringBuilder report = new StringBuilder();
    private int turns;

    private Benchmark(Settings settings, Path log, int port) {
        this.settings = settings;
        this.log = log;
        this.port = port;
        this.node = new NodePackage(settings.node(), settings.directory(), log);
    }

    /** See {@link Settings} for what can be chosen. */
    public static void main(String[] args) throws IOException {
        Settings settings = Settings.ofSystemProperties();
        settings.check(suites(), contenders());
        Files.createDirectories(settings.directory());
        Path log = settings.directory().resolve("errors.txt");
        Files.deleteIfExists(log);
        try (ChildProcess server = ChildProcess.start(ChildProcess.java("512m", EventServer.class, List.of()), log)) {
            new Benchmark(settings, log, Integer.parseInt(server.line())).run();
        }
    }

    private static List<String> suites() {
        List<String> names = new ArrayList<>(Suite.ALL.stream().map(Suite::name).toList());
        names.add(IdleCost.NAME);
        names.add(MICRO);
        return names;
    }

    private static List<String> contenders() {
        return Suite.ALL.stream()
                .flatMap(suite -> suite.contenders().stream())
                .distinct()
                .toList();
    }

    private void run() throws IOException {
        write("# Benchmarks\n\n" + Machine.describe() + "\n\n");
        for (Suite suite : Suite.ALL) {
            if (settings.wantsSuite(suite.name())) {
                write(Report.of(suite, measure(suite)));
            }
        }
        if (settings.wantsSuite(IdleCost.NAME)) {
            write(idle().report());
        }
        if (settings.wantsSuite(MICRO)) {
            write(micro());
        }
    }

    /** After each suite, so that a run that is broken off leaves what it has found. */
    private void write(String text) throws IOException {
        System.out.println(text);
        report.append(text);
        Files.writeString(settings.directory().resolve("benchmarks.md"), report);
    }

    private Results measure(Suite suite) throws IOException {
        Results results = new Results();
        for (int round = 1; round <= settings.rounds(); round++) {
            for (String contender : suite.contenders()) {
                if (settings.wantsContender(contender)) {
                    JsonObject result = turn(suite, contender);
                    System.out.println(suite.name() + " " + round + " " + contender + " " + result.encode());
                    results.add(contender, result);
                }
            }
        }
        return results;
    }

    private JsonObject turn(Suite suite, String contender) throws IOException {
        turns++;
        List<String> arguments = List.of(
                Integer.toString(port),
                suite.stream("turn" + turns).toString(),
                Long.toString(settings.warmUp().toMillis()),
                Long.toString(settings.measure().toMillis()));
        if (!contender.equals(NodePackage.NAME)) {
            List<String> named = new ArrayList<>(List.of(contender));
            named.addAll(arguments);
            return report(ChildProcess.java(HEAP, ContenderMain.class, named));
        }
        String missing = node.install();
        return missing == null ? report(node.command(arguments)) : new JsonObject().put("missing", missing);
    }

    private IdleCost idle() throws IOException {
        IdleCost cost = new IdleCost();
        for (int count : IdleCost.COUNTS) {
            List<String> arguments = List.of(
                    Integer.toString(port),
                    Integer.toString(count),
                    Long.toString(settings.measure().toMillis()));
            JsonObject result = report(ChildProcess.java(HEAP, IdleMain.class, arguments));
            System.out.println(IdleCost.NAME + " " + count + " " + result.encode());
            cost.add(count, result);
        }
        return cost;
    }

    private String micro() throws IOException {
        StringBuilder rows = new StringBuilder();
        try (ChildProcess process = ChildProcess.start(ChildProcess.java(HEAP, MicroMain.class, List.of()), log)) {
            for (String row = process.line(); row != null; row = process.line()) {
                rows.append(row).append('\n');
            }
        }
        return "## The steps one by one\n\n" + new Table("", "ns", "+-", "bytes") + rows + "\n";
    }

    /** What a process says in its only line. */
    private JsonObject report(List<String> command) throws IOException {
        try (ChildProcess process = ChildProcess.start(command, log)) {
            String line = process.line();
            if (line != null) {
                return new JsonObject(line);
            }
        } catch (DecodeException e) {
            // as good as none; what it has to say stands in the log
        }
        return new JsonObject().put("missing", "it failed; see " + log.getFileName());
    }
}
