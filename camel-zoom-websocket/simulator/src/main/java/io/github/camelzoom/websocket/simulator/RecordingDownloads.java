package io.github.camelzoom.websocket.simulator;

import io.github.camelzoom.websocket.simulator.TokenService.Token;
import io.github.camelzoom.websocket.simulator.recording.ByteRange;
import io.github.camelzoom.websocket.simulator.recording.RecordingCatalog;
import io.github.camelzoom.websocket.simulator.recording.RecordingCatalog.RecordedFile;
import io.github.camelzoom.websocket.simulator.recording.RecordingContent;
import io.github.camelzoom.websocket.simulator.switches.RecordingAnswer;
import io.github.camelzoom.websocket.simulator.switches.Switch;
import io.github.camelzoom.websocket.simulator.switches.Switches;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Instant;
import java.util.Optional;

/**
 * {@code /rec/}: the files of recordings. As at Zoom the address in an event wants a token and sends to another host,
 * whose address is signed and wants none. Event loop only.
 */
final class RecordingDownloads {
    static final String PATH = "/rec";
    static final String DOWNLOAD = PATH + "/download/";
    private static final String SIGNED = PATH + "/signed/";
    private static final String SIGNATURE = "signature=made-up";

    private final Switches switches;
    private final GroundTruth truth;
    private final TokenService tokens;
    private final UnseenEvents unseen;
    private RecordingCatalog catalog = new RecordingCatalog();

    RecordingDownloads(Switches switches, GroundTruth truth, TokenService tokens) {
        this.switches = switches;
        this.truth = truth;
        this.tokens = tokens;
        this.unseen = new UnseenEvents(truth);
    }

    /** Forgets everything. */
    void clear() {
        catalog = new RecordingCatalog();
        unseen.reset();
    }

    void handle(HttpServerRequest request) {
        if (!request.method().equals(HttpMethod.GET) && !request.method().equals(HttpMethod.HEAD)) {
            end(request, 405);
            return;
        }
        boolean signed = request.path().startsWith(SIGNED);
        String path = signed ? DOWNLOAD + request.path().substring(SIGNED.length()) : request.path();
        unseen.forEach(catalog::learn);
        Optional<RecordedFile> file = catalog.find(path);
        if (signed) {
            handleSigned(request, file);
        } else {
            handleDownload(request, file);
        }
    }

    private void handleDownload(HttpServerRequest request, Optional<RecordedFile> file) {
        RecordingAnswer answer = TimedAnswer.next(switches, Switch.RECORDINGS, Switch.RECORDINGS_TIMES);
        switch (answer) {
            case FORBIDDEN -> end(request, 403);
            case NOT_FOUND -> end(request, 404);
            case TOO_MANY_REQUESTS -> end(request, 429);
            case SERVER_ERROR -> end(request, 500);
            case UNAVAILABLE -> end(request, 503);
            case CLOSE -> {
                note(request, 0);
                request.connection().close();
            }
            case NORMAL -> {
                if (file.isEmpty()) {
                    end(request, 404);
                } else if (!opens(token(request), file.get())) {
                    end(request, 401);
                } else if (switches.get(Switch.RECORDING_REDIRECT)) {
                    request.response().putHeader("Location", signedAddress(request));
                    end(request, 302);
                } else {
                    serve(request, file.get());
                }
            }
        }
    }

    private void handleSigned(HttpServerRequest request, Optional<RecordedFile> file) {
        if (file.isEmpty() || !SIGNATURE.equals(request.query())) {
            end(request, 403);
        } else if (token(request) != null) {
            // as stores do: a signature and a token are one too many
            end(request, 400);
        } else {
            serve(request, file.get());
        }
    }

    /** By the number of this machine, which to a client is another host than its name. */
    private static String signedAddress(HttpServerRequest request) {
        return request.scheme() + "://127.0.0.1:" + request.localAddress().port() + SIGNED
                + request.path().substring(DOWNLOAD.length()) + "?" + SIGNATURE;
    }

    private void serve(HttpServerRequest request, RecordedFile file) {
        RecordingContent content = new RecordingContent(file.id(), switches.get(Switch.RECORDING_VERSION), file.size());
        HttpServerResponse response = request.response()
                .putHeader("Accept-Ranges", "bytes")
                .putHeader("ETag", content.etag())
                .putHeader("Content-Type", "application/octet-stream");
        Optional<ByteRange> part = range(request, content);
        if (part.filter(ByteRange::isUnsatisfiable).isPresent()) {
            response.putHeader("Content-Range", "bytes */" + file.size());
            end(request, 416);
            return;
        }
        ByteRange range = part.orElse(new ByteRange(0, file.size()));
        part.ifPresent(one -> response.putHeader(
                "Content-Range", "bytes " + one.first() + "-" + (one.end() - 1) + "/" + file.size()));
        response.setStatusCode(part.isPresent() ? 206 : 200).putHeader("Content-Length", Long.toString(range.length()));
        note(request, response.getStatusCode());
        if (request.method().equals(HttpMethod.HEAD)) {
            response.end();
            return;
        }
        new RecordingStream(request, content, range, cutAfter(range)).run();
    }

    private Optional<ByteRange> range(HttpServerRequest request, RecordingContent content) {
        String condition = request.getHeader("If-Range");
        if (condition != null && !condition.equals(content.etag())) {
            return Optional.empty();
        }
        return Optional.ofNullable(request.getHeader("Range"))
                .flatMap(header -> ByteRange.parse(header, content.size()));
    }

    private long cutAfter(ByteRange range) {
        return switches.get(Switch.RECORDING_CUT_AFTER) < range.length()
                ? TimedAnswer.next(switches, Switch.RECORDING_CUT_AFTER, Switch.RECORDING_CUT_TIMES)
                : Long.MAX_VALUE;
    }

    private boolean opens(String token, RecordedFile file) {
        return token != null
                && (token.equals(file.downloadToken())
                        || tokens.find(token).filter(Token::good).isPresent());
    }

    private static String token(HttpServerRequest request) {
        String header = request.getHeader("Authorization");
        if (header != null && header.regionMatches(true, 0, "Bearer ", 0, 7)) {
            return header.substring(7).trim();
        }
        return request.getParam("access_token");
    }

    private void end(HttpServerRequest request, int status) {
        note(request, status);
        HttpServerResponse response = request.response().setStatusCode(status);
        if (status == 429 || status == 503) {
            RetryAfter.addTo(response, switches);
        }
        response.end();
    }

    private void note(HttpServerRequest request, int status) {
        truth.recordingRequested(new RecordingRequest(
                Instant.now(),
                request.method().name(),
                request.path(),
                Optional.ofNullable(request.getHeader("Range")).orElse(""),
                token(request) != null,
                status));
    }
}
