package io.github.camelzoom.websocket.connection;

import io.github.camelzoom.websocket.connection.Attempt.Step;
import io.github.camelzoom.websocket.connection.ConnectionEffect.CountUndeliverable;
import io.github.camelzoom.websocket.connection.ConnectionEffect.FetchToken;
import io.github.camelzoom.websocket.connection.ConnectionEffect.OpenSocket;
import io.github.camelzoom.websocket.connection.ConnectionEffect.SendHeartbeat;
import io.github.camelzoom.websocket.connection.ConnectionEffect.StartTimer;
import io.github.camelzoom.websocket.connection.ConnectionInput.FrameRead;
import io.github.camelzoom.websocket.connection.ConnectionInput.OfGeneration;
import io.github.camelzoom.websocket.connection.ConnectionInput.SocketClosed;
import io.github.camelzoom.websocket.connection.ConnectionInput.SocketFailed;
import io.github.camelzoom.websocket.connection.ConnectionInput.SocketOpened;
import io.github.camelzoom.websocket.connection.ConnectionInput.TimerFired;
import io.github.camelzoom.websocket.connection.ConnectionInput.TokenFailed;
import io.github.camelzoom.websocket.connection.ConnectionInput.TokenGranted;
import io.github.camelzoom.websocket.net.NetworkFailure;
import io.github.camelzoom.websocket.protocol.Frame;
import java.util.List;

/**
 * How an attempt gets on, whether it is to be the only connection or a successor. An open socket is no connection yet:
 * Zoom answers 101 to a bad token too, and says yes or no in the first frame.
 */
final class AttemptLogic {

    private static final int NORMAL_CLOSURE = 1000;
    private static final int POLICY_VIOLATION = 1008;

    /** What became of an attempt by an input. */
    sealed interface Progress {}

    record Underway(Attempt attempt, List<ConnectionEffect> effects) implements Progress {}

    /** @param event the first event, if it was that which showed the acceptance; or null */
    record Accepted(Frame.Message event) implements Progress {}

    record Failed(ConnectionCause cause, String detail, long retryAfterMillis) implements Progress {}

    private final ConnectionSettings settings;

    AttemptLogic(ConnectionSettings settings) {
        this.settings = settings;
    }

    /** What begins an attempt. */
    List<ConnectionEffect> begin(Attempt attempt) {
        long timeout = settings.connectTimeout().toMillis();
        return List.of(
                new StartTimer(attempt.generation(), ConnectionTimer.ATTEMPT, timeout),
                new FetchToken(attempt.generation()));
    }

    /**
     * @param alone there is no other connection: then an answered heartbeat is good enough when no refusal came in time
     */
    Progress next(Attempt attempt, OfGeneration input, boolean alone) {
        if (input instanceof TokenGranted granted) {
            return withToken(attempt, granted);
        }
        if (input instanceof TokenFailed failed) {
            return new Failed(failed.cause(), failed.detail(), failed.retryAfterMillis());
        }
        if (input instanceof SocketOpened) {
            return new Underway(attempt.opened(), heartbeat(attempt));
        }
        if (input instanceof SocketFailed failed) {
            return new Failed(failed.cause(), failed.detail(), failed.retryAfterMillis());
        }
        if (input instanceof SocketClosed closed) {
            return new Failed(causeOfClose(closed.code()), closed.detail(), 0);
        }
        if (input instanceof FrameRead read) {
            return frame(attempt, read.frame());
        }
        if (input instanceof TimerFired fired) {
            return timer(attempt, fired.timer(), alone);
        }
        return unmoved(attempt);
    }

    private static Progress unmoved(Attempt attempt) {
        return new Underway(attempt, List.of());
    }

    private static Progress withToken(Attempt attempt, TokenGranted granted) {
        ConnectionEffect open = new OpenSocket(attempt.generation(), granted.token());
        return new Underway(attempt.withToken(granted.endsAt()), List.of(open));
    }

    private List<ConnectionEffect> heartbeat(Attempt attempt) {
        long interval = settings.heartbeatInterval().toMillis();
        return List.of(
                new SendHeartbeat(attempt.generation()),
                new StartTimer(attempt.generation(), ConnectionTimer.HEARTBEAT, interval));
    }

    private static Progress frame(Attempt attempt, Frame frame) {
        if (frame instanceof Frame.Undeliverable undeliverable) {
            return new Underway(attempt, List.of(new CountUndeliverable(undeliverable)));
        }
        if (frame instanceof Frame.Message message) {
            return new Accepted(message);
        }
        if (frame instanceof Frame.Refused refused) {
            return refused(refused.text());
        }
        if (frame instanceof Frame.HeartbeatAnswer answer) {
            return answer.success() ? new Underway(attempt.answered(), List.of()) : refused(answer.text());
        }
        Frame.Acceptance answer = (Frame.Acceptance) frame;
        return answer.success() ? new Accepted(null) : refused(answer.text());
    }

    /** Who refuses a request may quote it, the token included. */
    private static Failed refused(String text) {
        return new Failed(ConnectionCause.CONNECTION_REFUSED, NetworkFailure.scrub(text), 0);
    }

    private Progress timer(Attempt attempt, ConnectionTimer fired, boolean alone) {
        switch (fired) {
            case HEARTBEAT:
                return new Underway(attempt, heartbeat(attempt));
            case ATTEMPT:
                return alone && attempt.heartbeatAnswered()
                        ? new Accepted(null)
                        : new Failed(causeOfTimeout(attempt.step()), "no answer in time", 0);
            default:
                return unmoved(attempt);
        }
    }

    /** Zoom refuses with 1000; other codes and a break without any come from the network or a server in trouble. */
    private static ConnectionCause causeOfClose(Integer code) {
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
}
