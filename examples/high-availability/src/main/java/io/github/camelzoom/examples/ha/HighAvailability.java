package io.github.camelzoom.examples.ha;

import io.github.camelzoom.examples.ha.cluster.Cluster;
import io.github.camelzoom.examples.ha.measured.GapReport;
import io.github.camelzoom.examples.ha.measured.ReadBack;
import io.github.camelzoom.examples.ha.members.HaTopics;
import io.github.camelzoom.websocket.simulator.ZoomSimulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** Starts the cluster on this machine, plays, kills, and compares; see the README for what can be set. */
public final class HighAvailability {
    private static final int HEAP = 3_000;
    private static final Duration WORK = Duration.ofMillis(10);

    private HighAvailability() {}

    /** Ends with status 1 if an event was lost or doubled or a loss not reported that should be, 2 if it could not run. */
    public static void main(String[] args) throws IOException {
        int status;
        try {
            Path data = Path.of(System.getProperty("ha.folder", "high-availability-data"));
            Files.createDirectories(data);
            Path folder = Files.createTempDirectory(data.toAbsolutePath(), "run-");
            int fanOut = Integer.getInteger("ha.fanout", 0);
            status = fanOut > 0 ? fanOut(folder, fanOut) : twins(folder);
        } catch (RuntimeException e) {
            say("Not run: " + e.getMessage());
            status = 2;
        }
        System.exit(status);
    }

    private static int twins(Path folder) {
        int kills = Integer.getInteger("ha.kills", 3);
        int rate = Integer.getInteger("ha.rate", 200);
        say("");
        say("Kafka, two twins, a deduplicator and two workers, each in a process of its own. Their logs: " + folder);
        try (ZoomSimulator zoom = simulator();
                Cluster cluster = Cluster.start(folder);
                TwinsRun run = new TwinsRun(zoom, cluster, HighAvailability::say);
                ReadBack done = ReadBack.start(run.ledger(), cluster.brokers(), HaTopics.DONE)) {
            var workers = cluster.startWorkers(1, 2, Duration.ZERO);
            say("Zoom tells " + rate + " events a second to each twin. Twins are killed " + kills + " times.");
            TwinsRun.Outcome outcome = run.play(kills, rate, List.of(run.deduplicator(), workers.get(0)));
            say("The day is over. The workers do what is left.");
            run.awaitAllIn(done);
            return report(outcome, done);
        }
    }

    static ZoomSimulator simulator() {
        return ZoomSimulator.builder()
                .subscriptionIds("twin-a", "twin-b")
                .build()
                .start();
    }

    private static int report(TwinsRun.Outcome outcome, ReadBack done) {
        ReadBack events = outcome.events();
        say("");
        say("sent by Zoom          " + outcome.sent() + " events in " + outcome.seconds() + " s");
        say("while no twin was up  " + outcome.unheard());
        outcome.gaps().forEach(HighAvailability::report);
        say("written by the twins  " + outcome.received() + " records");
        say("after deduplication   " + events.records() + " records; missing " + events.missing() + ", doubled "
                + events.doubled() + ", behind a later one of the same object " + events.outOfOrder());
        say("done by the workers   " + done.events() + " events; missing " + done.missing() + ", done again "
                + done.doubled());
        say("");
        boolean silent =
                outcome.gaps().stream().anyMatch(gaps -> !gaps.unreported().isZero());
        boolean wrong = events.missing() > 0 || events.doubled() > 0 || events.strange() > 0 || events.scattered() > 0;
        if (wrong || silent || done.missing() > 0) {
            say("NOT ALL WELL.");
            return 1;
        }
        say("Killed " + outcome.kills() + " times: nothing was lost that a twin was connected for, nothing doubled,"
                + " and what each twin missed was reported.");
        return 0;
    }

    private static void report(GapReport twin) {
        say(String.format(
                "%-22sunconnected %d times, %.1f s in all; reported %.1f s %s, not reported %.1f s",
                twin.subscription() + " by itself",
                twin.losses(),
                twin.deaf().toMillis() / 1e3,
                twin.reported().toMillis() / 1e3,
                twin.gaps(),
                twin.unreported().toMillis() / 1e3));
    }

    private static int fanOut(Path folder, int most) {
        say("");
        say(HEAP + " events are shared by workers, each of which takes " + WORK.toMillis() + " ms for one.");
        for (int workers :
                IntStream.of(1, 2, 4, 8).filter(number -> number <= most).toArray()) {
            try (Cluster cluster = Cluster.start(folder.resolve("workers-" + workers));
                    FanOutRun run = new FanOutRun(cluster, WORK)) {
                run.start(workers);
                long start = System.nanoTime();
                run.heap(HEAP);
                run.awaitDone(HEAP);
                double seconds = (System.nanoTime() - start) / 1e9;
                say(String.format(
                        "%d workers: %.0f events/s, behind a later one of the same object %d, done twice %d",
                        workers,
                        HEAP / seconds,
                        run.done().outOfOrder(),
                        run.done().doubled()));
                if (run.done().outOfOrder() > 0) {
                    return 1;
                }
            }
        }
        say("Now one comes, one goes, and one is killed.");
        try (Cluster cluster = Cluster.start(folder.resolve("restless"));
                FanOutRun run = new FanOutRun(cluster, WORK)) {
            run.start(2);
            run.heap(HEAP);
            run.awaitDone(HEAP / 8);
            run.start(1);
            run.awaitDone(HEAP / 4);
            run.stopFirst();
            run.awaitDone(HEAP / 2);
            run.killFirst();
            run.awaitDone(HEAP);
            say(String.format(
                    "missing %d, behind a later one of the same object %d, done again %d",
                    run.done().missing(), run.done().outOfOrder(), run.done().doubled()));
            return run.done().outOfOrder() > 0 ? 1 : 0;
        }
    }

    private static void say(String text) {
        System.out.println("  " + text);
    }
}
