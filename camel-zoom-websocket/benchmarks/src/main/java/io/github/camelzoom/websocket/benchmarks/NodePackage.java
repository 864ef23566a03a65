package io.github.camelzoom.websocket.benchmarks;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The contender in JavaScript: installed on demand, beside the results. */
final class NodePackage {

    static final String NAME = "node";

    private static final String SCRIPT = "contender.js";
    private static final List<String> SOURCES = List.of(SCRIPT, "package.json", "package-lock.json");

    private final Path sources;
    private final Path target;
    private final Path log;
    private String missing;
    private boolean installed;

    NodePackage(Path sources, Path directory, Path log) {
        this.sources = sources;
        this.target = directory.resolve("node");
        this.log = log;
    }

    /** Installs it if that has not been done; returns why it cannot take part, or null if it can. */
    String install() throws IOException {
        if (!installed) {
            installed = true;
            Files.createDirectories(target);
            for (String source : SOURCES) {
                Files.copy(sources.resolve(source), target.resolve(source), StandardCopyOption.REPLACE_EXISTING);
            }
            missing = succeeds(List.of("node", "--version"))
                    ? succeeds(List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"))
                            ? null
                            : "its package ws could not be installed"
                    : "there is no Node.js on this machine";
        }
        return missing;
    }

    /** @param arguments as its own comment says */
    List<String> command(List<String> arguments) {
        List<String> command =
                new ArrayList<>(List.of("node", target.resolve(SCRIPT).toString()));
        command.addAll(arguments);
        return command;
    }

    private boolean succeeds(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .directory(target.toFile())
                    .redirectOutput(Redirect.appendTo(log.toFile()))
                    .redirectError(Redirect.appendTo(log.toFile()))
                    .start();
            return process.waitFor(2, TimeUnit.MINUTES) && process.exitValue() == 0;
        } catch (IOException e) {
            return false; // no such program
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
