package io.github.camelzoom.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who has neither Micrometer nor camel-telemetry misses nothing else. */
class OptionalLibrariesTest {

    private static final Pattern OPTIONAL = Pattern.compile(".*(micrometer|prometheus|telemetry|HdrHistogram).*\\.jar");

    @Test
    void eventsAreReceivedWithoutThem(@TempDir Path folder) throws Exception {
        Path output = folder.resolve("output.txt");
        Process jvm = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classPathWithout(OPTIONAL),
                        BareApplication.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertTrue(jvm.waitFor(60, TimeUnit.SECONDS), "It did not end");
        } finally {
            jvm.destroyForcibly();
        }
        List<String> lines = Files.readAllLines(output);
        assertEquals(0, jvm.exitValue(), () -> String.join("\n", lines));
        assertTrue(
                lines.contains(BareApplication.WELL
                        + " io.micrometer.core.instrument.MeterRegistry org.apache.camel.telemetry.SpanDecorator"),
                () -> String.join("\n", lines));
    }

    /** Surefire gives the JVM of the tests a path of its own, and says elsewhere what is meant. */
    private static String classPathWithout(Pattern excluded) {
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(path.split(File.pathSeparator))
                .filter(entry -> !excluded.matcher(entry).matches())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
