package io.github.camelzoom.examples.ha;

import io.github.camelzoom.examples.ha.cluster.Cluster;
import io.github.camelzoom.examples.ha.cluster.MemberProcess;
import io.github.camelzoom.examples.ha.cluster.Waiting;
import io.github.camelzoom.examples.ha.measured.Backlog;
import io.github.camelzoom.examples.ha.measured.EndlessDays;
import io.github.camelzoom.examples.ha.measured.GapReport;
import io.github.camelzoom.examples.ha.measured.Ledger;
import io.github.camelzoom.examples.ha.measured.ReadBack;
import io.github.camelzoom.examples.ha.measured.ReportedGap;
import io.github.camelzoom.examples.ha.members.DeduplicatorMember;
import io.github.camelzoom.examples.ha.members.HaTopics;
import io.github.camelzoom.examples.kafka.TopicReader;
import io.github.camelzoom.websocket.simulator.ConnectionRecord;
import io.github.camelzoom.websocket.simulator.ZoomSimulator;
import io.github.camelzoom.websocket.simulator.scenario.Playback;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/**
 * Zoom tells a busy company's days to both twins, and one twin after the other is killed. The next one is killed when
 * the damage of the last is made good: both are connected, and what only one of them had received is in Kafka. Two
 * failures at a time are more than twins can bear.
 */
final class TwinsRun implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(300);
    private static final Duration REPORT = Duration.ofSeconds(60);
    private static final int OTHERS_EVERY = 10;
    private static final int LONGEST_PAUSE_MILLIS = 500;
    private static final long SEED = 1;

    /**
     * What came of it.
     *
     * @param seconds how long events were sent
     * @param kills how many members were killed
     * @param sent events that Zoom sent
     * @param unheard events that it sent while no twin was connected
     * @param gaps what each twin missed, and what was reported of it
     * @param received records that the twins wrote, events that both brought counted twice
     * @param events the topic in which each event is once
     */
    record Outcome(
            long seconds, int kills, int sent, int unheard, List<GapReport> gaps, long received, ReadBack events) {}

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
     * @param others are killed as well, at every tenth kill of a twin and the ones after it
     */
    Outcome play(int kills, double eventsPerSecond, List<MemberProcess> others) {
        long start = System.nanoTime();
        Playback playback = EndlessDays.play(ledger, eventsPerSecond);
        int killed = 0;
        Waiting.until("events flow", PATIENCE, () -> ledger.sent() > eventsPerSecond);
        for (int kill = 0; kill < kills; kill++) {
            awaitMadeGood();
            pause();
            int other = kill % OTHERS_EVERY;
            if (other < others.size()) {
                kill(others.get(other));
                others.get(other).start();
                killed++;
            }
            MemberProcess twin = twins.get(random.nextInt(twins.size()));
            kill(twin);
            killed++;
            Waiting.until("Zoom notices the loss", PATIENCE, () -> zoom.truth().acceptedNow(twin.name()) == 0);
            twin.start();
            awaitConnected(twin);
        }
        awaitMadeGood();
        playback.cancel();
        long seconds = Duration.ofNanos(System.nanoTime() - start).toSeconds();
        // the last ones are on their way
        awaitMadeGood();
        try (Backlog backlog = new Backlog(cluster.brokers(), DeduplicatorMember.APPLICATION, HaTopics.RECEIVED)) {
            Waiting.until("the second copies are read, too", PATIENCE, () -> backlog.records() == 0);
        }
        events.close();
        // a gap is told of some seconds after it ended; what is not told then, never is
        Waiting.within(REPORT, () -> gaps().stream()
                .allMatch(report -> report.unreported().isZero()));
        return new Outcome(seconds, killed, ledger.sent(), ledger.unheard(), gaps(), received.records(), events);
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

    private List<GapReport> gaps() {
        List<ReportedGap> reported = TopicReader.readAll(cluster.brokers(), HaTopics.CONNECTIONS).stream()
                .flatMap(news -> ReportedGap.in(news.value()).stream())
                .toList();
        List<ConnectionRecord> connections = zoom.truth().connections();
        return twins.stream()
                .map(twin -> GapReport.of(twin.name(), connections, reported))
                .toList();
    }

    @Override
    public void close() {
        received.close();
        events.close();
    }
}
