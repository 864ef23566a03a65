package io.github.camelzoom.websocket.simulator.cli;

import io.github.camelzoom.websocket.simulator.ZoomSimulator;
import io.github.camelzoom.websocket.simulator.scenario.Pace;
import io.github.camelzoom.websocket.simulator.scenario.Playback;
import io.github.camelzoom.websocket.simulator.scenario.ScenarioPlayer;
import io.github.camelzoom.websocket.simulator.scenario.TimedEvent;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command line: starts a simulator, says how to connect to it, and plays what it is asked to play. */
@Command(
        name = "zoom-simulator",
        mixinStandardHelpOptions = false,
        sortOptions = false,
        usageHelpWidth = 100,
        description = "A stand-in for Zoom: OAuth token endpoint and WebSocket event service on this machine.",
        footer = {
            "",
            "Examples:",
            "  java -jar camel-zoom-websocket-simulator-cli.jar --port 8040 --scenario working-day",
            "  java -jar camel-zoom-websocket-simulator-cli.jar --replay events/ --rate max",
            "",
            "Exit status: 0 ended as asked, 1 could not run, 2 wrong options."
        })
final class SimulatorCommand implements Callable<Integer> {
    @Mixin
    private ServerOptions server = new ServerOptions();

    @Mixin
    private PlayOptions play = new PlayOptions();

    @CommandLine.Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    @Spec
    private CommandSpec spec;

    private final CountDownLatch stop = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile boolean running;

    @Override
    public Integer call() throws InterruptedException {
        running = true;
        PrintWriter out = spec.commandLine().getOut();
        try (Stream<TimedEvent> events = checked(play::events);
                ZoomSimulator zoom = checked(() -> server.simulator(play.seed))) {
            Pace pace = checked(play::pace);
            zoom.start();
            out.println(Greeting.of(zoom));
            if (play.anything()) {
                play(zoom, events, pace, out);
            }
            if (!play.exit) {
                stop.await();
            }
            out.println(Summary.of(zoom.truth()));
            return CommandLine.ExitCode.OK;
        } finally {
            out.flush();
            stopped.countDown();
        }
    }

    /** Ends it and waits until it has ended, at most a few seconds. Does nothing if it does not run. */
    void stop() {
        if (!running) {
            return;
        }
        stop.countDown();
        try {
            stopped.await(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void play(ZoomSimulator zoom, Stream<TimedEvent> events, Pace pace, PrintWriter out)
            throws InterruptedException {
        out.println("Waiting for a client ...");
        while (!zoom.awaitConnected(Duration.ofMillis(200))) {
            if (stop.getCount() == 0) {
                return;
            }
        }
        out.println("Playing ...");
        Playback playback = ScenarioPlayer.play(zoom, events, pace);
        Thread watcher = cancelWhenStopped(playback);
        try {
            playback.completion().join();
            out.println("Played " + playback.sent() + " events.");
        } catch (CancellationException e) {
            out.println("Stopped after " + playback.sent() + " events.");
        } catch (CompletionException e) {
            throw new IllegalStateException(e.getCause().getMessage(), e.getCause());
        } finally {
            watcher.interrupt();
        }
    }

    private Thread cancelWhenStopped(Playback playback) {
        Thread watcher = new Thread(
                () -> {
                    try {
                        stop.await();
                        playback.cancel();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "zoom-simulator-watch");
        watcher.setDaemon(true);
        watcher.start();
        return watcher;
    }

    /** Wrong values are wrong options: they end with the same status and the same kind of message. */
    private <T> T checked(Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }
}
