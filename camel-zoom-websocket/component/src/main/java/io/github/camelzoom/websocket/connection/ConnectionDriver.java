package io.github.camelzoom.websocket.connection;

import io.github.camelzoom.websocket.connection.ConnectionEffect.CancelTimer;
import io.github.camelzoom.websocket.connection.ConnectionEffect.CloseSocket;
import io.github.camelzoom.websocket.connection.ConnectionEffect.CountUndeliverable;
import io.github.camelzoom.websocket.connection.ConnectionEffect.Deliver;
import io.github.camelzoom.websocket.connection.ConnectionEffect.FetchToken;
import io.github.camelzoom.websocket.connection.ConnectionEffect.OpenSocket;
import io.github.camelzoom.websocket.connection.ConnectionEffect.ReportConnected;
import io.github.camelzoom.websocket.connection.ConnectionEffect.ReportExhausted;
import io.github.camelzoom.websocket.connection.ConnectionEffect.ReportFailed;
import io.github.camelzoom.websocket.connection.ConnectionEffect.ReportLost;
import io.github.camelzoom.websocket.connection.ConnectionEffect.SendHeartbeat;
import io.github.camelzoom.websocket.connection.ConnectionEffect.StartTimer;
import io.github.camelzoom.websocket.connection.ConnectionInput.ReadingPaused;
import io.github.camelzoom.websocket.connection.ConnectionInput.ReadingResumed;
import io.github.camelzoom.websocket.connection.ConnectionInput.Start;
import io.github.camelzoom.websocket.connection.ConnectionInput.Stop;
import io.github.camelzoom.websocket.connection.ConnectionInput.TimerFired;
import io.github.camelzoom.websocket.connection.ConnectionInput.TokenFailed;
import io.github.camelzoom.websocket.connection.ConnectionInput.TokenGranted;
import io.github.camelzoom.websocket.connection.ConnectionState.Connected;
import io.github.camelzoom.websocket.net.TransportSettings;
import io.github.camelzoom.websocket.oauth.TokenException;
import io.github.camelzoom.websocket.oauth.ZoomToken;
import io.github.camelzoom.websocket.oauth.ZoomTokenProvider;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.impl.VertxInternal;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what the {@link ConnectionMachine} decides: one subscription's connection over Vert.x. Everything happens on
 * one event loop, so nothing here needs a lock; the public methods may be called from any thread.
 */
public final class ConnectionDriver {

    /** The exact text that Zoom documents. A WebSocket ping is no substitute. */
    private static final String HEARTBEAT = "{\"module\":\"heartbeat\"}";

    private static final Logger LOG = LoggerFactory.getLogger(ConnectionDriver.class);

    private final Vertx vertx;
    private final Context context;
    private final SteadyClock clock = new SteadyClock();
    private final ConnectionMachine machine;
    private final ConnectionSettings settings;
    private final TransportSettings transport;
    private final SubscriptionAddress address;
    private final ZoomTokenProvider tokens;
    private final ConnectionListener listener;

    private final WebSocketClient client;
    private final Map<ConnectionTimer, Long> timers = new EnumMap<>(ConnectionTimer.class);
    private ZoomSocket socket;
    private Future<Void> closing = Future.succeededFuture();

    private volatile ConnectionState state = ConnectionMachine.initialState();

    public ConnectionDriver(
            Vertx vertx,
            ConnectionSettings settings,
            TransportSettings transport,
            SubscriptionAddress address,
            ZoomTokenProvider tokens,
            ConnectionListener listener) {
        this.vertx = vertx;
        // one of its own: Vert.x would give all drivers that one thread makes the same event loop
        this.context = ((VertxInternal) vertx).createEventLoopContext();
        this.machine = new ConnectionMachine(settings);
        this.settings = settings;
        this.transport = transport;
        this.address = address;
        this.tokens = tokens;
        this.listener = listener;
        this.client = vertx.createWebSocketClient(transport.webSocketClientOptions());
    }

    /** Where the connection stands; for any thread, without waiting. */
    public ConnectionState state() {
        return state;
    }

    /** Wants the connection from now on. Returns at once; failures become states, never exceptions. */
    public void start() {
        context.runOnContext(ignored -> accept(new Start()));
    }

    /** Wants it no more. The future completes when the socket is closed, after two seconds at the latest. */
    public Future<Void> stop() {
        Promise<Void> stopped = Promise.promise();
        context.runOnContext(ignored -> {
            accept(new Stop());
            closing.onComplete(done -> stopped.complete());
        });
        return stopped.future();
    }

    /** As {@link #stop()}, for good: nothing of this driver is left. */
    public Future<Void> close() {
        return stop().compose(stopped -> client.close());
    }

    /** To be called when {@link ConnectionListener#wantsReading()} may have become true again. */
    public void reconsiderReading() {
        context.runOnContext(ignored -> matchReading());
    }

    /**
     * Stops or goes on reading the socket, as the listener's answer at this moment asks; heartbeats go out either way.
     * Only an accepted connection is paused: before that, the answer that it waits for must be read. State and socket
     * change together, with no question in between: its answer could have changed, and leave them contradicting.
     */
    private void matchReading() {
        boolean wanted = listener.wantsReading();
        if (!(state instanceof Connected connected) || connected.readingPaused() == !wanted) {
            return;
        }
        if (wanted) {
            advance(new ReadingResumed(connected.generation()));
            socket.resume();
        } else {
            advance(new ReadingPaused(connected.generation()));
            socket.pause();
        }
    }

    private void accept(ConnectionInput input) {
        advance(input);
        matchReading();
    }

    private void advance(ConnectionInput input) {
        ConnectionMachine.Transition transition = machine.next(
                state, input, clock.millis(), ThreadLocalRandom.current().nextDouble());
        state = transition.state();
        transition.effects().forEach(this::perform);
    }

    private void perform(ConnectionEffect effect) {
        if (effect instanceof Deliver deliver) {
            listener.onMessage(deliver.message(), clock.millis());
        } else if (effect instanceof SendHeartbeat) {
            socket.send(HEARTBEAT);
        } else if (effect instanceof StartTimer start) {
            startTimer(start);
        } else if (effect instanceof CancelTimer cancel) {
            cancelTimer(cancel.timer());
        } else if (effect instanceof FetchToken fetch) {
            fetchToken(fetch.generation());
        } else if (effect instanceof OpenSocket open) {
            openSocket(open.generation(), open.token());
        } else if (effect instanceof CloseSocket) {
            closeSocket();
        } else {
            report(effect);
        }
    }

    private void report(ConnectionEffect effect) {
        if (effect instanceof CountUndeliverable count) {
            listener.onUndeliverable(count.frame());
        } else if (effect instanceof ReportConnected connected) {
            listener.onConnected(connected.gap());
        } else if (effect instanceof ReportLost lost) {
            listener.onLost(lost.outage(), lost.retryInMillis());
        } else if (effect instanceof ReportFailed failed) {
            listener.onAttemptFailed(failed.outage(), failed.retryInMillis());
        } else if (effect instanceof ReportExhausted exhausted) {
            listener.onExhausted(exhausted.outage());
        }
    }

    private void startTimer(StartTimer start) {
        cancelTimer(start.timer());
        long id = vertx.setTimer(Math.max(1, start.delayMillis()), fired -> {
            timers.remove(start.timer());
            accept(new TimerFired(start.generation(), start.timer()));
        });
        timers.put(start.timer(), id);
    }

    private void cancelTimer(ConnectionTimer timer) {
        Long id = timers.remove(timer);
        if (id != null) {
            vertx.cancelTimer(id);
        }
    }

    private void openSocket(long generation, ZoomToken token) {
        socket = new ZoomSocket(
                generation,
                client,
                address.connectOptions(token, settings.connectTimeout()),
                new MessageAssembler(transport.maxMessageSize()),
                this::accept);
    }

    private void closeSocket() {
        if (socket != null) {
            closing = socket.close();
            socket = null;
        }
    }

    private void fetchToken(long generation) {
        CompletionStage<ZoomToken> fetching;
        try {
            fetching = tokens.fetchToken();
        } catch (RuntimeException e) {
            accept(failed(generation, e));
            return;
        }
        // a provider of the user's own may complete on any thread
        fetching.whenComplete((token, failure) -> context.runOnContext(
                ignored -> accept(token != null ? new TokenGranted(generation, token) : failed(generation, failure))));
    }

    private static TokenFailed failed(long generation, Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof TokenException known) {
            long retryAfter = known.retryAfter().map(wait -> wait.toMillis()).orElse(0L);
            return new TokenFailed(generation, ConnectionCause.of(known.failure()), known.getMessage(), retryAfter);
        }
        LOG.debug("The token provider failed with {}", cause == null ? "no token" : cause.getClass());
        String detail = cause == null
                ? "the token provider gave no token"
                : "the token provider failed with " + cause.getClass().getSimpleName();
        return new TokenFailed(generation, ConnectionCause.TOKEN_UNAVAILABLE, detail, 0);
    }
}
