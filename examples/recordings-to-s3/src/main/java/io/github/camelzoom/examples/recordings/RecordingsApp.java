package io.github.camelzoom.examples.recordings;

import io.github.camelzoom.examples.recordings.download.Retries;
import io.github.camelzoom.examples.recordings.routes.RecordingRoutes;
import io.github.camelzoom.examples.recordings.store.StoreClient;
import io.github.camelzoom.examples.recordings.store.StoreSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.main.Main;
import org.apache.camel.main.SimpleMainShutdownStrategy;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.processor.idempotent.FileIdempotentRepository;
import software.amazon.awssdk.services.s3.S3Client;

/** The application: Camel with the routes and the beans they use. */
final class RecordingsApp implements AutoCloseable {
    private static final int SHUTDOWN_SECONDS = 20;
    private static final Duration SILENCE = Duration.ofSeconds(60);
    private static final int IDS_IN_MEMORY = 200_000;
    private static final long LARGEST_ID_FILE = 64L * 1024 * 1024;
    /** S3 takes 10,000 parts, so files up to 160 GB. */
    private static final long PART = 16L * 1024 * 1024;

    private final Main main = new Main();
    private final S3Client store;

    private RecordingsApp(S3Client store) {
        this.store = store;
    }

    /**
     * Starts it.
     *
     * @param folder for tasks, what failed, and the ids of what was stored
     * @param moreProperties of Camel
     */
    static RecordingsApp start(
            Path folder, Settings.Zoom zoom, StoreSettings store, Retries retries, Map<String, String> moreProperties) {
        RecordingsApp app = new RecordingsApp(StoreClient.of(store));
        try {
            app.configure(folder, zoom, store, retries, moreProperties);
            app.main.start();
            return app;
        } catch (RuntimeException e) {
            app.close();
            throw e;
        }
    }

    private void configure(
            Path folder,
            Settings.Zoom zoom,
            StoreSettings settings,
            Retries retries,
            Map<String, String> moreProperties) {
        // the usual one would stop Camel on Ctrl-C by itself, beside the program, which does it too
        main.setShutdownStrategy(new SimpleMainShutdownStrategy());
        main.configure().withShutdownTimeout(SHUTDOWN_SECONDS).withName("recordings-to-s3");
        main.addInitialProperty("zoom.subscription-id", zoom.subscriptionId());
        // not named as the setting, which would win over this one
        main.addInitialProperty("recordings.data", folder.toString());
        main.addInitialProperty("recordings.poll", "10000");
        main.addInitialProperty("s3.bucket", settings.bucket());
        main.addInitialProperty("s3.part-size", String.valueOf(PART));
        zoom.componentProperties().forEach(main::addInitialProperty);
        moreProperties.forEach(main::addInitialProperty);
        main.configure().addRoutesBuilder(new RecordingRoutes(stored(folder), store, retries, SILENCE));
    }

    private static IdempotentRepository stored(Path folder) {
        return FileIdempotentRepository.fileIdempotentRepository(
                folder.resolve("stored").toFile(), IDS_IN_MEMORY, LARGEST_ID_FILE);
    }

    @Override
    public void close() {
        main.stop();
        store.close();
    }
}
