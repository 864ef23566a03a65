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
import io.github.camelzoom.websocket.connection.ConnectionInput.FrameRead;
import io.github.camelzoom.websocket.connection.ConnectionInput.OfGeneration;
import io.github.camelzoom.websocket.connection.ConnectionInput.ReadingPaused;
import io.github.camelzoom.websocket.connection.ConnectionInput.ReadingResumed;
import io.github.camelzoom.websocket.connection.ConnectionInput.SocketClosed;
import io.github.camelzoom.websocket.connection.ConnectionInput.SocketFailed;
import io.github.camelzoom.websocket.connection.ConnectionInput.SocketOpened;
import io.github.camelzoom.websocket.connection.ConnectionInput.Start;
import io.github.camelzoom.websocket.connection.ConnectionInput.Stop;
import io.github.camelzoom.websocket.connection.ConnectionInput.TimerFired;
import io.github.camelzoom.websocket.connection.ConnectionInput.TokenFailed;
import io.github.camelzoom.websocket.connection.ConnectionInput.TokenGranted;
import io.github.camelzoom.websocket.connection.ConnectionState.Connected;
import io.github.camelzoom.websocket.connection.ConnectionState.Connecting;
import io.github.camelzoom.websocket.connection.ConnectionState.Connecting.Step;
import io.github.camelzoom.websocket.connection.ConnectionState.Exhausted;
import io.github.camelzoom.websocket.connection.ConnectionState.Stopped;
import io.github.camelzoom.websocket.connection.ConnectionState.Waiting;
import io.github.camelzoom.websocket.oauth.ZoomToken;
import io.github.camelzoom.websocket.protocol.Frame;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides what a subscription's connection does next, and does nothing itself: it maps a state and an input to the
 * next state and the effects wanted. It has no clock, thread, I/O or randomness of its own, so that years of
 * connection time can be played through it in seconds.
 *
 * <p>Connected means accepted: Zoom answers 101 to a bad token too and says no in the first text frame. Decisions
 * rest on a frame's module, its success member and the connection's phase, never on the wording of its content, which
 * Zoom has changed without notice.
 */
final class ConnectionMachine {

    /** The next state, and what is to be done, in order. */
    record Transition(ConnectionState state, List<ConnectionEffect> effects) {

        static Transition to(ConnectionState state, ConnectionEffect... effects) {
            return new Transition(state, List.of(effects));
        }
    }

    private static final int NORMAL_CLOSURE = 1000;
    private static final int POLICY_VIOLATION = 1008;

    private final ConnectionSettings settings;

    ConnectionMachine(ConnectionSettings settings) {
        this.settings = settings;
    }

    static ConnectionState initialState() {
        return new Stopped(0, 0, null);
    }

    /**
     * @param now    epoch milliseconds, never going back
     * @param jitter random, from 0 (inclusive) to 1 (exclusive)
     */
    Transition next(ConnectionState state, ConnectionInput input, long now, double jitter) {
        if (input instanceof Start) {
            return start(state, now);
        }
        if (input instanceof Stop) {
            return stop(state, now);
        }
        if (((OfGeneration) input).generation() != state.generation()) {
            return leftover(state, input);
        }
        if (state instanceof Connected connected) {
            return connected(connected, input, now, jitter);
        }
        if (state instanceof Connecting connecting) {
            return connecting(connecting, input, now, jitter);
        }
        if (state instanceof Waiting waiting && isRetry(input)) {
            return attempt(waiting.generation() + 1, waiting.outage(), now);
        }
        return leftover(state, input);
    }

    /**
     * What comes from a connection that is not in use any more has no effect on the state. But an event that it still
     * brings, on its way when the connection ended, is an event: Zoom will not send it again.
     */
    private static Transition leftover(ConnectionState state, ConnectionInput input) {
        if (input instanceof FrameRead read && read.frame() instanceof Frame.Message message) {
            return Transition.to(state, new Deliver(message));
        }
        if (input instanceof FrameRead read && read.frame() instanceof Frame.Undeliverable undeliverable) {
            return Transition.to(state, new CountUndeliverable(undeliverable));
        }
        return Transition.to(state);
    }

    private static boolean isRetry(ConnectionInput input) {
        return input instanceof TimerFired fired && fired.timer() == ConnectionTimer.RETRY;
    }

    // wanted or not

    private Transition start(ConnectionState state, long now) {
        if (!(state instanceof Stopped stopped)) {
            return Transition.to(state);
        }
        Outage outage = stopped.outage() == null ? outageFrom(now, ConnectionCause.STARTING) : stopped.outage();
        return attempt(stopped.generation() + 1, outage, now);
    }

    private Transition stop(ConnectionState state, long now) {
        if (state instanceof Stopped) {
            return Transition.to(state);
        }
        List<ConnectionEffect> effects = new ArrayList<>();
        for (ConnectionTimer timer : ConnectionTimer.values()) {
            effects.add(new CancelTimer(timer));
        }
        effects.add(new CloseSocket(state.generation()));
        // a generation of its own: whatever the old connection still brings is not wanted any more
        return new Transition(new Stopped(state.generation() + 1, now, outageWhenStopped(state, now)), effects);
    }

    private static Outage outageWhenStopped(ConnectionState state, long now) {
        if (state instanceof Connecting connecting) {
            return unfailed(connecting.outage());
        }
        if (state instanceof Waiting waiting) {
            return unfailed(waiting.outage());
        }
        if (state instanceof Exhausted exhausted) {
            return unfailed(exhausted.outage());
        }
        return outageFrom(now, ConnectionCause.STOPPED);
    }

    /** The same outage with its failures forgotten: whoever starts the consumer again has perhaps mended the cause. */
    private static Outage unfailed(Outage outage) {
        return new Outage(outage.from(), outage.cause(), outage.cause(), "", 0);
    }

    private static Outage outageFrom(long now, ConnectionCause cause) {
        return new Outage(now, cause, cause, "", 0);
    }

    // towards a connection

    private Transition attempt(long generation, Outage outage, long now) {
        return Transition.to(
                new Connecting(generation, now, Step.TOKEN, outage, null),
                timer(
                        generation,
                        ConnectionTimer.ATTEMPT,
                        settings.connectTimeout().toMillis()),
                new FetchToken(generation));
    }

    private Transition connecting(Connecting state, ConnectionInput input, long now, double jitter) {
        if (input instanceof TokenGranted granted) {
            return openSocket(state, granted.token());
        }
        if (input instanceof TokenFailed failed) {
            return fail(state, failed.cause(), failed.detail(), failed.retryAfterMillis(), now, jitter);
        }
        if (input instanceof SocketOpened) {
            return Transition.to(state.at(Step.ACCEPTANCE), heartbeat(state.generation()), nextHeartbeat(state));
        }
        if (input instanceof SocketFailed failed) {
            return fail(state, failed.cause(), failed.detail(), failed.retryAfterMillis(), now, jitter);
        }
        if (input instanceof SocketClosed closed) {
            return fail(state, causeOfCloseBeforeAcceptance(closed.code()), closed.detail(), 0, now, jitter);
        }
        if (input instanceof FrameRead read) {
            return frameBeforeAcceptance(state, read.frame(), now, jitter);
        }
        if (input instanceof TimerFired fired) {
            return fired.timer() == ConnectionTimer.HEARTBEAT
                    ? Transition.to(state, heartbeat(state.generation()), nextHeartbeat(state))
                    : fail(state, causeOfTimeout(state.step()), "no answer in time", 0, now, jitter);
        }
        return Transition.to(state);
    }

    private static Transition openSocket(Connecting state, ZoomToken token) {
        Long expiresAt = token.expiresAt().map(at -> at.toEpochMilli()).orElse(null);
        return Transition.to(
                new Connecting(state.generation(), state.since(), Step.SOCKET, state.outage(), expiresAt),
                new OpenSocket(state.generation(), token));
    }

    private Transition frameBeforeAcceptance(Connecting state, Frame frame, long now, double jitter) {
        if (frame instanceof Frame.Undeliverable undeliverable) {
            return Transition.to(state, new CountUndeliverable(undeliverable));
        }
        if (frame instanceof Frame.Message message) {
            return accepted(state, true, now, new Deliver(message));
        }
        if (frame instanceof Frame.Acceptance answer && !answer.success()) {
            return fail(state, ConnectionCause.CONNECTION_REFUSED, answer.text(), 0, now, jitter);
        }
        if (frame instanceof Frame.HeartbeatAnswer answer && !answer.success()) {
            return fail(state, ConnectionCause.CONNECTION_REFUSED, answer.text(), 0, now, jitter);
        }
        if (frame instanceof Frame.Refused refused) {
            return fail(state, ConnectionCause.CONNECTION_REFUSED, refused.text(), 0, now, jitter);
        }
        return accepted(state, frame instanceof Frame.Acceptance, now);
    }

    private Transition accepted(Connecting state, boolean confirmed, long now, ConnectionEffect... more) {
        int failures = state.outage().failures();
        List<ConnectionEffect> effects = new ArrayList<>();
        effects.add(new CancelTimer(ConnectionTimer.ATTEMPT));
        effects.add(timer(
                state.generation(),
                ConnectionTimer.LIVENESS,
                settings.livenessTimeout().toMillis()));
        effects.add(new ReportConnected(state.outage().endedAt(now)));
        effects.addAll(List.of(more));
        return new Transition(
                new Connected(state.generation(), now, now, false, confirmed, state.tokenExpiresAt(), failures),
                effects);
    }

    /** Zoom refuses with 1000; other codes and a break without any come from the network or a server in trouble. */
    private static ConnectionCause causeOfCloseBeforeAcceptance(Integer code) {
        boolean refusal = code != null && (code == NORMAL_CLOSURE || code == POLICY_VIOLATION);
        return refusal ? ConnectionCause.CONNECTION_REFUSED : ConnectionCause.CLOSED_BY_PEER;
    }

    private static ConnectionCause causeOfTimeout(Step step) {
        switch (step) {
            case TOKEN:
                return ConnectionCause.TOKEN_UNAVAILABLE;
            case SOCKET:
                return ConnectionCause.SOCKET_FAILED;
            default:
                return ConnectionCause.NOT_ACCEPTED_IN_TIME;
        }
    }

    private Transition fail(
            Connecting state, ConnectionCause cause, String detail, long retryAfterMillis, long now, double jitter) {
        Outage outage = state.outage().failedAgain(cause, detail);
        return retryOrGiveUp(state.generation(), outage, retryAfterMillis, now, jitter, ReportFailed::new);
    }

    // connected

    private Transition connected(Connected state, ConnectionInput input, long now, double jitter) {
        if (input instanceof FrameRead read) {
            return frameWhenConnected(state, read.frame(), now, jitter);
        }
        if (input instanceof TimerFired fired) {
            return timerWhenConnected(state, fired.timer(), now, jitter);
        }
        if (input instanceof SocketOpened) {
            // a frame may overtake the news that the socket is open
            return Transition.to(state, heartbeat(state.generation()), nextHeartbeat(state));
        }
        if (input instanceof SocketClosed closed) {
            return lost(state, causeOfEnd(state, now, ConnectionCause.CLOSED_BY_PEER), closed.detail(), now, jitter);
        }
        if (input instanceof ReadingPaused) {
            return Transition.to(state.reading(true, now));
        }
        if (input instanceof ReadingResumed) {
            return Transition.to(state.reading(false, now));
        }
        return Transition.to(state);
    }

    private Transition frameWhenConnected(Connected state, Frame frame, long now, double jitter) {
        if (frame instanceof Frame.Message message) {
            return Transition.to(state.confirmed(now), new Deliver(message));
        }
        if (frame instanceof Frame.Undeliverable undeliverable) {
            return Transition.to(state.heard(now), new CountUndeliverable(undeliverable));
        }
        if (frame instanceof Frame.Acceptance answer) {
            return answer.success()
                    ? Transition.to(state.confirmed(now))
                    : lost(state, causeOfRefusal(state, now), answer.text(), now, jitter);
        }
        if (frame instanceof Frame.Refused refused) {
            return lost(state, causeOfRefusal(state, now), refused.text(), now, jitter);
        }
        if (frame instanceof Frame.HeartbeatAnswer answer && !answer.success()) {
            return lost(state, causeOfEnd(state, now, ConnectionCause.HEARTBEAT_REFUSED), answer.text(), now, jitter);
        }
        return Transition.to(state.heard(now));
    }

    private Transition timerWhenConnected(Connected state, ConnectionTimer fired, long now, double jitter) {
        if (fired == ConnectionTimer.HEARTBEAT) {
            return Transition.to(state, heartbeat(state.generation()), nextHeartbeat(state));
        }
        if (fired != ConnectionTimer.LIVENESS) {
            return Transition.to(state);
        }
        long timeout = settings.livenessTimeout().toMillis();
        if (state.readingPaused()) {
            return Transition.to(state, timer(state.generation(), ConnectionTimer.LIVENESS, timeout));
        }
        long silent = now - state.heardAt();
        if (silent < timeout) {
            return Transition.to(state, timer(state.generation(), ConnectionTimer.LIVENESS, timeout - silent));
        }
        return lost(state, ConnectionCause.PEER_SILENT, "silent for " + silent + " ms", now, jitter);
    }

    /** Whom Zoom never took it cannot have put out in favour of another. */
    private static ConnectionCause causeOfRefusal(Connected state, long now) {
        ConnectionCause cause = state.confirmed() ? ConnectionCause.DISPLACED : ConnectionCause.CONNECTION_REFUSED;
        return causeOfEnd(state, now, cause);
    }

    /** An end at or after the token's expiry is most likely due to it, and says nothing about another client. */
    private static ConnectionCause causeOfEnd(Connected state, long now, ConnectionCause otherwise) {
        boolean expired = state.tokenExpiresAt() != null && now >= state.tokenExpiresAt();
        return expired ? ConnectionCause.TOKEN_EXPIRED : otherwise;
    }

    private Transition lost(Connected state, ConnectionCause cause, String detail, long now, double jitter) {
        boolean stable = now - state.since() >= settings.stableAfter().toMillis();
        int failures = stable ? 0 : state.failures() + 1;
        Outage outage = new Outage(state.heardAt(), cause, cause, detail, failures);
        return retryOrGiveUp(state.generation(), outage, 0, now, jitter, ReportLost::new);
    }

    // after a failure

    private interface Report {
        ConnectionEffect of(Outage outage, long retryInMillis);
    }

    private Transition retryOrGiveUp(
            long generation, Outage outage, long retryAfterMillis, long now, double jitter, Report report) {
        List<ConnectionEffect> effects = new ArrayList<>();
        effects.add(new CancelTimer(ConnectionTimer.ATTEMPT));
        effects.add(new CancelTimer(ConnectionTimer.HEARTBEAT));
        effects.add(new CancelTimer(ConnectionTimer.LIVENESS));
        effects.add(new CloseSocket(generation));
        if (settings.maxReconnectAttempts() >= 0 && outage.failures() > settings.maxReconnectAttempts()) {
            effects.add(new ReportExhausted(outage));
            return new Transition(new Exhausted(generation, now, outage), effects);
        }
        RetryPolicy policy = outage.latest().retryPolicy();
        long delay = Math.max(retryAfterMillis, settings.backoff().delayMillis(policy, outage.failures(), jitter));
        effects.add(report.of(outage, delay));
        effects.add(timer(generation, ConnectionTimer.RETRY, delay));
        return new Transition(new Waiting(generation, now, now + delay, outage), effects);
    }

    private ConnectionEffect heartbeat(long generation) {
        return new SendHeartbeat(generation);
    }

    private ConnectionEffect nextHeartbeat(ConnectionState state) {
        return timer(
                state.generation(),
                ConnectionTimer.HEARTBEAT,
                settings.heartbeatInterval().toMillis());
    }

    private static ConnectionEffect timer(long generation, ConnectionTimer timer, long delayMillis) {
        return new StartTimer(generation, timer, delayMillis);
    }
}
