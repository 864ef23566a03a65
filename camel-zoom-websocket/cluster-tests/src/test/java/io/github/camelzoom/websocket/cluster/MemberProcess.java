package io.github.camelzoom.websocket.cluster;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A {@link Member} in a JVM of its own, and what it has told so far. */
final class MemberProcess implements AutoCloseable {

    private static final List<String> LEADERSHIP = List.of("LEADS", "FOLLOWS");

    /** What a member told. */
    record Line(long at, String what) {

        static Line parse(String text) {
            int blank = text.indexOf(' ');
            return new Line(Long.parseLong(text.substring(0, blank)), text.substring(blank + 1));
        }
    }

    private final String name;
    private final Process process;
    private final List<Line> lines = new ArrayList<>();
    private final Thread reader;

    private MemberProcess(String name, Process process) {
        this.name = name;
        this.process = process;
        reader = new Thread(this::read, name);
        reader.setDaemon(true);
        reader.start();
    }

    static MemberProcess start(String name, Path folder, List<String> arguments) throws IOException {
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> command = Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "-Xmx128m",
                                "-cp",
                                path,
                                Member.class.getName()),
                        arguments.stream())
                .toList();
        return new MemberProcess(
                name,
                new ProcessBuilder(command)
                        .redirectError(folder.resolve(name + ".log").toFile())
                        .start());
    }

    private void read() {
        try (BufferedReader told = process.inputReader()) {
            for (String text = told.readLine(); text != null; text = told.readLine()) {
                Line line = Line.parse(text);
                synchronized (lines) {
                    lines.add(line);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Line> lines() {
        synchronized (lines) {
            return List.copyOf(lines);
        }
    }

    /** The lines that begin so, without that begin. */
    List<Line> lines(String begin) {
        return lines().stream()
                .filter(line -> line.what().startsWith(begin))
                .map(line -> new Line(line.at(), line.what().substring(begin.length())))
                .toList();
    }

    boolean isStarted() {
        return !lines("STARTED").isEmpty();
    }

    /** Whether it leads, as far as it knows itself. */
    boolean leads() {
        return process.isAlive()
                && lines().stream()
                        .map(Line::what)
                        .filter(LEADERSHIP::contains)
                        .reduce((earlier, later) -> later)
                        .filter("LEADS"::equals)
                        .isPresent();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    void askForReport() throws IOException {
        process.outputWriter().write("report\n");
        process.outputWriter().flush();
    }

    /** As an orchestrator stops a process: it may take its leave. */
    void terminate() throws InterruptedException {
        process.destroy();
        process.waitFor(30, TimeUnit.SECONDS);
        reader.join(5_000);
    }

    /** As kill -9 does. All that it had told is read then. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
        reader.join(5_000);
    }

    void freeze() throws IOException, InterruptedException {
        signal("STOP");
    }

    void thaw() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String signal) throws IOException, InterruptedException {
        int status = new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                .start()
                .waitFor();
        if (status != 0) {
            throw new IOException("kill -" + signal + " ended with " + status);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    @Override
    public String toString() {
        return name;
    }
}
