package io.github.camelzoom.examples.ha.cluster;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A member of the cluster: a Java machine of its own, that can be killed and started again. */
public final class MemberProcess implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 30;

    private final String name;
    private final Class<?> main;
    private final Map<String, String> environment;
    private final File log;
    private Process process;

    MemberProcess(String name, Class<?> main, Map<String, String> environment, Path folder) {
        this.name = name;
        this.main = main;
        this.environment = environment;
        this.log = folder.resolve(name + ".log").toFile();
    }

    /** What it is called. */
    public String name() {
        return name;
    }

    /** Starts it, and does not wait until it does anything. */
    public void start() {
        // this process' own class path; with Surefire it is in another place
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                // short lives: what takes long to compile well is not worth it
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dlog4j2.configurationFile=member-log4j2.xml",
                main.getName()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log));
        builder.environment().putAll(environment);
        builder.environment().put("CLASSPATH", classPath);
        builder.environment().put("MEMBER_NAME", name);
        builder.environment()
                .put("HA_PARENT", Long.toString(ProcessHandle.current().pid()));
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException("The member " + name + " could not be started", e);
        }
    }

    /** Ends it at once, as a machine ends that loses its power: {@code kill -9}. */
    public void kill() {
        process.destroyForcibly();
        await();
    }

    /** Asks it to end, and waits until it did. */
    public void stop() {
        process.destroy();
        await();
    }

    /** Whether it runs. */
    public boolean isAlive() {
        return process != null && process.isAlive();
    }

    private void await() {
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        if (isAlive()) {
            stop();
        }
    }
}
