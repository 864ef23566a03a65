package io.github.camelzoom.examples.recordings;

import io.github.camelzoom.examples.recordings.download.Retries;
import io.github.camelzoom.examples.recordings.simulated.Company;
import io.github.camelzoom.examples.recordings.simulated.Inventory;
import io.github.camelzoom.examples.recordings.store.EmbeddedStore;
import io.github.camelzoom.examples.recordings.store.StoreSettings;
import io.github.camelzoom.websocket.simulator.ZoomSimulator;
import io.github.camelzoom.websocket.simulator.recording.RecordingContent;
import io.github.camelzoom.websocket.simulator.switches.Switch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** Runs the example; see the README for what can be set. */
public final class RecordingsToS3 {
    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final long POLL_MILLIS = 200;
    private static final int CUT_AFTER = 20_000_000;
    private static final Retries RETRIES = new Retries(5, Duration.ofSeconds(1), Duration.ofSeconds(60));

    private RecordingsToS3() {}

    /** Ends with status 1 if a file of the simulated recordings did not arrive as it is, 2 if it could not run. */
    public static void main(String[] args) throws Exception {
        int status;
        try {
            Settings settings = Settings.ofProcess();
            Path folder = Files.createDirectories(settings.folder());
            if (settings.zoom().isPresent()) {
                status = withZoom(settings, settings.zoom().get(), folder);
            } else {
                status = simulated(settings, Files.createTempDirectory(folder.toAbsolutePath(), "run-"));
            }
        } catch (RuntimeException e) {
            say("Not run: " + e.getMessage());
            status = 2;
        }
        if (status != 0) {
            System.exit(status);
        }
    }

    @SuppressWarnings("try") // it runs while we wait
    private static int withZoom(Settings settings, Settings.Zoom zoom, Path folder) throws InterruptedException {
        StoreSettings store =
                settings.store().orElseThrow(() -> new IllegalArgumentException("With Zoom it takes S3_BUCKET, too"));
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
        try (RecordingsApp app = RecordingsApp.start(folder, zoom, store, RETRIES, Map.of())) {
            say("Recordings go to the bucket " + store.bucket() + ". Ctrl-C ends it.");
            asked.await();
        } finally {
            done.countDown();
        }
        return 0;
    }

    @SuppressWarnings("try") // it runs while we wait
    private static int simulated(Settings settings, Path folder) throws IOException, InterruptedException {
        if (settings.store().isPresent()) {
            // its contents would be compared with the simulator's
            throw new IllegalArgumentException("S3_BUCKET is for recordings from Zoom; the simulator has its own");
        }
        say("");
        say("Recordings of two meetings, the longest file of " + settings.bytes() + " bytes. Folder: " + folder);
        try (ZoomSimulator zoom = ZoomSimulator.create().start();
                EmbeddedStore server = EmbeddedStore.start(folder.resolve("s3"));
                Inventory inventory = new Inventory(server.settings())) {
            Company company = new Company(zoom);
            long begin = System.nanoTime();
            try (RecordingsApp app = RecordingsApp.start(
                    folder,
                    zoomOf(zoom),
                    server.settings(),
                    RETRIES,
                    Map.of("recordings.poll", String.valueOf(POLL_MILLIS)))) {
                zoom.awaitConnected(PATIENCE);
                zoom.switches().set(Switch.RECORDING_CUT_AFTER, CUT_AFTER).set(Switch.RECORDING_CUT_TIMES, 2);
                company.record("4444AAAiAAAAAiAiAiiAii==", settings.bytes());
                company.record("/ab+c//AAAAAiAiAiiAii==", settings.bytes() / 10);
                awaitChecksums(inventory, company.files().size());
            }
            long millis = (System.nanoTime() - begin) / 1_000_000;
            say("Stored in " + millis + " ms, with two cut connections, in a heap of at most "
                    + Runtime.getRuntime().maxMemory() / 1024 / 1024 + " MiB.");
            return report(company, inventory);
        }
    }

    private static void awaitChecksums(Inventory inventory, int count) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (inventory.kept().size() < count) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("Not stored within " + PATIENCE.toMinutes() + " min, see the log");
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    static Settings.Zoom zoomOf(ZoomSimulator zoom) {
        return new Settings.Zoom(zoom.subscriptionId(), zoom.componentProperties());
    }

    private static int report(Company company, Inventory inventory) throws IOException {
        List<String> truth =
                company.files().stream().map(RecordingContent::sha256).sorted().toList();
        Map<String, String> sums = inventory.sums();
        say("");
        sums.forEach((key, sum) -> say(sum.substring(0, 16) + "...  " + key));
        say("");
        if (truth.equals(sums.values().stream().sorted().toList())
                && sums.equals(inventory.kept())
                && inventory.openUploads() == 0) {
            say("Each file is in S3 once, with the bytes that Zoom has, and its checksum beside it.");
            return 0;
        }
        say("NOT ALL WELL: Zoom has " + truth + ", S3 has " + sums + " and the checksums " + inventory.kept());
        return 1;
    }

    private static void say(String text) {
        System.out.println("  " + text);
    }
}
