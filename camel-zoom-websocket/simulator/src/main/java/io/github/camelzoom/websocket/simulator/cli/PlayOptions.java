package io.github.camelzoom.websocket.simulator.cli;

import io.github.camelzoom.websocket.simulator.replay.EventFiles;
import io.github.camelzoom.websocket.simulator.scenario.Pace;
import io.github.camelzoom.websocket.simulator.scenario.TimedEvent;
import io.github.camelzoom.websocket.simulator.scenario.WorkingDay;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Options on what the simulator sends. */
final class PlayOptions {
    private static final double REPLAY_RATE = 10;
    private static final double SCENARIO_SPEED = 60;

    /** What to play: at most one of the two. */
    @ArgGroup(multiplicity = "0..1")
    Source source = new Source();

    /** How fast: at most one of the two. */
    @ArgGroup(multiplicity = "0..1")
    Tempo tempo = new Tempo();

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Seed of everything random; the same seed, the same day (default: ${DEFAULT-VALUE}).")
    long seed;

    @Option(
            names = "--size",
            paramLabel = "X",
            defaultValue = "1",
            description = "Size of the day: 1 is about 400 events (default: ${DEFAULT-VALUE}).")
    double size;

    @Option(names = "--exit", description = "End when everything is played (default: stay until Ctrl-C).")
    boolean exit;

    static final class Source {
        @Option(
                names = "--scenario",
                paramLabel = "NAME",
                description = "Play a built-in scenario once a client is connected: ${COMPLETION-CANDIDATES}.",
                completionCandidates = Scenarios.class)
        String scenario;

        @Option(
                names = "--replay",
                paramLabel = "FILE_OR_FOLDER",
                description = "Play .json files (one event each) or .jsonl/.ndjson files (one per line), as they are.")
        Path replay;
    }

    static final class Tempo {
        @Option(
                names = "--speed",
                paramLabel = "X",
                description = "The scenario's clock, so many times faster (default: 60, a day in ten minutes).")
        Double speed;

        @Option(names = "--rate", paramLabel = "N|max", description = "Events per second, or as fast as clients read.")
        String rate;
    }

    static final class Scenarios extends ArrayList<String> {
        Scenarios() {
            super(List.of("working-day"));
        }
    }

    /** Whether there is anything to play. */
    boolean anything() {
        return source.scenario != null || source.replay != null;
    }

    /**
     * The events, none if there is nothing to play; to be closed.
     *
     * @throws IllegalArgumentException if there is no such scenario or file
     */
    Stream<TimedEvent> events() {
        if (!anything()) {
            return Stream.empty();
        }
        if (source.replay != null) {
            return EventFiles.at(source.replay).contents().map(text -> new TimedEvent(Duration.ZERO, "", text));
        }
        if (!source.scenario.equals("working-day")) {
            throw new IllegalArgumentException("There is no scenario '" + source.scenario + "', only working-day");
        }
        return WorkingDay.generate(seed, size).stream();
    }

    /** How fast; files have no clock of their own, so they are played at a rate. */
    Pace pace() {
        if ("max".equals(tempo.rate)) {
            return Pace.max();
        }
        if (tempo.rate != null) {
            return Pace.rate(number(tempo.rate));
        }
        if (source.replay != null) {
            if (tempo.speed != null) {
                throw new IllegalArgumentException("Files have no clock to speed up: use --rate with --replay");
            }
            return Pace.rate(REPLAY_RATE);
        }
        return Pace.speed(tempo.speed == null ? SCENARIO_SPEED : tempo.speed);
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("--rate takes a number or max, not '" + text + "'", e);
        }
    }
}
