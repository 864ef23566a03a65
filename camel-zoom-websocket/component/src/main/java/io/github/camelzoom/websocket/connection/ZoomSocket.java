package io.github.camelzoom.websocket.connection;

import io.github.camelzoom.websocket.connection.ConnectionInput.FrameRead;
import io.github.camelzoom.websocket.connection.ConnectionInput.SocketClosed;
import io.github.camelzoom.websocket.connection.ConnectionInput.SocketFailed;
import io.github.camelzoom.websocket.connection.ConnectionInput.SocketOpened;
import io.github.camelzoom.websocket.net.NetworkFailure;
import io.github.camelzoom.websocket.oauth.RetryAfter;
import io.github.camelzoom.websocket.protocol.Frame;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.ClientWebSocket;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import java.time.Instant;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One WebSocket of one generation; turns what happens on it into the machine's inputs. Lives on one event loop. */
final class ZoomSocket {

    private static final Logger LOG = LoggerFactory.getLogger(ZoomSocket.class);
    private static final short NORMAL_CLOSURE = 1000;

    interface Sink {
        void accept(ConnectionInput input);
    }

    private final long generation;
    private final ClientWebSocket socket;
    private final Future<WebSocket> opening;
    private final Promise<Void> gone = Promise.promise();
    private String trouble = "";

    /** Begins to open. The handlers are in place before the socket can read, or first frames could be lost. */
    ZoomSocket(
            long generation,
            WebSocketClient client,
            WebSocketConnectOptions options,
            MessageAssembler assembler,
            Sink sink) {
        this.generation = generation;
        this.socket = client.webSocket();
        socket.frameHandler(frame -> {
            Frame complete = assembler.add(frame);
            if (complete != null) {
                sink.accept(new FrameRead(generation, complete));
            }
        });
        socket.exceptionHandler(failure -> trouble = NetworkFailure.describe(failure));
        socket.closeHandler(ignored -> {
            sink.accept(closed());
            gone.complete();
        });
        this.opening = socket.connect(options)
                .onSuccess(opened -> sink.accept(new SocketOpened(generation)))
                .onFailure(failure -> sink.accept(failed(failure)));
    }

    private SocketFailed failed(Throwable failure) {
        if (failure instanceof UpgradeRejectedException rejected) {
            String retryAfter =
                    rejected.getHeaders() == null ? null : rejected.getHeaders().get("Retry-After");
            long wait = RetryAfter.parse(retryAfter, Instant.now())
                    .map(asked -> asked.toMillis())
                    .orElse(0L);
            int status = rejected.getStatus();
            ConnectionCause cause =
                    isRefusal(status) ? ConnectionCause.CONNECTION_REFUSED : ConnectionCause.HANDSHAKE_REJECTED;
            return new SocketFailed(generation, cause, "HTTP " + status, wait);
        }
        return new SocketFailed(generation, ConnectionCause.SOCKET_FAILED, NetworkFailure.describe(failure), 0);
    }

    /** An error of the client's that no waiting mends; not "try again later" in its several forms. */
    private static boolean isRefusal(int status) {
        return status >= 400 && status < 500 && status != 408 && status != 425 && status != 429;
    }

    private SocketClosed closed() {
        Short code = socket.closeStatusCode();
        if (code == null) {
            String detail = "without a close frame" + (trouble.isEmpty() ? "" : ": " + trouble);
            return new SocketClosed(generation, null, detail, false);
        }
        String reason = socket.closeReason();
        String words = reason == null || reason.isEmpty() ? "" : " \"" + NetworkFailure.scrub(reason) + '"';
        return new SocketClosed(generation, code.intValue(), "code " + code + words, speaksOfAnotherClient(reason));
    }

    /**
     * Zoom has been seen to say "Connected in another place", perhaps only as the reason of the close. A hint and no
     * more: it makes us wait longer, and its absence changes nothing.
     */
    private static boolean speaksOfAnotherClient(String reason) {
        return reason != null && reason.toLowerCase(Locale.ROOT).contains("another");
    }

    /** Sends if it still can; if not, the close is on its way to the machine. */
    void send(String text) {
        if (!socket.isClosed()) {
            socket.writeTextMessage(text)
                    .onFailure(failure -> LOG.debug("Heartbeat not sent: {}", NetworkFailure.describe(failure)));
        }
    }

    /** Only once it is open, which it is as soon as a frame was read. */
    void pause() {
        socket.pause();
    }

    void resume() {
        socket.resume();
    }

    /**
     * Closes now, or as soon as it is open. Reading goes on whatever was said before: a close overtakes what waits in a
     * paused socket, and that is to be delivered; and a paused socket would not see the peer's own close frame.
     * Completes when the connection is gone, which the client's closing timeout bounds; at once if it is opening still.
     */
    Future<Void> close() {
        boolean isOpening = !opening.isComplete();
        opening.onSuccess(opened -> {
            socket.resume();
            if (!socket.isClosed()) {
                socket.close(NORMAL_CLOSURE);
            }
        });
        // nothing is gained by waiting for a handshake that may never be answered
        return isOpening || opening.failed() ? Future.succeededFuture() : gone.future();
    }
}
