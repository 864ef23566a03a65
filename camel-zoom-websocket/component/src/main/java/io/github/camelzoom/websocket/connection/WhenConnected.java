package io.github.camelzoom.websocket.connection;

import io.github.camelzoom.websocket.connection.ConnectionEffect.CancelTimer;
import io.github.camelzoom.websocket.connection.ConnectionEffect.CancelTimers;
import io.github.camelzoom.websocket.connection.ConnectionEffect.CloseSocket;
import io.github.camelzoom.websocket.connection.ConnectionEffect.ReleaseReading;
import io.github.camelzoom.websocket.connection.ConnectionEffect.ReportRotationFailed;
import io.github.camelzoom.websocket.connection.ConnectionEffect.StartTimer;
import io.github.camelzoom.websocket.connection.ConnectionInput.OfGeneration;
import io.github.camelzoom.websocket.connection.ConnectionInput.ReadingPaused;
import io.github.camelzoom.websocket.connection.ConnectionInput.ReadingResumed;
import io.github.camelzoom.websocket.connection.ConnectionInput.Rotate;
import io.github.camelzoom.websocket.connection.ConnectionInput.TimerFired;
import io.github.camelzoom.websocket.connection.ConnectionState.Connected;
import io.github.camelzoom.websocket.connection.ConnectionState.Rotating;
import io.github.camelzoom.websocket.connection.LinkLogic.Alive;
import io.github.camelzoom.websocket.connection.LinkLogic.Ended;
import io.github.camelzoom.websocket.connection.LinkLogic.Life;
import java.util.ArrayList;
import java.util.List;

/** Events reach us, and no successor is on its way; a predecessor may still be on its way out. */
final class WhenConnected {

    private final AttemptLogic attempts;
    private final LinkLogic links;
    private final Retries retries;

    WhenConnected(AttemptLogic attempts, LinkLogic links, Retries retries) {
        this.attempts = attempts;
        this.links = links;
        this.retries = retries;
    }

    Transition next(Connected state, ConnectionInput input, Moment at) {
        if (input instanceof ReadingPaused) {
            return Transition.to(state.reading(true, at.now()));
        }
        if (input instanceof ReadingResumed) {
            return Transition.to(state.reading(false, at.now()));
        }
        if (input instanceof Rotate) {
            return rotate(state, at);
        }
        if (!(input instanceof OfGeneration of)) {
            return Transition.to(state);
        }
        if (of.generation() == state.link().generation()) {
            return ofLink(state, of, at);
        }
        boolean retiring =
                state.retiring() != null && of.generation() == state.retiring().generation();
        return retiring ? ofRetiring(state, of, at.now()) : ConnectionMachine.leftover(state, input);
    }

    private Transition ofLink(Connected state, OfGeneration input, Moment at) {
        if (input instanceof TimerFired fired && fired.timer() == ConnectionTimer.ROTATE) {
            return rotate(state, at);
        }
        if (input instanceof TimerFired fired && fired.timer() == ConnectionTimer.RELEASE) {
            return Transition.to(
                    state.released(at.now()), new ReleaseReading(state.link().generation()));
        }
        Life life = links.next(state.link(), input, state.readingPaused(), state.isOverlapping(at.now()), at.now());
        if (life instanceof Alive alive) {
            return new Transition(state.with(alive.link()), alive.effects());
        }
        Ended ended = (Ended) life;
        Link predecessor = state.retiring();
        return predecessor != null && !predecessor.isInDoubt() ? fallBack(state, ended, at) : lost(state, ended, at);
    }

    private Transition lost(Connected state, Ended ended, Moment at) {
        boolean mayBe = state.link().isInDoubt()
                || state.isInWakeOfSuccessor(at.now())
                || state.trouble().mayHaveRival(at.now());
        boolean byOurOwn = ended.cause() == ConnectionCause.DISPLACED && mayBe;
        Ended truly = byOurOwn ? ended.dueTo(ConnectionCause.SUCCEEDED) : ended;
        Outage outage = retries.outage(state.link(), truly, state.trouble(), at.now());
        Transition lost = retries.afterLoss(state.generation(), state.link(), outage, at);
        if (state.retiring() == null) {
            return lost;
        }
        List<ConnectionEffect> effects = new ArrayList<>();
        effects.add(new CancelTimers(state.retiring().generation()));
        effects.add(new CloseSocket(state.retiring().generation()));
        effects.addAll(lost.effects());
        return new Transition(lost.state(), effects);
    }

    /** The next generation's attempt begins; this connection stays as it is until that one is accepted. */
    private Transition rotate(Connected state, Moment at) {
        if (state.retiring() != null || state.isInWakeOfSuccessor(at.now()) && !state.readingPaused()) {
            // three connections at a time would be one too many, and hard to tell apart
            return Transition.to(state, rotateAgain(state.link(), ConnectionSettings.RETIREMENT.toMillis()));
        }
        Attempt successor = Attempt.begun(state.generation() + 1, at.now());
        List<ConnectionEffect> effects = new ArrayList<>();
        effects.add(new CancelTimer(state.link().generation(), ConnectionTimer.ROTATE));
        effects.addAll(attempts.begin(successor));
        return new Transition(
                new Rotating(state.link(), successor, state.readingPaused(), state.trouble(), state.rotationFailures()),
                effects);
    }

    /** The successor is lost while its predecessor still stands: that one goes on. */
    private Transition fallBack(Connected state, Ended ended, Moment at) {
        int failures = state.rotationFailures() + 1;
        long delay = retries.rotationDelayMillis(ended.cause(), failures, at.jitter());
        Alive revived = links.revived(state.retiring(), ended.provenUntil(), at.now());
        Link link = revived.link();
        List<ConnectionEffect> effects = new ArrayList<>();
        effects.add(new CancelTimers(state.link().generation()));
        effects.add(new CloseSocket(state.link().generation()));
        effects.add(new CancelTimer(link.generation(), ConnectionTimer.RETIRE));
        effects.addAll(revived.effects());
        effects.add(new ReportRotationFailed(ended.cause(), ended.detail(), delay));
        effects.add(rotateAgain(link, delay));
        return new Transition(
                Connected.deserted(
                        state.generation(), link, state.readingPaused(), state.trouble(), failures, at.now()),
                effects);
    }

    private static ConnectionEffect rotateAgain(Link link, long delayMillis) {
        return new StartTimer(link.generation(), ConnectionTimer.ROTATE, delayMillis);
    }

    /** What the predecessor brings is delivered; that it ends, however it ends, is expected. */
    private Transition ofRetiring(Connected state, OfGeneration input, long now) {
        if (input instanceof TimerFired fired) {
            return fired.timer() == ConnectionTimer.RETIRE ? retire(state, now) : Transition.to(state);
        }
        Life life = links.next(state.retiring(), input, state.readingPaused(), true, now);
        return life instanceof Alive alive
                ? new Transition(state.withRetiring(alive.link()), alive.effects())
                : retired(state, now);
    }

    /** Not while it is not read: what waits in it is to come before it is closed. */
    private static Transition retire(Connected state, long now) {
        return state.readingPaused()
                ? Transition.to(state, WhenRotating.retire(state.retiring().generation()))
                : retired(state, now);
    }

    private static Transition retired(Connected state, long now) {
        long link = state.link().generation();
        long predecessor = state.retiring().generation();
        return Transition.to(
                state.withoutRetiring(now),
                new CancelTimers(predecessor),
                new CloseSocket(predecessor),
                new CancelTimer(link, ConnectionTimer.RELEASE),
                new ReleaseReading(link));
    }
}
