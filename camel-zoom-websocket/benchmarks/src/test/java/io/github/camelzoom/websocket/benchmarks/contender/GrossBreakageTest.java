package io.github.camelzoom.websocket.benchmarks.contender;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelzoom.websocket.benchmarks.event.Mix;
import io.github.camelzoom.websocket.benchmarks.event.StreamName;
import io.github.camelzoom.websocket.benchmarks.server.EventServer;
import java.time.Duration;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The benchmark's short form, for every build: a server at full speed, and the component behind it. Looks at what must
 * hold on every machine, and never at time.
 */
class GrossBreakageTest {

    private static final long EVENTS = 100_000;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** Some twice of what a run takes, the start included, where code is cold and allocates more. */
    private static final long MOST_BYTES_PER_EVENT = 10 * 1024;

    @ParameterizedTest
    @ValueSource(strings = {"ours", "ours-pooled"})
    void aFastStreamArrivesWholeInOrderAndWithoutWaste(String name) throws Exception {
        StreamName stream = new StreamName(name, 600, Mix.FOUR, StreamName.UNBOUNDED);
        Tally tally = new Tally(stream);

        Received received = receive(name, stream, tally, EVENTS);

        long bytesPerEvent = received.allocatedBytes() / received.expected();
        assertAll(
                () -> assertEquals(received.expected(), tally.count() - tally.repeated(), "events that arrived"),
                () -> assertEquals(0, tally.repeated(), "events that arrived twice"),
                () -> assertEquals(0, tally.outOfOrder(), "events that arrived after a later one"),
                () -> assertTrue(bytesPerEvent < MOST_BYTES_PER_EVENT, bytesPerEvent + " bytes allocated per event"));
    }

    @Test
    void ofAFilteredStreamExactlyTheWantedEventsArrive() throws Exception {
        StreamName stream = new StreamName("filtered", 600, Mix.RARE, StreamName.UNBOUNDED);
        Tally tally = new Tally(stream);

        Received received = receive("ours", stream, tally, EVENTS / Mix.RARE.step());

        assertAll(
                () -> assertEquals(received.expected(), tally.count() - tally.repeated(), "events that arrived"),
                () -> assertEquals(0, tally.repeated(), "events that arrived twice"),
                () -> assertEquals(0, tally.outOfOrder(), "events that arrived after a later one"));
    }

    /**
     * @param expected       how many events should have come
     * @param allocatedBytes by all threads, the server's included, taken while they are alive
     */
    private record Received(long expected, long allocatedBytes) {}

    /** Receives so many events at least, and then all that come before the end. */
    private static Received receive(String name, StreamName stream, Tally tally, long events) throws Exception {
        try (EventServer server = new EventServer();
                Contender contender = Contenders.byName(name)) {
            Usage before = Usage.now();
            contender.start(server.port(), stream, tally);
            await().atMost(PATIENCE).until(() -> tally.count() >= events);
            long expected = tally.expected(new ServerControl(server.port()).stop(stream));
            awaitEnd(tally, expected);
            return new Received(expected, Usage.now().allocatedBytes() - before.allocatedBytes());
        }
    }

    /** Events that are lost never come: that is for the caller to find, with a better message than "in vain". */
    private static void awaitEnd(Tally tally, long expected) {
        try {
            await().atMost(Duration.ofSeconds(30)).until(() -> tally.count() >= expected);
        } catch (ConditionTimeoutException e) {
            // said by the count
        }
    }
}
