package io.github.camelzoom.websocket;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** A process that consumes until it is killed, or stopped as an operating system stops one. */
final class CoverageProcess implements AutoCloseable {

    private final Process process;

    private CoverageProcess(Process process) {
        this.process = process;
    }

    static CoverageProcess start(String uri, Path marks, Path output) throws IOException {
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return new CoverageProcess(new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        path,
                        CoverageProcess.class.getName(),
                        uri,
                        marks.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start());
    }

    /** The same as kill -9. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** As when its machine stands still; needs a system that has signals. */
    void freeze() throws IOException, InterruptedException {
        signal("STOP");
    }

    void thaw() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        int status = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
        if (status != 0) {
            throw new IOException("kill -" + name + " ended with " + status);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    public static void main(String[] arguments) throws Exception {
        try (DefaultCamelContext context = ZoomRoute.newContext()) {
            context.getRegistry().bind("marks", new CoverageDirectory(arguments[1]));
            RouteBuilder.addRoutes(context, routes -> routes.from(arguments[0] + "&coverageRepository=#marks")
                    .routeId(ZoomRoute.ID)
                    .log("${body}"));
            context.start();
            new CountDownLatch(1).await();
        }
    }
}
