package io.github.camelzoom.websocket.simulator;

import io.github.camelzoom.websocket.simulator.switches.Switches;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.PfxOptions;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * The running server. All its state lives on one event loop, so nothing in it needs a lock; other threads come in by
 * {@link #call}.
 */
final class SimulatorServer implements AutoCloseable {
    private static final int LARGEST_MESSAGE = 256 * 1024 * 1024;
    private static final long PATIENCE_SECONDS = 30;

    final Sessions sessions;
    final EventSender sender;
    private final TokenService tokens;
    private final WebSocketEndpoint webSocket;
    private final OAuthEndpoint oauth;
    private final RestApi rest;
    private final RecordingDownloads recordings;
    private final ControlApi control;
    private final Timers timers;
    private final Vertx vertx;
    private final Context loop;
    private final ServerCertificate certificate;
    private volatile Thread loopThread;
    private final HttpServer http;

    SimulatorServer(SimulatorOptions options, Switches switches, GroundTruth truth, ZoomSimulator simulator) {
        vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(1)
                .setUseDaemonThread(true)
                .setWorkerPoolSize(1)
                .setInternalBlockingPoolSize(1)
                .setFileSystemOptions(new FileSystemOptions()
                        .setClassPathResolvingEnabled(false)
                        .setFileCachingEnabled(false)));
        loop = vertx.getOrCreateContext();
        timers = new Timers(vertx);
        tokens = new TokenService(switches, options.clientId(), options.seed());
        sessions = new Sessions(switches, timers);
        sender = new EventSender(switches, truth, sessions, new MessageFrame(switches, options.secretToken()), timers);
        webSocket = new WebSocketEndpoint(vertx, switches, truth, tokens, sessions, options.subscriptionIds());
        oauth = new OAuthEndpoint(vertx, switches, truth, tokens, options);
        rest = new RestApi(switches, truth, tokens, options.accountId());
        recordings = new RecordingDownloads(switches, truth, tokens);
        control = new ControlApi(simulator);
        certificate = options.tls() ? ServerCertificate.create() : null;
        try {
            http = listen(options);
        } catch (IllegalStateException e) {
            close();
            throw new IllegalStateException(
                    "Cannot listen on " + options.host() + ":" + options.port() + ": " + e.getMessage(), e.getCause());
        }
    }

    int port() {
        return http.actualPort();
    }

    ServerCertificate certificate() {
        return certificate;
    }

    /** Runs an action on the event loop and waits for its result. */
    <T> T call(Supplier<T> action) {
        if (Thread.currentThread() == loopThread) {
            return action.get();
        }
        CompletableFuture<T> result = new CompletableFuture<>();
        loop.runOnContext(go -> {
            try {
                result.complete(action.get());
            } catch (RuntimeException e) {
                result.completeExceptionally(e);
            }
        });
        return await(result);
    }

    /** Runs an action on the event loop, after those asked for before, without waiting for it. */
    void run(Runnable action) {
        loop.runOnContext(go -> action.run());
    }

    /** As new: no connection, no token, no event on its way. */
    void reset() {
        timers.cancelAll();
        webSocket.reset();
        oauth.reset();
        sessions.open().forEach(Session::reset);
        sender.clear();
        tokens.clear();
        rest.clear();
        recordings.clear();
    }

    private HttpServer listen(SimulatorOptions options) {
        HttpServerOptions http = new HttpServerOptions()
                .setHost(options.host())
                .setPort(options.port())
                .setPerMessageWebSocketCompressionSupported(true)
                .setPerFrameWebSocketCompressionSupported(false)
                .setMaxWebSocketFrameSize(LARGEST_MESSAGE)
                .setMaxWebSocketMessageSize(LARGEST_MESSAGE)
                .setMaxFormAttributeSize(-1);
        if (certificate != null) {
            http.setSsl(true)
                    .setKeyCertOptions(new PfxOptions()
                            .setPath(certificate.keyStore().toString())
                            .setPassword(certificate.password()));
        }
        CompletableFuture<HttpServer> listening = new CompletableFuture<>();
        loop.runOnContext(go -> {
            loopThread = Thread.currentThread();
            complete(
                    listening,
                    vertx.createHttpServer(http).requestHandler(this::handle).listen());
        });
        return await(listening);
    }

    private void handle(HttpServerRequest request) {
        String path = request.path() == null ? "" : request.path();
        if (path.equals("/ws")) {
            webSocket.handle(request);
        } else if (path.equals("/oauth/token")) {
            oauth.handle(request);
        } else if (path.startsWith(RestApi.PATH + "/")) {
            rest.handle(request);
        } else if (path.startsWith(RecordingDownloads.PATH + "/")) {
            recordings.handle(request);
        } else if (path.equals("/control") || path.startsWith("/control/")) {
            control.handle(request);
        } else {
            request.response().setStatusCode(404).end();
        }
    }

    @Override
    public void close() {
        CompletableFuture<Void> closed = new CompletableFuture<>();
        complete(closed, vertx.close());
        await(closed);
        if (certificate != null) {
            certificate.close();
        }
    }

    private static <T> void complete(CompletableFuture<T> result, Future<T> future) {
        future.onSuccess(result::complete).onFailure(result::completeExceptionally);
    }

    private static <T> T await(CompletableFuture<T> result) {
        try {
            return result.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof TimeoutException) {
                throw new IllegalStateException("The simulator did not answer in " + PATIENCE_SECONDS + " s", e);
            }
            throw new IllegalStateException(
                    "The simulator failed: " + e.getCause().getMessage(), e.getCause());
        }
    }
}
