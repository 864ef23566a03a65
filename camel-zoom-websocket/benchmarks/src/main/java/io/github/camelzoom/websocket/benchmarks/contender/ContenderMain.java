package io.github.camelzoom.websocket.benchmarks.contender;

import io.github.camelzoom.websocket.benchmarks.event.StreamName;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.HdrHistogram.Histogram;

/**
 * The process of one contender: receives a stream, warms up, measures for a while, then has the stream ended and waits
 * for the last event. Prints what it found as one line of JSON.
 */
public final class ContenderMain {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int MOST_EXTENSION = 8;

    private final String name;
    private final StreamName stream;
    private final ServerControl server;
    private final int port;
    private final Tally tally;

    private ContenderMain(String name, int port, StreamName stream) {
        this.name = name;
        this.port = port;
        this.stream = stream;
        this.server = new ServerControl(port);
        this.tally = new Tally(stream);
    }

    /** @param args name of the contender, port of the server, name of the stream, warm-up and measuring time in ms */
    public static void main(String[] args) {
        Lifeline.hold();
        int status = 1;
        try {
            ContenderMain main = new ContenderMain(args[0], Integer.parseInt(args[1]), StreamName.parse(args[2]));
            System.out.println(main.run(Long.parseLong(args[3]), Long.parseLong(args[4])));
            status = 0;
        } catch (Exception e) {
            e.printStackTrace();
        }
        // whatever threads the contender has: it need not end well, only be over
        Runtime.getRuntime().halt(status);
    }

    private JsonObject run(long warmUpMillis, long measureMillis) throws Exception {
        Contender contender = Contenders.byName(name);
        contender.start(port, stream, tally);
        if (!await(() -> tally.count() > 0)) {
            return new JsonObject().put("missing", "no event arrived");
        }
        warmUp(warmUpMillis);
        JsonObject result = measure(measureMillis);
        finish(result);
        return result.put("peakResidentKib", Usage.peakResidentKib());
    }

    private void warmUp(long millis) throws InterruptedException {
        if (tally.isTimed() && !await(() -> tally.count() >= StreamName.WARM_UP_EVENTS)) {
            throw new IllegalStateException("only " + tally.count() + " events in " + PATIENCE);
        }
        spend(millis);
    }

    /**
     * Lets the contender work for so long; and where others take the processor from it, until it has had as much of it
     * as it would have had alone, within reason.
     */
    private void spend(long millis) throws InterruptedException {
        long startedAt = System.nanoTime();
        long cpuBefore = Usage.processCpuNanos();
        TimeUnit.MILLISECONDS.sleep(millis);
        long enough = tally.isTimed() ? 0 : TimeUnit.MILLISECONDS.toNanos(millis);
        long latest = startedAt + MOST_EXTENSION * TimeUnit.MILLISECONDS.toNanos(millis);
        while (Usage.processCpuNanos() - cpuBefore < enough && System.nanoTime() < latest) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private JsonObject measure(long millis) throws Exception {
        tally.forgetLatencies();
        long serverBefore = server.cpuNanos();
        long eventsBefore = tally.progress();
        Usage before = Usage.now();
        spend(millis);
        Usage after = Usage.now();
        long events = tally.progress() - eventsBefore;
        long serverCpu = server.cpuNanos() - serverBefore;
        Histogram latencies = tally.latencies();
        JsonObject result = new JsonObject()
                .put("events", events)
                .put("nanos", after.nanoTime() - before.nanoTime())
                .put("machineNanos", after.machineNanos() - before.machineNanos())
                .put("cpuNanos", after.cpuNanos() - before.cpuNanos())
                .put("allocatedBytes", after.allocatedBytes() - before.allocatedBytes())
                .put("serverCpuNanos", serverCpu);
        if (tally.isTimed()) {
            result.put("p50", latencies.getValueAtPercentile(50))
                    .put("p99", latencies.getValueAtPercentile(99))
                    .put("p999", latencies.getValueAtPercentile(99.9));
        }
        return result;
    }

    private void finish(JsonObject result) throws Exception {
        long expected = tally.expected(server.stop(stream));
        await(() -> tally.count() >= expected);
        result.put("lost", expected - (tally.count() - tally.repeated()))
                .put("repeated", tally.repeated())
                .put("outOfOrder", tally.outOfOrder())
                .put("outOfOrderWithinObjects", tally.outOfOrderWithinObjects())
                .put("total", tally.count());
    }

    private static boolean await(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(5);
        }
        return true;
    }
}
