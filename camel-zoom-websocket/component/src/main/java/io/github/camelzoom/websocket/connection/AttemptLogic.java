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

    /**
     * @param inWords     Zoom said so
     * @param provenSince from when events could reach us, epoch milliseconds: the frame that showed the acceptance
     * @param event       the first event, if it was that which showed the acceptance; or null
     */
    record Accepted(boolean inWords, long provenSince, Frame.Message event) implements Progress {}

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
     * @param heartbeatSuffices an answered heartbeat is good enough when no refusal came in time
     */
    Progress next(Attempt attempt, OfGeneration input, boolean heartbeatSuffices, long now) {
        if (input instanceof TokenGranted granted) {
            return withToken(attempt, granted);
        }
        if (input instanceof TokenFailed failed) {
            return new Failed(failed.cause(), failed.detail(), failed.retryAfterMillis());
        }
        if (input instanceof SocketOpened) {
            return withHeartbeat(attempt.opened(), now);
        }
        if (input instanceof SocketFailed failed) {
            return new Failed(failed.cause(), failed.detail(), failed.retryAfterMillis());
        }
        if (input instanceof SocketClosed closed) {
            return new Failed(causeOfClose(closed.code()), closed.detail(), 0);
        }
        if (input instanceof FrameRead read) {
            return frame(attempt.heard(now), read.frame(), now);
        }
        if (input instanceof TimerFired fired) {
            return timer(attempt, fired.timer(), heartbeatSuffices, now);
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

    private Progress withHeartbeat(Attempt attempt, long now) {
        long interval = settings.heartbeatInterval().toMillis();
        return new Underway(
                attempt.with(attempt.heartbeats().oneSent(now)),
                List.of(
                        new SendHeartbeat(attempt.generation()),
                        new StartTimer(attempt.generation(), ConnectionTimer.HEARTBEAT, interval)));
    }

    private static Progress frame(Attempt attempt, Frame frame, long now) {
        if (frame instanceof Frame.Undeliverable undeliverable) {
            return new Underway(attempt, List.of(new CountUndeliverable(undeliverable)));
        }
        if (frame instanceof Frame.Message message) {
            return new Accepted(false, now, message);
        }
        if (frame instanceof Frame.Refused refused) {
            return refused(refused.text());
        }
        if (frame instanceof Frame.HeartbeatAnswer answer) {
            Attempt answered = attempt.with(attempt.heartbeats().oneAnswered());
            return answer.success() ? new Underway(answered, List.of()) : refused(answer.text());
        }
        Frame.Acceptance answer = (Frame.Acceptance) frame;
        return answer.success() ? new Accepted(true, now, null) : refused(answer.text());
    }

    /** Who refuses a request may quote it, the token included. */
    private static Failed refused(String text) {
        return new Failed(ConnectionCause.CONNECTION_REFUSED, NetworkFailure.scrub(text), 0);
    }

    private Progress timer(Attempt attempt, ConnectionTimer fired, boolean heartbeatSuffices, long now) {
        switch (fired) {
            case HEARTBEAT:
                return withHeartbeat(attempt, now);
            case ATTEMPT:
                return heartbeatSuffices && attempt.heartbeats().isAnyAnswered()
                        ? new Accepted(false, attempt.heardAt(), null)
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
