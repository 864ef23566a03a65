package io.github.camelzoom.websocket.benchmarks.contender;

import io.github.camelzoom.websocket.benchmarks.event.Mix;
import io.github.camelzoom.websocket.benchmarks.event.StreamName;
import io.vertx.core.json.JsonObject;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.util.concurrent.TimeUnit;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * The process of so many subscriptions of this project's component on which nothing happens but heartbeats, which go
 * out five times as often as by default. Prints what they cost as one line of JSON.
 */
public final class IdleMain {

    private static final int HEARTBEAT_MILLIS = 5_000;
    private static final long PATIENCE_MILLIS = 90_000;

    private IdleMain() {}

    /** @param args port of the server, number of subscriptions, measuring time in ms */
    public static void main(String[] args) {
        Lifeline.hold();
        int status = 1;
        try {
            System.out.println(run(Integer.parseInt(args[0]), Integer.parseInt(args[1]), Long.parseLong(args[2])));
            status = 0;
        } catch (Exception e) {
            e.printStackTrace();
        }
        Runtime.getRuntime().halt(status);
    }

    private static JsonObject run(int port, int count, long measureMillis) throws Exception {
        ServerControl server = new ServerControl(port);
        DefaultCamelContext context = new DefaultCamelContext();
        context.addRoutes(routes(port, count));
        long startedAt = System.nanoTime();
        context.start();
        JsonObject result = new JsonObject();
        if (awaitConnections(server, count)) {
            result.put("connectedMillis", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startedAt));
            measure(server, measureMillis, result);
        } else {
            result.put("missing", "not all of them connected in " + PATIENCE_MILLIS + " ms");
        }
        return result;
    }

    private static RouteBuilder routes(int port, int count) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                for (int i = 0; i < count; i++) {
                    StreamName stream = new StreamName("idle" + i, 600, Mix.FOUR, StreamName.SILENT);
                    from(ZoomWs.uri(port, stream) + "&heartbeatInterval=" + HEARTBEAT_MILLIS + "&livenessTimeout="
                                    + 3 * HEARTBEAT_MILLIS)
                            .log("an event nobody sent");
                }
            }
        };
    }

    private static boolean awaitConnections(ServerControl server, int count) throws Exception {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
        while (server.heartbeats().getInteger("connections") < count) {
            if (System.nanoTime() > end) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        return true;
    }

    private static void measure(ServerControl server, long millis, JsonObject result) throws Exception {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        // the first round of heartbeats still has the start's load beside it
        TimeUnit.MILLISECONDS.sleep(HEARTBEAT_MILLIS);
        memory.gc();
        server.heartbeats();
        Usage before = Usage.now();
        TimeUnit.MILLISECONDS.sleep(Math.max(millis, 2 * HEARTBEAT_MILLIS));
        Usage after = Usage.now();
        JsonObject heartbeats = server.heartbeats();
        int threads = ManagementFactory.getThreadMXBean().getThreadCount();
        memory.gc();
        result.put("nanos", after.nanoTime() - before.nanoTime())
                .put("cpuNanos", after.cpuNanos() - before.cpuNanos())
                .put("machineNanos", after.machineNanos() - before.machineNanos())
                .put("threads", threads)
                .put("liveHeapBytes", memory.getHeapMemoryUsage().getUsed())
                .put("residentKib", Usage.residentKib())
                .put("heartbeats", heartbeats.getInteger("count"))
                .put("longestMillis", heartbeats.getLong("longestMillis"))
                .put("heartbeatMillis", HEARTBEAT_MILLIS);
    }
}
