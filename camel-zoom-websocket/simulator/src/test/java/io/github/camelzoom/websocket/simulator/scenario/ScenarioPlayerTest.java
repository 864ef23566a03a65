package io.github.camelzoom.websocket.simulator.scenario;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ScenarioPlayerTest {
    private final List<String> taken = new CopyOnWriteArrayList<>();

    private CompletableFuture<Void> take(String content) {
        taken.add(content);
        return CompletableFuture.completedFuture(null);
    }

    private static List<TimedEvent> events(int count, Duration apart) {
        return IntStream.range(0, count)
                .mapToObj(i -> new TimedEvent(apart.multipliedBy(i), "test", "" + i))
                .toList();
    }

    private static void join(Playback playback) throws Exception {
        playback.completion().get(10, TimeUnit.SECONDS);
    }

    @Test
    void sendsAllEventsInOrder() throws Exception {
        Playback playback = ScenarioPlayer.play(this::take, events(1000, Duration.ofHours(1)), Pace.max());

        join(playback);

        assertEquals(IntStream.range(0, 1000).mapToObj(i -> "" + i).toList(), taken);
        assertEquals(1000, playback.sent());
    }

    @Test
    void keepsToItsRateAndSpeed() throws Exception {
        long start = System.nanoTime();
        join(ScenarioPlayer.play(this::take, events(11, Duration.ZERO), Pace.rate(100)));
        join(ScenarioPlayer.play(this::take, events(3, Duration.ofMinutes(1)), Pace.speed(1200)));

        long took = System.nanoTime() - start;
        assertTrue(took >= TimeUnit.MILLISECONDS.toNanos(200), took + " ns");
        assertEquals(14, taken.size());
    }

    @Test
    void knowsWhenEachEventIsDue() {
        assertEquals(Duration.ofMinutes(10), Pace.speed(60).due(5, Duration.ofHours(10)));
        assertEquals(Duration.ofSeconds(2), Pace.rate(10).due(20, Duration.ofHours(10)));
        assertEquals(Duration.ZERO, Pace.max().due(20, Duration.ofHours(10)));
        assertThrows(IllegalArgumentException.class, () -> Pace.rate(0));
        assertThrows(IllegalArgumentException.class, () -> Pace.speed(Double.NaN));
    }

    @Test
    void handsOverNoMoreThanTheSinkTakes() {
        CompletableFuture<Void> never = new CompletableFuture<>();
        Playback playback = ScenarioPlayer.play(content -> never, events(10_000, Duration.ZERO), Pace.max());

        await().during(Duration.ofMillis(100)).until(() -> playback.sent() <= 256);
        never.complete(null);

        await().until(() -> playback.completion().isDone());
        assertEquals(10_000, playback.sent());
    }

    @Test
    void endsWhenCancelled() {
        Playback playback = ScenarioPlayer.play(this::take, events(10, Duration.ofHours(1)), Pace.speed(1));
        await().until(() -> taken.size() == 1);

        playback.cancel();

        assertThrows(CancellationException.class, () -> playback.completion().join());
        assertEquals(List.of("0"), taken);
    }

    @Test
    void failsWhenTheEventsCannotBeReadOrSent() {
        Stream<TimedEvent> unreadable = Stream.of(1).map(i -> {
            throw new IllegalStateException("unreadable");
        });
        Playback reading = ScenarioPlayer.play(this::take, unreadable, Pace.max());
        Playback sending = ScenarioPlayer.play(
                content -> CompletableFuture.failedFuture(new IllegalStateException("closed")),
                events(3, Duration.ZERO),
                Pace.max());

        assertThrows(CompletionException.class, () -> reading.completion().join());
        assertThrows(CompletionException.class, () -> sending.completion().join());
    }
}
