package io.github.camelzoom.websocket;

import io.github.camelzoom.websocket.simulator.ZoomSimulator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** The program that {@link VirtualThreadsTest} runs: ends with 0 when all is as it should be. */
final class VirtualThreadsRoute {

    static final String GOOD = "Routed on virtual threads in order.";

    private static final int EVENTS = 1_000;
    private static final int LANES = 3;

    private final Queue<String> received = new ConcurrentLinkedQueue<>();
    private final Set<String> platformThreads = ConcurrentHashMap.newKeySet();
    private final AtomicInteger active = new AtomicInteger();
    private final AtomicInteger mostActive = new AtomicInteger();
    private final CountDownLatch all = new CountDownLatch(EVENTS);

    public static void main(String[] arguments) {
        int status = 1;
        try {
            new VirtualThreadsRoute().run();
            System.out.println(GOOD);
            status = 0;
        } catch (Throwable e) {
            e.printStackTrace(System.out);
        }
        System.exit(status);
    }

    private void run() throws Exception {
        List<String> sent =
                IntStream.range(0, EVENTS).mapToObj(EventLoad::event).toList();
        try (ZoomSimulator zoom = ZoomSimulator.create().start();
                DefaultCamelContext context = ZoomRoute.newContext()) {
            RouteBuilder.addRoutes(context, routes -> routes.from(zoom.endpointUri("concurrentConsumers=" + LANES))
                    .process(this::take)
                    .delay(1)
                    .asyncDelayed()
                    .end()
                    .process(this::give));
            context.start();
            check(zoom.awaitConnected(Duration.ofSeconds(30)), "no connection");
            sent.forEach(zoom::send);
            check(all.await(60, TimeUnit.SECONDS), "only " + received.size() + " events were routed");
            context.stop();
        }
        check(byMeeting(sent).equals(byMeeting(received)), "lost, repeated or overtaken: " + received);
        check(mostActive.get() <= LANES, mostActive + " at a time");
        check(platformThreads.isEmpty(), "routed on platform threads: " + platformThreads);
    }

    private void take(Exchange exchange) throws ReflectiveOperationException {
        mostActive.accumulateAndGet(active.incrementAndGet(), Math::max);
        Thread thread = Thread.currentThread();
        // not to be called by name in a build for Java 17
        if (!(boolean) Thread.class.getMethod("isVirtual").invoke(thread)) {
            platformThreads.add(thread.getName());
        }
    }

    private void give(Exchange exchange) {
        active.decrementAndGet();
        received.add(exchange.getMessage().getBody(String.class));
        all.countDown();
    }

    private static Map<String, List<String>> byMeeting(Iterable<String> events) {
        List<String> list = new ArrayList<>();
        events.forEach(list::add);
        return list.stream().collect(Collectors.groupingBy(event -> event.substring(event.indexOf("\"object\""))));
    }

    private static void check(boolean good, String otherwise) {
        if (!good) {
            throw new AssertionError(otherwise);
        }
    }
}
