package io.github.camelzoom.examples.quickstart;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.camelzoom.websocket.ZoomEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as a process of its own, asked to end while the day is being played. */
class StopTest {
    @TempDir
    Path data;

    @Test
    void askedToEndInTheMiddleOfTheDayItLeavesNothingHalfWritten() throws Exception {
        Path screen = data.resolve("screen.txt");
        Process process = start(screen);
        try {
            assumeTrue(process.supportsNormalTermination(), "this system only kills");
            await().atMost(Duration.ofSeconds(40)).until(() -> eventsSoFar() > 20 || !process.isAlive());
            process.destroy();
            assertTrue(process.waitFor(30, TimeUnit.SECONDS), "it ends");
        } finally {
            process.destroyForcibly();
        }

        String shown = Files.readString(screen);
        // what a Java machine says when it was asked to end by SIGTERM and did
        assertEquals(143, process.exitValue(), shown);
        assertTrue(shown.contains("It equals what the simulator sent"), shown);
        List<Path> files = files();
        assertEquals(
                List.of(),
                files.stream()
                        .filter(file -> file.getFileName().toString().startsWith(".writing-"))
                        .toList());
        String audit = Files.readString(audit(files));
        assertTrue(audit.endsWith("}\n"), "the last line is whole");
        audit.lines().forEach(ZoomEvent::parse);
        for (Path file : files) {
            if (file.toString().endsWith(".csv")) {
                assertTrue(Files.readString(file).endsWith("\r\n"), file + " ends with a whole line");
            }
        }
    }

    private Process start(Path screen) throws IOException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classPath,
                        "-Dlog4j2.configurationFile=log4j2.xml",
                        "-Dquickstart.data=" + data.resolve("runs"),
                        "-Dquickstart.seconds=20",
                        "-Dquickstart.observe.port=0",
                        Quickstart.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(screen.toFile())
                .start();
    }

    private long eventsSoFar() throws IOException {
        if (!Files.isDirectory(data.resolve("runs"))) {
            return 0;
        }
        for (Path file : files()) {
            if (file.endsWith("audit.jsonl")) {
                return Files.readString(file).lines().count();
            }
        }
        return 0;
    }

    private static Path audit(List<Path> files) {
        return files.stream()
                .filter(file -> file.endsWith("audit.jsonl"))
                .findFirst()
                .orElseThrow();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(data.resolve("runs"))) {
            return all.filter(Files::isRegularFile).toList();
        }
    }
}
