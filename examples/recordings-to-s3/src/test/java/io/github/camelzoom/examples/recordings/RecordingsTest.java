package io.github.camelzoom.examples.recordings;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelzoom.examples.recordings.download.Retries;
import io.github.camelzoom.examples.recordings.simulated.Company;
import io.github.camelzoom.examples.recordings.simulated.Inventory;
import io.github.camelzoom.examples.recordings.store.EmbeddedStore;
import io.github.camelzoom.websocket.simulator.RecordingRequest;
import io.github.camelzoom.websocket.simulator.ZoomSimulator;
import io.github.camelzoom.websocket.simulator.junit.ZoomSimulatorExtension;
import io.github.camelzoom.websocket.simulator.recording.RecordingContent;
import io.github.camelzoom.websocket.simulator.switches.RecordingAnswer;
import io.github.camelzoom.websocket.simulator.switches.RetryAfterForm;
import io.github.camelzoom.websocket.simulator.switches.Switch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The application against the simulator and an S3 server: what the server has in the end. */
@SuppressWarnings("try") // the application runs while we look from outside
class RecordingsTest {
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);
    private static final int RETRIES = 3;
    private static final int PART = 5 * 1024 * 1024;
    private static final int FILM = 2 * PART + 1_234_567;

    @RegisterExtension
    static final ZoomSimulator zoom = ZoomSimulatorExtension.create();

    @TempDir
    Path folder;

    private EmbeddedStore server;
    private Inventory inventory;
    private Company company;

    @BeforeEach
    void startServer() throws IOException {
        server = EmbeddedStore.start(folder.resolve("s3"));
        inventory = new Inventory(server.settings());
        company = new Company(zoom);
    }

    @AfterEach
    void stopServer() throws IOException {
        inventory.close();
        server.close();
    }

    private static Retries retries() {
        return new Retries(RETRIES, Duration.ofMillis(10), LONGEST_WAIT);
    }

    /** Does something at the first cut, before the download is taken up again. */
    private static Retries atTheFirstCut(Runnable action) {
        AtomicBoolean first = new AtomicBoolean(true);
        return new Retries(RETRIES, Duration.ofMillis(10), LONGEST_WAIT) {
            @Override
            protected Duration delay(int failures) {
                if (first.getAndSet(false)) {
                    action.run();
                }
                return super.delay(failures);
            }
        };
    }

    private RecordingsApp started(Retries retries) {
        RecordingsApp app = RecordingsApp.start(
                folder,
                RecordingsToS3.zoomOf(zoom),
                server.settings(),
                retries,
                Map.of("recordings.poll", "50", "s3.part-size", String.valueOf(PART)));
        assertTrue(zoom.awaitConnected(LONGEST));
        return app;
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("[^.].*\\.json"))
                    .sorted()
                    .toList();
        }
    }

    private List<Path> tasks() throws IOException {
        return files(folder.resolve("tasks"));
    }

    private List<Path> failed() throws IOException {
        return files(folder.resolve("failed"));
    }

    private void awaitAllDone() {
        await().atMost(LONGEST)
                .until(() -> inventory.kept().size() == company.files().size() && tasks().isEmpty());
    }

    private void assertEachFileIsInS3AsItIs() throws IOException {
        List<String> truth =
                company.files().stream().map(RecordingContent::sha256).sorted().toList();
        assertEquals(truth, inventory.sums().values().stream().sorted().toList());
        assertEquals(inventory.sums(), inventory.kept());
        assertEquals(0, inventory.openUploads());
    }

    private static List<RecordingRequest> requests(String pathPart) {
        return zoom.truth().recordingRequests().stream()
                .filter(request -> request.path().contains(pathPart))
                .toList();
    }

    @Test
    void everyFileArrivesAsItIsThroughCutsAndRefusals() throws Exception {
        zoom.switches()
                .set(Switch.RECORDINGS, RecordingAnswer.UNAVAILABLE)
                .set(Switch.RECORDINGS_TIMES, 2)
                .set(Switch.RECORDING_CUT_AFTER, 3_000_000)
                .set(Switch.RECORDING_CUT_TIMES, 3);
        try (RecordingsApp app = started(retries())) {
            company.record("/a+b//AAiAiAiiAii==", FILM);
            awaitAllDone();
        }
        assertEachFileIsInS3AsItIs();
        assertTrue(
                requests("signed").stream().anyMatch(request -> request.range().equals("bytes=3000000-")));
        assertTrue(requests("signed").stream().noneMatch(RecordingRequest::tokenSent), "the token is for Zoom alone");
        assertTrue(inventory.sums().keySet().stream()
                .allMatch(key ->
                        key.matches("recordings/\\d{4}-\\d\\d-\\d\\d/~2fa~2bb~2f~2fAAiAiAiiAii/[\\w-]+\\.\\w+")));
        assertFalse(Files.readString(Path.of("target", "test.log")).contains(Company.DOWNLOAD_TOKEN));
    }

    @Test
    void aRecordingThatIsToldAgainIsNotLoadedAgainEvenAfterARestart() throws Exception {
        String event;
        try (RecordingsApp app = started(retries())) {
            event = company.record("m1", 100_000);
            awaitAllDone();
        }
        try (RecordingsApp app = started(retries())) {
            zoom.send(event);
            company.record("m2", 100_000);
            awaitAllDone();
        }
        assertEachFileIsInS3AsItIs();
        assertEquals(1, requests("signed/film-0").size());
    }

    @Test
    void whatCouldNotBeStoredBeforeARestartIsStoredAfterIt() throws Exception {
        zoom.switches().set(Switch.RECORDINGS, RecordingAnswer.SERVER_ERROR);
        try (RecordingsApp app = started(retries())) {
            company.record("m1", 100_000);
            await().atMost(LONGEST).until(() -> requests("download/film").size() > 2 * RETRIES);
        }
        assertEquals(3, tasks().size());
        for (Path task : tasks()) {
            assertEquals(
                    "rw-------",
                    PosixFilePermissions.toString(Files.getPosixFilePermissions(task)),
                    "there is a token in it");
        }
        zoom.switches().set(Switch.RECORDINGS, RecordingAnswer.NORMAL);
        try (RecordingsApp app = started(retries())) {
            awaitAllDone();
        }
        assertEachFileIsInS3AsItIs();
    }

    @Test
    void whatIsRefusedForGoodIsToldAndKeptAndCanBeTakenUpAgain() throws Exception {
        zoom.switches().set(Switch.RECORDINGS, RecordingAnswer.FORBIDDEN);
        try (RecordingsApp app = started(retries())) {
            company.record("m1", 100_000);
            await().atMost(LONGEST).until(() -> failed().size() == 3 && tasks().isEmpty());
            assertEquals(Map.of(), inventory.sums());
            assertEquals(1, requests("download/film").size());
            assertTrue(Files.readString(Path.of("target", "test.log"))
                    .contains("NOT STORED, film-0.json: The download is refused with status 403"));

            zoom.switches().set(Switch.RECORDINGS, RecordingAnswer.NORMAL);
            for (Path file : failed()) {
                Files.move(file, folder.resolve("tasks").resolve(file.getFileName()));
            }
            awaitAllDone();
        }
        assertEachFileIsInS3AsItIs();
    }

    @Test
    void afterItsTokenHasExpiredAFileIsNotAskedForAnyMore() throws Exception {
        try (RecordingsApp app = started(retries())) {
            company.record("m1", 100_000, Instant.now().minus(Duration.ofHours(25)));
            await().atMost(LONGEST).until(() -> failed().size() == 3 && tasks().isEmpty());
        }
        assertEquals(List.of(), zoom.truth().recordingRequests());
    }

    @Test
    void anUploadThatFailsInTheMiddleLeavesNoPartsAndIsDoneAgain() throws Exception {
        zoom.switches().set(Switch.RECORDING_CUT_AFTER, PART + 1_000_000).set(Switch.RECORDING_CUT_TIMES, 1);
        Retries retries = atTheFirstCut(() -> zoom.switches()
                .set(Switch.RECORDINGS_TIMES, RETRIES)
                .set(Switch.RECORDINGS, RecordingAnswer.SERVER_ERROR));
        try (RecordingsApp app = started(retries)) {
            company.record("m1", FILM);
            awaitAllDone();
        }
        assertEachFileIsInS3AsItIs();
        assertTrue(requests("signed/film-0").size() >= 2);
    }

    @Test
    void aFileThatChangesBetweenTwoPartsIsLoadedFromItsStart() throws Exception {
        zoom.switches().set(Switch.RECORDING_CUT_AFTER, PART + 1_000_000).set(Switch.RECORDING_CUT_TIMES, 1);
        Retries retries = atTheFirstCut(() -> zoom.switches().set(Switch.RECORDING_VERSION, 1));
        try (RecordingsApp app = started(retries)) {
            company.record("m1", FILM);
            awaitAllDone();
        }
        RecordingContent changed = new RecordingContent("film-0", 1, FILM);
        assertTrue(inventory.sums().containsValue(changed.sha256()));
        assertEquals(inventory.sums(), inventory.kept());
        assertEquals(0, inventory.openUploads());
    }

    @Test
    void aDownloadHoldsUpNoEvents() throws Exception {
        zoom.switches()
                .set(Switch.RETRY_AFTER_FORM, RetryAfterForm.SECONDS)
                .set(Switch.RETRY_AFTER, Duration.ofSeconds(1))
                .set(Switch.RECORDINGS, RecordingAnswer.TOO_MANY_REQUESTS);
        try (RecordingsApp app = started(retries())) {
            company.record("m1", 1000);
            await().atMost(LONGEST).until(() -> !requests("download").isEmpty());
            company.record("m2", 1000);
            await().atMost(LONGEST).until(() -> tasks().size() == 6);
            assertEquals(Map.of(), inventory.sums());
            zoom.switches().set(Switch.RECORDINGS, RecordingAnswer.NORMAL);
            awaitAllDone();
        }
        assertEachFileIsInS3AsItIs();
    }
}
