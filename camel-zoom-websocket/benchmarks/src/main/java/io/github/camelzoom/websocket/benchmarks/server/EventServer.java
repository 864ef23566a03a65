package io.github.camelzoom.websocket.benchmarks.server;

import com.sun.management.OperatingSystemMXBean;
import io.github.camelzoom.websocket.benchmarks.event.Batch;
import io.github.camelzoom.websocket.benchmarks.event.StreamName;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.impl.WebSocketInternal;
import io.vertx.core.json.JsonObject;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Speaks just enough of Zoom's protocol to be believed (tokens, acceptance, answers to heartbeats), and sends events as
 * fast as the socket takes them, or at a steady rate. The simulator does all that too and much more, but it makes each
 * event anew, and would be what is measured.
 *
 * <p>A path {@code /ws/<name>} asks for the stream that {@link StreamName} describes. {@code /stop/<name>} ends it and
 * answers how many events were sent, {@code /usage} how much CPU time this process has used, {@code /heartbeats} what
 * heartbeats came since it was last asked.
 */
public final class EventServer implements AutoCloseable {

    private static final String ACCEPTED =
            "{\"module\":\"build_connection\",\"success\":true,\"content\":\"connected\",\"header\":{}}";
    private static final String ALIVE =
            "{\"module\":\"heartbeat\",\"success\":true,\"content\":\"live\",\"header\":{}}";

    private final Vertx vertx = Vertx.vertx();
    private final Map<String, EventStream> streams = new ConcurrentHashMap<>();
    private final Heartbeats heartbeats = new Heartbeats();
    private final HttpServer server;

    /** Listens on a free port of this machine. */
    public EventServer() {
        HttpServerOptions options = new HttpServerOptions()
                .setHost("127.0.0.1")
                .setPort(0)
                .setAcceptBacklog(2_000)
                // frames are made before: there is nothing that could compress them
                .setPerMessageWebSocketCompressionSupported(false)
                .setPerFrameWebSocketCompressionSupported(false);
        server = vertx.createHttpServer(options)
                .requestHandler(this::answer)
                .webSocketHandler(this::accept)
                .listen()
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    /** Prints the port as its only line, and serves until its standard input ends, that is, as long as its parent. */
    public static void main(String[] args) throws Exception {
        try (EventServer server = new EventServer()) {
            System.out.println(server.port());
            while (System.in.read() >= 0) {
                // nothing is said to it
            }
        }
    }

    public int port() {
        return server.actualPort();
    }

    private void answer(HttpServerRequest request) {
        String path = request.path();
        if (path.equals("/oauth/token")) {
            send(
                    request,
                    new JsonObject()
                            .put("access_token", "benchmark")
                            .put("token_type", "bearer")
                            .put("expires_in", TimeUnit.HOURS.toSeconds(1)));
        } else if (path.equals("/usage")) {
            OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
            send(request, new JsonObject().put("cpuNanos", system.getProcessCpuTime()));
        } else if (path.equals("/heartbeats")) {
            send(request, heartbeats.sinceLastAsked());
        } else if (path.startsWith("/stop/")) {
            EventStream stream = streams.remove(path.substring("/stop/".length()));
            if (stream == null) {
                request.response().setStatusCode(404).end();
            } else {
                stream.stop().onSuccess(sent -> send(request, new JsonObject().put("sent", sent)));
            }
        } else {
            request.response().setStatusCode(404).end();
        }
    }

    private static void send(HttpServerRequest request, JsonObject answer) {
        request.response().putHeader("Content-Type", "application/json").end(answer.encode());
    }

    private void accept(ServerWebSocket socket) {
        heartbeats.connected(socket);
        socket.textMessageHandler(text -> {
            heartbeats.received(socket);
            socket.writeTextMessage(ALIVE);
        });
        socket.closeHandler(ignored -> heartbeats.gone(socket));
        StreamName name = StreamName.parse(socket.path().substring("/ws/".length()));
        socket.writeTextMessage(ACCEPTED).onSuccess(written -> {
            if (name.rate() != StreamName.SILENT) {
                stream(name, socket);
            }
        });
    }

    private void stream(StreamName name, ServerWebSocket socket) {
        RawSocket raw = new RawSocket(((WebSocketInternal) socket).channelHandlerContext());
        EventStream stream = name.rate() == StreamName.UNBOUNDED
                ? new FullSpeed(raw, () -> new Batch(name.eventBytes(), name.mix()))
                : new SteadyRate(raw, new Batch(name.eventBytes(), name.mix()), name.rate());
        streams.put(name.toString(), stream);
        stream.start();
        socket.closeHandler(ignored -> {
            heartbeats.gone(socket);
            stream.stop();
        });
    }

    @Override
    public void close() {
        streams.values().forEach(EventStream::stop);
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
