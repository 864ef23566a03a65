package io.github.camelzoom.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Routes on virtual threads, which Camel uses for all its pools when told to before its first class is loaded. So this
 * runs {@link VirtualThreadsRoute} in a JVM of its own: the one of this build if it knows virtual threads, or else one
 * that is installed beside it.
 */
class VirtualThreadsTest {

    private static final int FIRST_WITH_VIRTUAL_THREADS = 21;
    private static final Pattern VERSION = Pattern.compile("(?m)^JAVA_VERSION=\"(\\d+)");

    @TempDir
    Path folder;

    @Test
    void severalLanesOfVirtualThreadsKeepTheOrderAndEnd() throws Exception {
        Optional<Path> java = javaWithVirtualThreads();
        assumeTrue(java.isPresent(), "no Java 21 or later is installed beside " + System.getProperty("java.home"));
        Path output = folder.resolve("output.txt");

        Process process = new ProcessBuilder(
                        java.get().toString(),
                        "-Dcamel.threads.virtual.enabled=true",
                        "-cp",
                        classPath(),
                        VirtualThreadsRoute.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        boolean ended = process.waitFor(2, TimeUnit.MINUTES);
        process.destroyForcibly();

        String words = Files.readString(output, StandardCharsets.UTF_8);
        assertTrue(ended, words);
        assertEquals(0, process.exitValue(), words);
        assertTrue(words.contains(VirtualThreadsRoute.GOOD), words);
    }

    /** Surefire may start this JVM with a manifest in place of a class path. */
    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    private static Optional<Path> javaWithVirtualThreads() throws IOException {
        Path own = Path.of(System.getProperty("java.home"));
        try (Stream<Path> besides = Files.list(own.toRealPath().getParent())) {
            return Stream.concat(Stream.of(own), besides)
                    .filter(home -> version(home) >= FIRST_WITH_VIRTUAL_THREADS)
                    .map(home -> home.resolve("bin").resolve("java" + (File.separatorChar == '\\' ? ".exe" : "")))
                    .filter(Files::isExecutable)
                    .findFirst();
        }
    }

    private static int version(Path home) {
        try {
            Matcher version = VERSION.matcher(Files.readString(home.resolve("release")));
            return version.find() ? Integer.parseInt(version.group(1)) : 0;
        } catch (IOException noJava) {
            return 0;
        }
    }
}
