package io.github.camelzoom.examples.recordings.download;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelzoom.examples.recordings.simulated.Company;
import io.github.camelzoom.websocket.simulator.RecordingRequest;
import io.github.camelzoom.websocket.simulator.ZoomSimulator;
import io.github.camelzoom.websocket.simulator.junit.ZoomSimulatorExtension;
import io.github.camelzoom.websocket.simulator.recording.RecordingContent;
import io.github.camelzoom.websocket.simulator.switches.RecordingAnswer;
import io.github.camelzoom.websocket.simulator.switches.RetryAfterForm;
import io.github.camelzoom.websocket.simulator.switches.Switch;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One file as a stream, against the simulator. */
class ResumableDownloadTest {
    private static final int SIZE = 1_000_000;
    private static final Retries RETRIES = new Retries(2, Duration.ofMillis(1), Duration.ofSeconds(3));

    @RegisterExtension
    static final ZoomSimulator zoom = ZoomSimulatorExtension.create();

    private RecordingContent film;

    @BeforeEach
    void recorded() {
        Company company = new Company(zoom);
        company.record("m1", SIZE);
        film = company.files().get(0);
    }

    private ResumableDownload open() throws IOException {
        return new ResumableDownload(
                URI.create(zoom.downloadUrl(film.id())),
                Company.DOWNLOAD_TOKEN,
                film.id(),
                RETRIES,
                Duration.ofSeconds(10));
    }

    private static void readAll(InputStream stream) throws IOException {
        stream.transferTo(OutputStream.nullOutputStream());
    }

    private static List<RecordingRequest> requests() {
        return zoom.truth().recordingRequests();
    }

    @Test
    void thereIsNoChecksumBeforeTheEnd() throws Exception {
        try (ResumableDownload download = open()) {
            assertArrayEquals(film.bytes(0, 300_000), download.readNBytes(300_000));
            assertThrows(IllegalStateException.class, download::sha256);
        }
    }

    @Test
    void manyCutsMatterNotAsLongAsEachBringsSomething() throws Exception {
        zoom.switches().set(Switch.RECORDING_CUT_AFTER, 50_000);
        try (ResumableDownload download = open()) {
            readAll(download);
            assertEquals(film.sha256(), download.sha256());
        }
    }

    @Test
    void itDoesNotComeBackBeforeItIsWelcome() throws Exception {
        zoom.switches()
                .set(Switch.RETRY_AFTER_FORM, RetryAfterForm.SECONDS)
                .set(Switch.RETRY_AFTER, Duration.ofSeconds(2))
                .set(Switch.RECORDINGS_TIMES, 1)
                .set(Switch.RECORDINGS, RecordingAnswer.UNAVAILABLE);
        open().close();
        assertEquals(
                List.of(503, 302, 200),
                requests().stream().map(RecordingRequest::status).toList());
        assertTrue(
                Duration.between(requests().get(0).at(), requests().get(1).at()).toMillis() >= 2000);
    }

    @Test
    void whoAsksForTooLongAWaitIsLeftAlone() {
        zoom.switches()
                .set(Switch.RETRY_AFTER_FORM, RetryAfterForm.SECONDS)
                .set(Switch.RETRY_AFTER, Duration.ofSeconds(4))
                .set(Switch.RECORDINGS, RecordingAnswer.TOO_MANY_REQUESTS);
        assertThrows(DownloadException.class, this::open);
        assertEquals(1, requests().size());
    }

    @Test
    void aFailureThatStaysIsTriedAsOftenAsIsSetAndNamesNoAddress() {
        zoom.switches().set(Switch.RECORDINGS, RecordingAnswer.CLOSE);
        DownloadException failure = assertThrows(DownloadException.class, this::open);
        assertFalse(failure.getMessage().contains("/rec/"), failure::getMessage);
        // the JDK's client itself asks once more when a connection ends without an answer
        assertTrue(requests().size() >= 3);
    }

    @Test
    void aRefusalIsFinal() {
        zoom.switches().set(Switch.RECORDINGS, RecordingAnswer.NOT_FOUND);
        assertThrows(DownloadRefusedException.class, this::open);
        assertEquals(1, requests().size());
    }

    @Test
    void aChangeIsNoticedAndNotMixed() throws Exception {
        zoom.switches().set(Switch.RECORDING_CUT_AFTER, 500_000);
        try (ResumableDownload download = open()) {
            download.readNBytes(500_000);
            zoom.switches().set(Switch.RECORDING_VERSION, 1);
            assertThrows(ContentChangedException.class, () -> readAll(download));
        }
    }
}
