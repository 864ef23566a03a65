package io.github.camelzoom.websocket;

import static io.github.camelzoom.websocket.ZoomRoute.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelzoom.websocket.connection.SteadyClock;
import io.github.camelzoom.websocket.delivery.EventCounters;
import io.github.camelzoom.websocket.delivery.EventOrdering;
import io.github.camelzoom.websocket.delivery.Lanes;
import io.github.camelzoom.websocket.delivery.PendingEvents;
import io.github.camelzoom.websocket.observation.StreamTimes;
import io.github.camelzoom.websocket.protocol.EventFilter;
import io.github.camelzoom.websocket.protocol.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.impl.engine.PooledExchangeFactory;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.support.AsyncProcessorSupport;
import org.apache.camel.support.DefaultConsumer;
import org.junit.jupiter.api.Test;

/**
 * A million events about a thousand meetings, through all that lies between the socket and the route, into a route that
 * takes its time, fails and hands over as chance will have it. Each round draws the number of lanes, the ordering, the
 * room for pending events and the kind of exchanges from its seed; {@code -Dlanes.seed=} plays one round alone.
 */
class OrderedDeliveryTest {

    private static final int ROUNDS = 20;
    private static final int EVENTS = 50_000;
    private static final int KEYS = 1_000;

    @Test
    void nothingIsLostRepeatedOrOvertakenByItsOwnKind() throws Exception {
        Long seed = Long.getLong("lanes.seed");
        if (seed != null) {
            new Round(seed).play();
            return;
        }
        for (int round = 0; round < ROUNDS; round++) {
            new Round(20_261_125L + round).play();
        }
    }

    /** How the route deals with an event. */
    private enum Manner {
        AT_ONCE,
        SLOWLY,
        FAILING,
        THROWING,
        BY_ANOTHER_THREAD,
        MUCH_LATER,
        FAILING_LATER
    }

    private static final class Round {

        private final long seed;
        private final SplittableRandom random;
        private final int lanes;
        private final EventOrdering ordering;
        private final int limit;
        private final boolean pooled;

        private final AtomicIntegerArray seen = new AtomicIntegerArray(EVENTS);
        private final AtomicIntegerArray busyWithKey = new AtomicIntegerArray(KEYS);
        private final AtomicIntegerArray latestOfKey = new AtomicIntegerArray(KEYS);
        private final AtomicInteger latest = new AtomicInteger(-1);
        private final AtomicInteger active = new AtomicInteger();
        private final AtomicInteger failures = new AtomicInteger();
        private final Queue<String> violations = new ConcurrentLinkedQueue<>();

        private final ScheduledExecutorService elsewhere = Executors.newScheduledThreadPool(2);
        private final EventCounters counters = new EventCounters();
        private final Semaphore roomAgain = new Semaphore(0);

        Round(long seed) {
            this.seed = seed;
            this.random = new SplittableRandom(seed);
            this.lanes = List.of(1, 2, 3, 4, 8, 16).get(random.nextInt(6));
            this.ordering = random.nextInt(5) == 0 ? EventOrdering.none : EventOrdering.object;
            this.limit = List.of(1, 10, 100, 1000).get(random.nextInt(4));
            this.pooled = random.nextBoolean();
            IntStream.range(0, KEYS).forEach(key -> latestOfKey.set(key, -1));
        }

        void play() throws Exception {
            ExecutorService threads = Executors.newFixedThreadPool(lanes);
            try (DefaultCamelContext context = new DefaultCamelContext()) {
                context.disableJMX();
                if (pooled) {
                    context.getCamelContextExtension().setExchangeFactory(new PooledExchangeFactory());
                }
                context.start();
                deliver(context, threads);
            } finally {
                threads.shutdownNow();
                elsewhere.shutdownNow();
            }
        }

        private void deliver(DefaultCamelContext context, ExecutorService threads) throws Exception {
            DefaultConsumer consumer = new DefaultConsumer(
                    context.getEndpoint("zoom-ws:sub?clientId=id&clientSecret=secret"), new Route());
            consumer.setExceptionHandler(new CountingHandler(failures));
            consumer.start();
            PendingEvents pending = new PendingEvents(limit, roomAgain::release);
            StreamTimes times = new StreamTimes();
            EventExchanges exchanges = new EventExchanges(consumer, false, counters, times);
            Lanes<ReceivedEvent> way = new Lanes<>(
                    lanes,
                    threads,
                    (event, done) -> exchanges.route(event, () -> {
                        pending.completed();
                        done.run();
                    }),
                    pending::idle);
            way.open();
            EventIntake intake = new EventIntake(
                    "sub",
                    EventFilter.all(),
                    ordering,
                    null,
                    counters,
                    times,
                    pending,
                    SteadyClock.shared(),
                    event -> way.add(event.orderKey(), event));

            for (int number = 0; number < EVENTS && violations.isEmpty(); number++) {
                intake.take(new Frame.Message(event(number), null, null), "sub", 1, false, number);
                while (!intake.wantsReading()) {
                    assertTrue(roomAgain.tryAcquire(1, TimeUnit.MINUTES), () -> "stuck: " + this);
                }
                if (pending.count() > limit) {
                    violations.add("more pending than there is room for, at event " + number);
                }
            }
            eventually().until(() -> pending.count() == 0);
            consumer.stop();
            check();
        }

        /** Some meetings are busier than others. */
        private String event(int number) {
            int key = random.nextInt(random.nextInt(KEYS) + 1);
            return "{\"event\":\"meeting.participant_joined\",\"event_ts\":" + number
                    + ",\"payload\":{\"account_id\":\"A\",\"object\":{\"id\":\"" + key + "\"}}}";
        }

        private void check() {
            assertEquals(List.of(), new ArrayList<>(violations), this::toString);
            List<Integer> notOnce = IntStream.range(0, EVENTS)
                    .filter(number -> seen.get(number) != 1)
                    .boxed()
                    .toList();
            assertEquals(List.of(), notOnce, () -> "lost or repeated: " + this);
            assertEquals(EVENTS, counters.completedCount() + counters.failedCount(), this::toString);
            assertEquals(failures.get(), counters.failedCount(), () -> "each failure is told once: " + this);
            assertEquals(0, active.get(), this::toString);
        }

        private void begin(int number, int key) {
            int now = active.incrementAndGet();
            if (now > lanes) {
                violations.add(now + " at a time, at event " + number);
            }
            seen.incrementAndGet(number);
            if (lanes == 1 && latest.getAndSet(number) >= number) {
                violations.add("overtaken with one lane: " + number);
            }
            if (ordering == EventOrdering.object) {
                if (busyWithKey.incrementAndGet(key) != 1) {
                    violations.add("begun before the one before it was done: " + number);
                }
                if (latestOfKey.getAndSet(key, number) >= number) {
                    violations.add("overtaken: " + number);
                }
            }
        }

        private void end(int key) {
            if (ordering == EventOrdering.object) {
                busyWithKey.decrementAndGet(key);
            }
            active.decrementAndGet();
        }

        @Override
        public String toString() {
            return "-Dlanes.seed=" + seed + " (lanes=" + lanes + ", ordering=" + ordering + ", maxPendingEvents="
                    + limit + ", pooled=" + pooled + ")";
        }

        private final class Route extends AsyncProcessorSupport {

            @Override
            public boolean process(Exchange exchange, AsyncCallback callback) {
                int number = exchange.getMessage()
                        .getHeader(ZoomWsConstants.EVENT_TIMESTAMP, Long.class)
                        .intValue();
                int key = exchange.getMessage().getHeader(ZoomWsConstants.OBJECT_ID, Integer.class);
                begin(number, key);
                SplittableRandom chance = new SplittableRandom(seed * EVENTS + number);
                switch (manner(chance)) {
                    case AT_ONCE -> {}
                    case SLOWLY -> busyFor(chance.nextInt(50_000));
                    case FAILING -> exchange.setException(new IllegalStateException("failed"));
                    case THROWING -> {
                        end(key);
                        throw new AssertionError("thrown");
                    }
                    case BY_ANOTHER_THREAD -> {
                        elsewhere.execute(() -> done(key, callback));
                        return false;
                    }
                    case MUCH_LATER -> {
                        int micros = chance.nextInt(200);
                        elsewhere.schedule(() -> done(key, callback), micros, TimeUnit.MICROSECONDS);
                        return false;
                    }
                    case FAILING_LATER -> {
                        elsewhere.execute(() -> {
                            exchange.setException(new IllegalStateException("failed later"));
                            done(key, callback);
                        });
                        return false;
                    }
                }
                end(key);
                callback.done(true);
                return true;
            }

            private void done(int key, AsyncCallback callback) {
                end(key);
                callback.done(false);
            }

            private Manner manner(SplittableRandom chance) {
                return switch (chance.nextInt(100)) {
                    case 0, 1, 2 -> Manner.SLOWLY;
                    case 3, 4, 5 -> Manner.FAILING;
                    case 6 -> Manner.THROWING;
                    case 7, 8, 9, 10, 11, 12, 13, 14 -> Manner.BY_ANOTHER_THREAD;
                    case 15, 16 -> Manner.MUCH_LATER;
                    case 17, 18 -> Manner.FAILING_LATER;
                    default -> Manner.AT_ONCE;
                };
            }

            /** As a route that computes; the time is not waited for by anybody. */
            private void busyFor(long nanos) {
                long end = System.nanoTime() + nanos;
                while (System.nanoTime() < end) {
                    Thread.onSpinWait();
                }
            }
        }
    }

    private record CountingHandler(AtomicInteger failures) implements ExceptionHandler {
        @Override
        public void handleException(Throwable exception) {
            failures.incrementAndGet();
        }

        @Override
        public void handleException(String message, Throwable exception) {
            failures.incrementAndGet();
        }

        @Override
        public void handleException(String message, Exchange exchange, Throwable exception) {
            failures.incrementAndGet();
        }
    }
}
