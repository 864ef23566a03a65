package io.github.camelzoom.examples.quickstart;

import io.github.camelzoom.examples.quickstart.settings.Settings;
import io.github.camelzoom.examples.quickstart.summary.Differences;
import io.github.camelzoom.examples.quickstart.summary.Expectation;
import io.github.camelzoom.examples.quickstart.summary.Outcome;
import io.github.camelzoom.examples.quickstart.summary.ReadBack;
import io.github.camelzoom.websocket.simulator.scenario.Playback;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** The main job from the first banner to the last summary, all on the thread that runs it. */
final class Job {
    private static final Duration CONNECT = Duration.ofSeconds(20);
    private static final Duration FINISH = Duration.ofSeconds(60);
    private static final Duration FINISH_WHEN_STOPPED = Duration.ofSeconds(5);
    private static final Duration TICK = Duration.ofSeconds(1);

    private final Settings settings;
    private final RunFolder folder;
    private final Screen screen;
    private final StopSignal stop;
    private final Progress progress = new Progress();

    Job(Settings settings, RunFolder folder, Screen screen, StopSignal stop) {
        this.settings = settings;
        this.folder = folder;
        this.screen = screen;
        this.stop = stop;
    }

    /**
     * Runs until the day is over, if it is to run once, or else until asked to stop.
     *
     * @return whether what was read back at the end is what it should be
     * @throws IOException if a server does not start or cannot be read
     */
    boolean run() throws IOException, InterruptedException {
        try (Wiring wiring = Wiring.start(settings, folder)) {
            screen.banner(wiring, folder, settings.routes());
            try (CamelJob camel = camel(wiring)) {
                camel.start();
                screen.observe(camel.observeUrl(), settings.observePort());
                if (wiring.day().isPresent()) {
                    play(wiring.day().get());
                }
                if (!settings.once() && !stop.isAsked()) {
                    stayLive(wiring, camel);
                }
            }
            // Camel has stopped: nothing is on its way any more
            return conclude(wiring);
        }
    }

    private CamelJob camel(Wiring wiring) {
        return new CamelJob(settings.routes(), folder)
                .listenTo(wiring.zoom())
                .mailBy(wiring.mail(), wiring.hosts(), folder.run())
                .storeIn(wiring.storeClient(), wiring.store().bucket())
                .observedOn(settings.observePort())
                .showing(progress);
    }

    private void play(SimulatedDay day) throws InterruptedException {
        if (!day.awaitConnected(CONNECT)) {
            screen.line("The component did not connect to the simulator; see the log.");
            return;
        }
        Playback playback = day.play(settings.day());
        long shown = 0;
        while (!playback.completion().isDone() && !stop.await(TICK)) {
            shown = show(shown);
        }
        playback.cancel();
        finish(day);
        show(shown);
    }

    /** Waits for what is on its way from the simulator to the ends of the routes. */
    private void finish(SimulatedDay day) throws InterruptedException {
        progress.await(day.delivered(), stop.isAsked() ? FINISH_WHEN_STOPPED : FINISH);
    }

    private void stayLive(Wiring wiring, CamelJob camel) throws IOException, InterruptedException {
        if (wiring.day().isPresent()) {
            conclude(wiring);
            screen.invitation(wiring.day().get());
            watch();
            finish(wiring.day().get());
        } else {
            screen.connecting();
            boolean connected = false;
            while (!connected && !stop.await(TICK)) {
                connected = camel.isConnected();
            }
            if (connected) {
                screen.waiting();
            }
            watch();
        }
    }

    /** Shows the progress until asked to stop. */
    private void watch() throws InterruptedException {
        long shown = progress.events();
        while (!stop.await(TICK)) {
            shown = show(shown);
        }
    }

    /** @return the number of events that is on the screen now */
    private long show(long shown) {
        long events = progress.events();
        if (events != shown) {
            screen.progress(progress);
        }
        return events;
    }

    private boolean conclude(Wiring wiring) throws IOException {
        ReadBack servers =
                new ReadBack(wiring.mail(), wiring.storeClient(), wiring.store().bucket(), wiring.ownBucket(), folder);
        Outcome there = servers.read(Set.of());
        List<String> events = wiring.day().map(SimulatedDay::sent).orElse(there.audit());
        Outcome expected = Expectation.of(events, wiring.hosts());
        if (!wiring.ownBucket()) {
            there = servers.read(expected.objects().keySet());
        }
        List<String> differences = Differences.between(expected, there);
        screen.summary(there);
        screen.verdict(
                differences,
                wiring.day().isPresent() ? "what the simulator sent" : "what the events in the audit log ask for");
        return differences.isEmpty();
    }
}
