package io.github.camelzoom.examples.gaprepair;

import io.github.camelzoom.examples.gaprepair.simulated.Balance;
import io.github.camelzoom.examples.gaprepair.simulated.SimulatedDay;
import io.github.camelzoom.websocket.simulator.ZoomSimulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

/** Runs the example; see the README for what can be set. */
public final class GapRepair {
    private static final Duration DAY = Duration.ofSeconds(15);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long POLL_MILLIS = 100;

    /** For the simulated day, which is over in seconds. */
    private static final Map<String, String> IMPATIENT = Map.of(
            "repair.poll", "200",
            "camel.component.zoom-ws.reconnect-initial-delay", "100ms",
            "camel.component.zoom-ws.reconnect-max-delay", "300ms");

    private GapRepair() {}

    /** Ends with status 1 if something that can be repaired was not, 2 if it could not run. */
    public static void main(String[] args) throws Exception {
        int status;
        try {
            Settings settings = Settings.ofProcess();
            status = settings.zoom().isPresent()
                    ? withZoom(settings, settings.zoom().get())
                    : simulated(settings);
        } catch (RuntimeException e) {
            say("Not run: " + e.getMessage());
            status = 2;
        }
        if (status != 0) {
            System.exit(status);
        }
    }

    @SuppressWarnings("try") // it runs while we wait
    private static int withZoom(Settings settings, Settings.Zoom zoom) throws InterruptedException {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            asked.countDown();
            try {
                done.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
        try (RepairApp app = RepairApp.start(settings, zoom, Map.of())) {
            say("Events go to " + settings.folder().toAbsolutePath() + ". Ctrl-C ends it.");
            asked.await();
        } finally {
            done.countDown();
        }
        return 0;
    }

    @SuppressWarnings("try") // it runs while the day is played
    private static int simulated(Settings settings) throws IOException, InterruptedException {
        Files.createDirectories(settings.folder());
        Path folder = Files.createTempDirectory(settings.folder().toAbsolutePath(), "run-");
        say("");
        say("A simulated working day, in " + DAY.toSeconds() + " s. The connection breaks twice. Folder: " + folder);
        try (ZoomSimulator zoom = ZoomSimulator.create().start()) {
            Settings own = new Settings(settings.zoom(), folder, List.of(Duration.ZERO), settings.sources());
            try (RepairApp app = RepairApp.start(own, zoomOf(zoom), IMPATIENT)) {
                zoom.awaitConnected(PATIENCE);
                SimulatedDay.play(zoom, DAY).await();
                say("The day is over. Zoom tells of meetings when they are over, so the gaps are asked for once more.");
                awaitRepair(folder);
                repairAgain(folder);
                awaitRepair(folder);
            }
            return report(Balance.of(zoom.truth(), folder));
        }
    }

    static Settings.Zoom zoomOf(ZoomSimulator zoom) {
        return new Settings.Zoom(
                zoom.subscriptionId(),
                zoom.accountId(),
                zoom.clientId(),
                zoom.clientSecret(),
                zoom.webSocketUrl(),
                zoom.oauthUrl(),
                zoom.restUrl());
    }

    /** As a person would do it by hand: the file of a gap, put back. */
    static void repairAgain(Path folder) throws IOException {
        for (Path file : files(folder.resolve("done"))) {
            Path hidden = folder.resolve("gaps").resolve("." + file.getFileName());
            Files.copy(file, hidden);
            Files.move(hidden, folder.resolve("gaps").resolve(file.getFileName()));
        }
    }

    private static void awaitRepair(Path folder) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!files(folder.resolve("gaps")).isEmpty()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("Not repaired within " + PATIENCE.toSeconds() + " s, see the log");
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    /** Its files, without those that are being written and Camel's own folders. */
    static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    private static int report(Balance balance) {
        List<String> lost = balance.lost();
        List<String> tooMuch = balance.tooMuch();
        say("");
        say("happened         " + balance.happened().size() + " events");
        say("came live        " + balance.live().size());
        say("were repaired    " + balance.repaired().size());
        say("beyond repair    "
                + balance.beyondRepair().values().stream()
                        .mapToLong(Long::longValue)
                        .sum() + " "
                + balance.beyondRepair());
        say("");
        if (lost.isEmpty() && tooMuch.isEmpty()) {
            say("Of the kinds that can be repaired each event was routed, and none twice.");
            return 0;
        }
        say("NOT ALL WELL: never routed " + lost + ", too often " + tooMuch);
        return 1;
    }

    private static void say(String text) {
        System.out.println("  " + text);
    }
}
