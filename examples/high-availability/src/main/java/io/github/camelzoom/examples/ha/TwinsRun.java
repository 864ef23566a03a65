package io.github.camelzoom.examples.ha;

import io.github.camelzoom.examples.ha.cluster.Cluster;
import io.github.camelzoom.examples.ha.cluster.MemberProcess;
import io.github.camelzoom.examples.ha.cluster.Waiting;
import io.github.camelzoom.examples.ha.measured.EndlessDays;
import io.github.camelzoom.examples.ha.measured.Ledger;
import io.github.camelzoom.examples.ha.measured.ReadBack;
import io.github.camelzoom.examples.ha.members.HaTopics;
import io.github.camelzoom.examples.kafka.TopicReader;
import io.github.camelzoom.websocket.ZoomEvent;
import io.github.camelzoom.websocket.simulator.ZoomSimulator;
import io.github.camelzoom.websocket.simulator.scenario.Playback;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Zoom tells a busy company's days to both twins, and one twin after the other is killed. The next one is killed when
 * the damage of the last is made good: both are connected, and what only one of them had received is in Kafka. Two
 * failures at a time are more than twins can bear.
 */
final class TwinsRun implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(300);
    private static final int LONGEST_PAUSE_MILLIS = 500;
    private static final long SEED = 1;

    /** A time in which one twin received nothing, as it or its next process reported it. */
    record Gap(String twin, String cause, Duration length, Instant end) {}

    /**
     * What came of it.
     *
     * @param seconds how long events were sent
     * @param kills how many members were killed
     * @param sent events that Zoom sent
     * @param unheard events that it sent while no twin was connected
     * @param gaps that the twins reported, each for its own connection
     * @param received records that the twins wrote, events that both brought counted twice
     * @param events the topic in which each event is once
     */
    record Outcome(long seconds, int kills, int sent, int unheard, List<Gap> gaps, long received, ReadBack events) {}

    private final ZoomSimulator zoom;
    private final Cluster cluster;
    private final Consumer<String> news;
    private final List<MemberProcess> twins;
    private final MemberProcess deduplicator;
    private final Ledger ledger;
    private final ReadBack received;
    private final ReadBack events;
    private final Random random = new Random(SEED);

    /** Starts the twins and what makes each event one, and waits until they are connected. */
    TwinsRun(ZoomSimulator zoom, Cluster cluster, Consumer<String> news) {
        this.zoom = zoom;
        this.cluster = cluster;
        this.news = news;
        ledger = new Ledger(zoom);
        deduplicator = cluster.startDeduplicator();
        twins = cluster.startTwins(zoom);
        received = ReadBack.start(ledger, cluster.brokers(), HaTopics.RECEIVED);
        events = ReadBack.start(ledger, cluster.brokers(), HaTopics.EVENTS);
        twins.forEach(this::awaitConnected);
    }

    /** Of all events, each once: for whoever waits for others of them. */
    Ledger ledger() {
        return ledger;
    }

    /** The process that makes each event one. */
    MemberProcess deduplicator() {
        return deduplicator;
    }

    /**
     * Plays and kills.
     *
     * @param kills of twins, chosen by chance
     * @param others are killed as well, each once
     */
    Outcome play(int kills, double eventsPerSecond, List<MemberProcess> others) {
        long start = System.nanoTime();
        Playback playback = EndlessDays.play(ledger, eventsPerSecond);
        BooleanSupplier lastReport = () -> true;
        Waiting.until("events flow", PATIENCE, () -> ledger.sent() > eventsPerSecond);
        for (int kill = 0; kill < kills; kill++) {
            awaitMadeGood();
            pause();
            if (kill < others.size()) {
                kill(others.get(kill));
                others.get(kill).start();
            }
            MemberProcess twin = twins.get(random.nextInt(twins.size()));
            kill(twin);
            Instant killed = Instant.now();
            lastReport = () -> gaps().stream()
                    .anyMatch(gap -> gap.twin().equals(twin.name()) && gap.end().isAfter(killed));
            Waiting.until("Zoom notices the loss", PATIENCE, () -> zoom.truth().acceptedNow(twin.name()) == 0);
            twin.start();
            awaitConnected(twin);
        }
        awaitMadeGood();
        playback.cancel();
        long seconds = Duration.ofNanos(System.nanoTime() - start).toSeconds();
        // the last ones are on their way; a gap is reported some seconds after it ended
        awaitMadeGood();
        Waiting.until("the last gap is reported", PATIENCE, lastReport);
        return new Outcome(
                seconds,
                kills + Math.min(kills, others.size()),
                ledger.sent(),
                ledger.unheard(),
                gaps(),
                received.records(),
                events);
    }

    private void kill(MemberProcess member) {
        news.accept("kill -9 " + member.name() + ", at event " + ledger.sent());
        member.kill();
    }

    private void pause() {
        try {
            Thread.sleep(random.nextInt(LONGEST_PAUSE_MILLIS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitConnected(MemberProcess twin) {
        if (!zoom.awaitConnected(twin.name(), PATIENCE)) {
            throw new IllegalStateException("The twin " + twin.name() + " is not connected, see its log");
        }
    }

    private void awaitMadeGood() {
        awaitAllIn(events);
    }

    /** Waits until all events so far are in a topic. */
    void awaitAllIn(ReadBack topic) {
        int soFar = ledger.sent();
        Waiting.untilNoneIsLeft("all events are there", PATIENCE, () -> topic.missingOf(soFar));
    }

    private List<Gap> gaps() {
        return TopicReader.readAll(cluster.brokers(), HaTopics.CONNECTIONS).stream()
                .map(found -> ZoomEvent.parse(found.value()))
                .filter(news -> news.type().equals("connection.gap"))
                .map(ZoomEvent::object)
                .map(gap -> new Gap(
                        gap.path("subscriptionId").asText(),
                        gap.path("cause").asText(),
                        Duration.ofMillis(gap.path("durationMs").asLong()),
                        Instant.parse(gap.path("to").asText())))
                .toList();
    }

    @Override
    public void close() {
        received.close();
        events.close();
    }
}
