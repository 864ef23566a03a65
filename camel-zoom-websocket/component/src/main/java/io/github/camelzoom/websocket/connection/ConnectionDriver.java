package io.github.camelzoom.websocket.connection;

import io.github.camelzoom.websocket.connection.ConnectionEffect.CancelTimer;
import io.github.camelzoom.websocket.connection.ConnectionEffect.CancelTimers;
import io.github.camelzoom.websocket.connection.ConnectionEffect.CloseSocket;
import io.github.camelzoom.websocket.connection.ConnectionEffect.Deliver;
import io.github.camelzoom.websocket.connection.ConnectionEffect.FetchToken;
import io.github.camelzoom.websocket.connection.ConnectionEffect.HoldReading;
import io.github.camelzoom.websocket.connection.ConnectionEffect.OpenSocket;
import io.github.camelzoom.websocket.connection.ConnectionEffect.ReleaseReading;
import io.github.camelzoom.websocket.connection.ConnectionEffect.SendHeartbeat;
import io.github.camelzoom.websocket.connection.ConnectionEffect.StartTimer;
import io.github.camelzoom.websocket.connection.ConnectionInput.ReadingPaused;
import io.github.camelzoom.websocket.connection.ConnectionInput.ReadingResumed;
import io.github.camelzoom.websocket.connection.ConnectionInput.Reconnect;
import io.github.camelzoom.websocket.connection.ConnectionInput.Rotate;
import io.github.camelzoom.websocket.connection.ConnectionInput.Start;
import io.github.camelzoom.websocket.connection.ConnectionInput.Stop;
import io.github.camelzoom.websocket.connection.ConnectionInput.TakeOver;
import io.github.camelzoom.websocket.connection.ConnectionInput.TimerFired;
import io.github.camelzoom.websocket.connection.ConnectionInput.TokenFailed;
import io.github.camelzoom.websocket.connection.ConnectionInput.TokenGranted;
import io.github.camelzoom.websocket.connection.ConnectionState.Rotating;
import io.github.camelzoom.websocket.connection.ConnectionState.Stopped;
import io.github.camelzoom.websocket.net.TransportSettings;
import io.github.camelzoom.websocket.oauth.SpareToken;
import io.github.camelzoom.websocket.oauth.ZoomToken;
import io.github.camelzoom.websocket.oauth.ZoomTokenProvider;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.impl.VertxInternal;
import java.time.Clock;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what the {@link ConnectionMachine} decides: one subscription's connection over Vert.x. Everything happens on
 * one event loop, so nothing here needs a lock; the public methods may be called from any thread.
 */
final class ConnectionDriver {

    /** The exact text that Zoom documents. A WebSocket ping is no substitute. */
    private static final String HEARTBEAT = "{\"module\":\"heartbeat\"}";

    private static final long ROTATION_PUT_OFF_MILLIS = 5_000;

    private static final Logger LOG = LoggerFactory.getLogger(ConnectionDriver.class);

    private final Context context;
    private final SteadyClock clock = SteadyClock.shared();
    private final ConnectionMachine machine;
    private final ConnectionSettings settings;
    private final TransportSettings transport;
    private final SubscriptionAddress address;
    private final SpareToken tokens;
    private final ConnectionListener listener;

    private final WebSocketClient client;
    private final Preparation preparation;
    private final RunningTimers timers;
    private final Reports reports;
    private final StateWatch watch;
    private final SortedMap<Long, ZoomSocket> sockets = new TreeMap<>();
    private final Set<Long> held = new HashSet<>();
    private Future<Void> closing = Future.succeededFuture();

    private volatile ConnectionState state = ConnectionMachine.initialState();
    private volatile BooleanSupplier mayRotate = () -> true;

    ConnectionDriver(
            Vertx vertx,
            ConnectionSettings settings,
            TransportSettings transport,
            SubscriptionAddress address,
            ZoomTokenProvider tokens,
            ConnectionListener listener) {
        // one of its own: Vert.x would give all drivers that one thread makes the same event loop
        this.context = ((VertxInternal) vertx).createEventLoopContext();
        this.machine = new ConnectionMachine(settings);
        this.settings = settings;
        this.transport = transport;
        this.address = address;
        this.tokens = new SpareToken(tokens, Clock.systemUTC());
        this.listener = listener;
        this.reports = new Reports(listener);
        this.watch = new StateWatch(listener);
        this.timers = new RunningTimers(vertx);
        this.client = vertx.createWebSocketClient(transport.webSocketClientOptions());
        this.preparation = new Preparation(
                this.tokens,
                client,
                () -> address.rehearsalOptions(settings.connectTimeout()),
                settings.connectTimeout(),
                clock);
    }

    /** Where the connection stands; for any thread, without waiting. */
    ConnectionState state() {
        return state;
    }

    /** Runs something on this driver's event loop. */
    void execute(Runnable action) {
        context.runOnContext(ignored -> action.run());
    }

    /** As {@link #execute}; the future completes with the answer. */
    <T> Future<T> compute(Supplier<T> action) {
        Promise<T> answer = Promise.promise();
        context.runOnContext(ignored -> {
            try {
                answer.complete(action.get());
            } catch (RuntimeException e) {
                answer.fail(e);
            }
        });
        return answer.future();
    }

    /** Wants the connection from now on. Returns at once; failures become states, never exceptions. */
    void start() {
        execute(this::startNow);
    }

    /** As {@link #start()}, for whoever is on the event loop and wants nothing to come in between. */
    void startNow() {
        accept(new Start());
    }

    /** Wants it no more. The future completes when the socket is gone, after some two seconds at the latest. */
    Future<Void> stop() {
        return compute(this::stopNow).compose(closed -> closed);
    }

    /** As {@link #stop()}, for whoever is on the event loop and wants nothing to come in between. */
    Future<Void> stopNow() {
        accept(new Stop());
        return closing;
    }

    /** As {@link #stop()}, for good: nothing of this driver is left. */
    Future<Void> close() {
        return stop().compose(stopped -> client.close());
    }

    /** To be called when {@link ConnectionListener#wantsReading()} may have become true again. */
    void reconsiderReading() {
        execute(this::matchReading);
    }

    /** Seeks a successor for the connection now. */
    void rotate() {
        execute(() -> accept(new Rotate()));
    }

    /** Puts planned replacements off, by seconds, while this says no. */
    void rotateOnlyWhile(BooleanSupplier mayRotate) {
        this.mayRotate = mayRotate;
    }

    /**
     * Gets ready for a start while nobody wants the connection, as {@link Preparation} says. The future fails, with
     * words for people, when a connection could not be had now.
     */
    Future<Void> prepare() {
        return compute(() -> state instanceof Stopped ? preparation.renew() : Future.<Void>succeededFuture())
                .compose(prepared -> prepared);
    }

    /** Takes the subscription back from another client, or ends the wait for the next attempt. */
    void takeOver() {
        execute(() -> accept(new TakeOver()));
    }

    /** Ends the connection and makes another, which leaves a gap; ends the wait for the next attempt. */
    void reconnect() {
        execute(() -> accept(new Reconnect()));
    }

    /**
     * Stops or goes on reading, as the listener's answer at this moment asks; heartbeats go out either way. Only
     * accepted connections are paused: before that, the answer that they wait for must be read. State and sockets
     * change together, with no question in between: its answer could have changed, and leave them contradicting.
     */
    private void matchReading() {
        boolean wanted = listener.wantsReading();
        if (state.linkOrNull() == null || state.isReadingPaused() == !wanted) {
            return;
        }
        advance(wanted ? new ReadingResumed() : new ReadingPaused());
        // the older one first, since what it brings is older
        acceptedSockets().forEach((generation, socket) -> {
            if (!wanted) {
                socket.pause();
            } else if (!held.contains(generation)) {
                socket.resume();
            }
        });
    }

    private SortedMap<Long, ZoomSocket> acceptedSockets() {
        long newest = state instanceof Rotating ? state.generation() : Long.MAX_VALUE;
        return new TreeMap<>(sockets.headMap(newest));
    }

    private void accept(ConnectionInput input) {
        advance(input);
        matchReading();
    }

    private void advance(ConnectionInput input) {
        Moment moment = new Moment(clock.millis(), ThreadLocalRandom.current().nextDouble());
        ConnectionState before = state;
        Transition transition = machine.next(before, input, moment);
        state = transition.state();
        watch.moved(before, state, moment.now());
        transition.effects().forEach(this::performSafely);
    }

    /** One that fails must not take the others with it: a timer that is not started would be missed for ever. */
    private void performSafely(ConnectionEffect effect) {
        try {
            perform(effect);
        } catch (RuntimeException e) {
            LOG.error("{} failed, going on", effect.getClass().getSimpleName(), e);
        }
    }

    private void perform(ConnectionEffect effect) {
        if (effect instanceof Deliver deliver) {
            listener.onMessage(deliver.message(), clock.millis(), deliver.generation(), deliver.overlapping());
        } else if (effect instanceof SendHeartbeat send) {
            withSocket(send.generation(), socket -> socket.send(HEARTBEAT));
        } else if (effect instanceof StartTimer start) {
            startTimer(start.generation(), start.timer(), start.delayMillis());
        } else if (effect instanceof CancelTimer cancel) {
            timers.cancel(cancel.generation(), cancel.timer());
        } else if (effect instanceof CancelTimers cancel) {
            timers.cancelAll(cancel.generation());
        } else if (effect instanceof FetchToken fetch) {
            fetchToken(fetch.generation());
        } else if (effect instanceof OpenSocket open) {
            openSocket(open.generation(), open.token());
        } else if (effect instanceof HoldReading hold) {
            held.add(hold.generation());
            withSocket(hold.generation(), ZoomSocket::pause);
        } else if (effect instanceof ReleaseReading release) {
            release(release.generation());
        } else if (effect instanceof CloseSocket close) {
            closeSocket(close.generation());
        } else {
            reports.pass(effect);
        }
    }

    private void startTimer(long generation, ConnectionTimer timer, long delayMillis) {
        timers.start(generation, timer, delayMillis, () -> {
            if (timer == ConnectionTimer.ROTATE && !mayRotate.getAsBoolean()) {
                startTimer(generation, timer, ROTATION_PUT_OFF_MILLIS);
            } else {
                accept(new TimerFired(generation, timer));
            }
        });
    }

    private void withSocket(long generation, Consumer<ZoomSocket> action) {
        ZoomSocket socket = sockets.get(generation);
        if (socket != null) {
            action.accept(socket);
        }
    }

    private void release(long generation) {
        held.remove(generation);
        if (!state.isReadingPaused()) {
            withSocket(generation, ZoomSocket::resume);
        }
    }

    private void openSocket(long generation, ZoomToken token) {
        sockets.put(
                generation,
                new ZoomSocket(
                        generation,
                        client,
                        address.connectOptions(token, settings.connectTimeout()),
                        new MessageAssembler(transport.maxMessageSize()),
                        new TokenCover(token, new PeerNews(listener, this::accept))));
    }

    private void closeSocket(long generation) {
        ZoomSocket socket = sockets.remove(generation);
        held.remove(generation);
        if (socket != null) {
            Future<Void> before = closing;
            Future<Void> gone = socket.close();
            // a finished one must not be held on to, or each would hold the one before it for ever
            closing = before.isComplete() ? gone : gone.compose(ignored -> before);
        }
    }

    private void fetchToken(long generation) {
        CompletionStage<ZoomToken> fetching;
        try {
            fetching = tokens.fetchToken();
        } catch (RuntimeException e) {
            accept(TokenFailed.because(generation, e));
            return;
        }
        // a provider of the user's own may complete on any thread
        fetching.whenComplete((token, failure) -> context.runOnContext(ignored ->
                accept(token != null ? granted(generation, token) : TokenFailed.because(generation, failure))));
    }

    /** A token's end is wall time, and the wall clock may be set; what counts from here on is how long it still lives. */
    private TokenGranted granted(long generation, ZoomToken token) {
        Long endsAt = token.expiresAt()
                .map(end -> clock.millis() + end.toEpochMilli() - System.currentTimeMillis())
                .orElse(null);
        return new TokenGranted(generation, token, endsAt);
    }
}
