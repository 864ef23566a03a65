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
            screen.banner(wiring, folder, settings.routes().name());
            try (CamelJob camel = camel(wiring)) {
                camel.start();
                if (wiring.day().isPresent()) {
                    play(wiring.day().get());
                }
                if (!settings.once() && !stop.isAsked()) {
                    stayLive(wiring);
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
        if (!stop.isAsked()) {
            progress.await(day.sent().size(), FINISH);
        }
        show(shown);
    }

    private void stayLive(Wiring wiring) throws IOException, InterruptedException {
        if (wiring.day().isPresent()) {
            conclude(wiring);
            screen.blank();
            screen.line("The day is over, the stream stays open. Send an event of your own from another terminal:");
            screen.line(
                    "  curl -d '{\"event\":\"meeting.started\",\"payload\":{\"object\":{\"id\":1,\"topic\":\"Mine\"}}}' "
                            + wiring.day().get().controlAddress() + "/events");
        } else {
            screen.line("Waiting for events from Zoom: start a meeting, for instance.");
        }
        screen.line("Ctrl-C ends it, with everything that arrived put away.");
        screen.blank();
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
        screen.summary(there, wiring, folder);
        screen.verdict(
                differences,
                wiring.day().isPresent() ? "what the simulator sent" : "what the events in the audit log ask for");
        return differences.isEmpty();
    }
}
