package io.github.camelzoom.websocket.simulator;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelzoom.websocket.simulator.recording.RecordingContent;
import io.github.camelzoom.websocket.simulator.switches.RecordingAnswer;
import io.github.camelzoom.websocket.simulator.switches.RetryAfterForm;
import io.github.camelzoom.websocket.simulator.switches.Switch;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files of recordings as a client loads them, and the ways in which that goes wrong. */
class RecordingDownloadsTest extends SimulatorFixture {
    private static final String TOKEN = "download-token";
    private static final int SIZE = 300_001;
    private static final RecordingContent CONTENT = new RecordingContent("file-1", 0, SIZE);

    @BeforeEach
    void recorded() {
        zoom.send("{\"event\":\"recording.completed\",\"download_token\":\"" + TOKEN
                + "\",\"payload\":{\"object\":{\"recording_files\":[{\"id\":\"file-1\",\"file_size\":" + SIZE
                + ",\"download_url\":\"" + zoom.downloadUrl("k1") + "\"}]}}}");
    }

    private HttpRequest.Builder request() {
        return HttpRequest.newBuilder(URI.create(zoom.downloadUrl("k1"))).timeout(TestClient.PATIENCE);
    }

    private HttpRequest.Builder authorized() {
        return request().header("Authorization", "Bearer " + TOKEN);
    }

    private static HttpResponse<byte[]> ask(HttpRequest.Builder request) throws IOException, InterruptedException {
        return TestClient.HTTP.send(request.version(Version.HTTP_1_1).build(), BodyHandlers.ofByteArray());
    }

    private void direct() {
        set(Switch.RECORDING_REDIRECT, false);
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    @Test
    void aFileIsWhatTheTruthSaysWhateverThePartsItIsReadIn() throws Exception {
        direct();
        byte[] all = ask(authorized()).body();
        assertEquals(SIZE, all.length);
        assertEquals(CONTENT.sha256(), sha256(all));
        for (int offset : new int[] {0, 1, 7, 8, 65_535, 65_536, SIZE - 1}) {
            int end = Math.min(SIZE, offset + 100_003);
            assertArrayEquals(Arrays.copyOfRange(all, offset, end), CONTENT.bytes(offset, 100_003));
        }
        assertEquals(0, CONTENT.bytes(SIZE, 10).length);
        assertNotEquals(CONTENT.sha256(), new RecordingContent("file-2", 0, SIZE).sha256());
        assertNotEquals(CONTENT.sha256(), new RecordingContent("file-1", 1, SIZE).sha256());
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    @Test
    void onlyWhoHasATokenGetsIn() throws Exception {
        direct();
        assertEquals(401, ask(request()).statusCode());
        assertEquals(401, ask(request().header("Authorization", "Bearer wrong")).statusCode());
        assertEquals(
                200,
                ask(HttpRequest.newBuilder(URI.create(zoom.downloadUrl("k1") + "?access_token=" + TOKEN)))
                        .statusCode());
        String accessToken = TestClient.token(zoom);
        assertEquals(
                200,
                ask(request().header("Authorization", "Bearer " + accessToken)).statusCode());
        assertEquals(
                404,
                ask(HttpRequest.newBuilder(URI.create(zoom.downloadUrl("other"))))
                        .statusCode());
        assertTrue(zoom.truth().recordingRequests().stream()
                .noneMatch(asked -> asked.toString().contains(TOKEN)));
    }

    @Test
    void theAddressSendsToASignedOneAtAnotherHostThatWantsNoToken() throws Exception {
        HttpResponse<byte[]> response = ask(authorized());
        assertEquals(302, response.statusCode());
        URI signed = URI.create(header(response, "Location"));
        assertNotEquals(URI.create(zoom.downloadUrl("k1")).getHost(), signed.getHost());
        assertEquals(
                CONTENT.sha256(), sha256(ask(HttpRequest.newBuilder(signed)).body()));
        assertEquals(
                400,
                ask(HttpRequest.newBuilder(signed).header("Authorization", "Bearer " + TOKEN))
                        .statusCode());
        URI unsigned = URI.create(signed.toString().replaceFirst("\\?.*", ""));
        assertEquals(403, ask(HttpRequest.newBuilder(unsigned)).statusCode());
        assertEquals(
                List.of(true, false, true, false),
                zoom.truth().recordingRequests().stream()
                        .map(RecordingRequest::tokenSent)
                        .toList());
    }

    @Test
    void aPartIsGivenToWhoAsksForIt() throws Exception {
        direct();
        HttpResponse<byte[]> whole = ask(authorized().method("HEAD", HttpRequest.BodyPublishers.noBody()));
        assertEquals(String.valueOf(SIZE), header(whole, "Content-Length"));
        String etag = header(whole, "ETag");

        HttpResponse<byte[]> rest =
                ask(authorized().header("Range", "bytes=1000-").header("If-Range", etag));
        assertEquals(206, rest.statusCode());
        assertEquals("bytes 1000-300000/300001", header(rest, "Content-Range"));
        assertArrayEquals(CONTENT.bytes(1000, SIZE), rest.body());

        HttpResponse<byte[]> part = ask(authorized().header("Range", "bytes=5-9"));
        assertArrayEquals(CONTENT.bytes(5, 5), part.body());

        HttpResponse<byte[]> behind = ask(authorized().header("Range", "bytes=" + SIZE + "-"));
        assertEquals(416, behind.statusCode());
        assertEquals("bytes */300001", header(behind, "Content-Range"));
    }

    @Test
    void whoResumesAFileThatHasChangedGetsAllOfTheNewOne() throws Exception {
        direct();
        String etag = header(ask(authorized().header("Range", "bytes=0-9")), "ETag");
        set(Switch.RECORDING_VERSION, 1);
        HttpResponse<byte[]> rest =
                ask(authorized().header("Range", "bytes=10-").header("If-Range", etag));
        assertEquals(200, rest.statusCode());
        assertEquals(new RecordingContent("file-1", 1, SIZE).sha256(), sha256(rest.body()));
    }

    @Test
    void anAnswerIsCutAfterSoManyBytesSoManyTimes() throws Exception {
        direct();
        set(Switch.RECORDING_CUT_AFTER, 100_000);
        set(Switch.RECORDING_CUT_TIMES, 1);
        // the one client of the JDK that gives all that came before the end
        HttpURLConnection cut =
                (HttpURLConnection) URI.create(zoom.downloadUrl("k1")).toURL().openConnection();
        cut.setRequestProperty("Authorization", "Bearer " + TOKEN);
        cut.setReadTimeout((int) TestClient.PATIENCE.toMillis());
        assertEquals(SIZE, cut.getContentLength());
        try (InputStream body = cut.getInputStream()) {
            assertArrayEquals(CONTENT.bytes(0, 100_000), body.readAllBytes());
        } finally {
            cut.disconnect();
        }
        assertEquals(CONTENT.sha256(), sha256(ask(authorized()).body()));
    }

    @Test
    void itRefusesAsOftenAsItIsToldTo() throws Exception {
        set(Switch.RETRY_AFTER_FORM, RetryAfterForm.SECONDS);
        set(Switch.RETRY_AFTER, Duration.ofSeconds(7));
        for (RecordingAnswer answer : List.of(RecordingAnswer.TOO_MANY_REQUESTS, RecordingAnswer.UNAVAILABLE)) {
            set(Switch.RECORDINGS, answer);
            set(Switch.RECORDINGS_TIMES, 1);
            HttpResponse<byte[]> refused = ask(authorized());
            assertEquals(answer == RecordingAnswer.UNAVAILABLE ? 503 : 429, refused.statusCode());
            assertEquals("7", header(refused, "Retry-After"));
            assertEquals(302, ask(authorized()).statusCode());
        }
        set(Switch.RECORDINGS, RecordingAnswer.CLOSE);
        assertThrows(IOException.class, () -> ask(authorized()));
    }

    @Test
    void aFileMayBeLargerThanAnArray() throws Exception {
        direct();
        long size = 3_000_000_000L;
        zoom.send("{\"event\":\"recording.completed\",\"download_token\":\"" + TOKEN
                + "\",\"payload\":{\"object\":{\"recording_files\":[{\"id\":\"file-2\",\"file_size\":" + size
                + ",\"download_url\":\"" + zoom.downloadUrl("k2") + "\"}]}}}");
        RecordingContent large = new RecordingContent("file-2", 0, size);
        HttpRequest tail = HttpRequest.newBuilder(URI.create(zoom.downloadUrl("k2")))
                .header("Authorization", "Bearer " + TOKEN)
                .header("Range", "bytes=2999000000-")
                .version(Version.HTTP_1_1)
                .build();
        assertArrayEquals(
                large.bytes(2_999_000_000L, 1_000_000),
                TestClient.HTTP.send(tail, BodyHandlers.ofByteArray()).body());
    }
}
