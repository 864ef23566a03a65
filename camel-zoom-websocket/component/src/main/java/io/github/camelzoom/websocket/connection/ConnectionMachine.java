package io.github.camelzoom.websocket.connection;

import io.github.camelzoom.websocket.connection.ConnectionEffect.CancelTimers;
import io.github.camelzoom.websocket.connection.ConnectionEffect.CloseSocket;
import io.github.camelzoom.websocket.connection.ConnectionEffect.CountUndeliverable;
import io.github.camelzoom.websocket.connection.ConnectionEffect.Deliver;
import io.github.camelzoom.websocket.connection.ConnectionEffect.ReportLost;
import io.github.camelzoom.websocket.connection.ConnectionEffect.ReportStopped;
import io.github.camelzoom.websocket.connection.ConnectionInput.FrameRead;
import io.github.camelzoom.websocket.connection.ConnectionInput.Reconnect;
import io.github.camelzoom.websocket.connection.ConnectionInput.Start;
import io.github.camelzoom.websocket.connection.ConnectionInput.Stop;
import io.github.camelzoom.websocket.connection.ConnectionInput.TakeOver;
import io.github.camelzoom.websocket.connection.ConnectionInput.TimerFired;
import io.github.camelzoom.websocket.connection.ConnectionState.Connected;
import io.github.camelzoom.websocket.connection.ConnectionState.Connecting;
import io.github.camelzoom.websocket.connection.ConnectionState.Exhausted;
import io.github.camelzoom.websocket.connection.ConnectionState.Rotating;
import io.github.camelzoom.websocket.connection.ConnectionState.Stopped;
import io.github.camelzoom.websocket.connection.ConnectionState.Waiting;
import io.github.camelzoom.websocket.protocol.Frame;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides what a subscription's connection does next, and does nothing itself: it maps a state and an input to the
 * next state and the effects wanted. It has no clock, thread, I/O or randomness of its own, so that years of
 * connection time can be played through it in seconds.
 *
 * <p>Decisions rest on a frame's module, its success member and the connection's phase, never on the wording of its
 * content, which Zoom has changed without notice.
 */
final class ConnectionMachine {

    private final AttemptLogic attempts;
    private final LinkLogic links;
    private final WhenConnecting whenConnecting;
    private final WhenConnected whenConnected;
    private final WhenRotating whenRotating;

    ConnectionMachine(ConnectionSettings settings) {
        Retries retries = new Retries(settings);
        links = new LinkLogic(settings);
        attempts = new AttemptLogic(settings);
        whenConnecting = new WhenConnecting(attempts, links, retries);
        whenConnected = new WhenConnected(attempts, links, retries);
        whenRotating = new WhenRotating(attempts, links, retries);
    }

    static ConnectionState initialState() {
        return new Stopped(0, 0, null);
    }

    Transition next(ConnectionState state, ConnectionInput input, Moment at) {
        if (input instanceof Start) {
            return start(state, at);
        }
        if (input instanceof Stop) {
            return stop(state, at);
        }
        if (input instanceof Reconnect && state.linkOrNull() != null) {
            return reconnect(state, at);
        }
        if (state instanceof Connected connected) {
            return whenConnected.next(connected, input, at);
        }
        if (state instanceof Rotating rotating) {
            return whenRotating.next(rotating, input, at);
        }
        if (state instanceof Connecting connecting) {
            return whenConnecting.next(connecting, input, at);
        }
        boolean asked = input instanceof TakeOver || input instanceof Reconnect;
        boolean again = asked || state instanceof Waiting && isRetry(state, input);
        if (again && !(state instanceof Stopped)) {
            Outage outage = state.outageOrNull();
            return attempt(state.generation(), asked ? unfailed(outage) : outage, at);
        }
        return leftover(state, input);
    }

    private static boolean isRetry(ConnectionState state, ConnectionInput input) {
        return input instanceof TimerFired fired
                && fired.timer() == ConnectionTimer.RETRY
                && fired.generation() == state.generation();
    }

    private Transition start(ConnectionState state, Moment at) {
        if (state instanceof Exhausted exhausted) {
            // somebody starts a route of this subscription, while others of it are there already
            return attempt(exhausted.generation(), unfailed(exhausted.outage()), at);
        }
        if (!(state instanceof Stopped stopped)) {
            return Transition.to(state);
        }
        Outage outage = stopped.outage() != null
                ? stopped.outage()
                : Outage.begun(at.now(), ConnectionCause.STARTING, "", Trouble.NONE);
        return attempt(stopped.generation(), outage, at);
    }

    private static Outage unfailed(Outage outage) {
        return new Outage(outage.from(), outage.cause(), outage.latest(), outage.detail(), Trouble.NONE);
    }

    /** Cancels the timers of the generation before, which a take-over need not wait for. */
    private Transition attempt(long lastGeneration, Outage outage, Moment at) {
        Attempt attempt = Attempt.begun(lastGeneration + 1, at.now());
        List<ConnectionEffect> effects = new ArrayList<>();
        effects.add(new CancelTimers(lastGeneration));
        effects.addAll(attempts.begin(attempt));
        return new Transition(new Connecting(attempt, outage), effects);
    }

    /** Without the trouble of before, since whoever asks for it knows why. */
    private Transition reconnect(ConnectionState state, Moment at) {
        List<ConnectionEffect> effects = ended(state);
        Outage outage =
                Outage.begun(provenUntil(state.linkOrNull(), at), ConnectionCause.RECONNECTING, "", Trouble.NONE);
        effects.add(new ReportLost(outage, 0));
        Transition attempt = attempt(state.generation(), outage, at);
        effects.addAll(attempt.effects());
        return new Transition(attempt.state(), effects);
    }

    private static List<ConnectionEffect> ended(ConnectionState state) {
        List<ConnectionEffect> effects = new ArrayList<>();
        for (long generation : generationsInUse(state)) {
            effects.add(new CancelTimers(generation));
            effects.add(new CloseSocket(generation));
        }
        return effects;
    }

    /** Until when events could reach us for certain by a link that we end now. */
    private long provenUntil(Link link, Moment at) {
        boolean inDoubt = link != null && !links.isReadAsItComes(link, at.now());
        return inDoubt ? link.signs().provenUntil() : at.now();
    }

    private Transition stop(ConnectionState state, Moment at) {
        if (state instanceof Stopped) {
            return Transition.to(state);
        }
        List<ConnectionEffect> effects = ended(state);
        if (state.outageOrNull() != null) {
            effects.add(new ReportStopped(state.outageOrNull().endedAt(at.now())));
        }
        Outage outage = Outage.begun(provenUntil(state.linkOrNull(), at), ConnectionCause.STOPPED, "", Trouble.NONE);
        return new Transition(new Stopped(state.generation(), at.now(), outage), effects);
    }

    private static List<Long> generationsInUse(ConnectionState state) {
        List<Long> generations = new ArrayList<>(List.of(state.generation()));
        if (state.linkOrNull() != null && state.linkOrNull().generation() != state.generation()) {
            generations.add(state.linkOrNull().generation());
        }
        if (state instanceof Connected connected && connected.retiring() != null) {
            generations.add(connected.retiring().generation());
        }
        return generations;
    }

    /**
     * What comes from a connection that is not in use any more does not move the state. But an event that it still
     * brings, on its way when the connection ended, is an event: Zoom will not send it again.
     */
    static Transition leftover(ConnectionState state, ConnectionInput input) {
        if (input instanceof FrameRead read && read.frame() instanceof Frame.Message message) {
            return Transition.to(state, new Deliver(message, read.generation(), true));
        }
        if (input instanceof FrameRead read && read.frame() instanceof Frame.Undeliverable undeliverable) {
            return Transition.to(state, new CountUndeliverable(undeliverable));
        }
        return Transition.to(state);
    }
}
