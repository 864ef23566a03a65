package io.github.camelzoom.websocket.connection;

import io.github.camelzoom.websocket.connection.Attempt.Step;
import io.github.camelzoom.websocket.connection.AttemptLogic.Accepted;
import io.github.camelzoom.websocket.connection.AttemptLogic.Failed;
import io.github.camelzoom.websocket.connection.AttemptLogic.Progress;
import io.github.camelzoom.websocket.connection.AttemptLogic.Underway;
import io.github.camelzoom.websocket.connection.ConnectionEffect.CancelTimer;
import io.github.camelzoom.websocket.connection.ConnectionEffect.CancelTimers;
import io.github.camelzoom.websocket.connection.ConnectionEffect.CloseSocket;
import io.github.camelzoom.websocket.connection.ConnectionEffect.Deliver;
import io.github.camelzoom.websocket.connection.ConnectionEffect.HoldReading;
import io.github.camelzoom.websocket.connection.ConnectionEffect.ReportConnected;
import io.github.camelzoom.websocket.connection.ConnectionEffect.ReportLost;
import io.github.camelzoom.websocket.connection.ConnectionEffect.ReportRotated;
import io.github.camelzoom.websocket.connection.ConnectionEffect.ReportRotationFailed;
import io.github.camelzoom.websocket.connection.ConnectionEffect.StartTimer;
import io.github.camelzoom.websocket.connection.ConnectionInput.OfGeneration;
import io.github.camelzoom.websocket.connection.ConnectionInput.ReadingPaused;
import io.github.camelzoom.websocket.connection.ConnectionInput.ReadingResumed;
import io.github.camelzoom.websocket.connection.ConnectionState.Connected;
import io.github.camelzoom.websocket.connection.ConnectionState.Connecting;
import io.github.camelzoom.websocket.connection.ConnectionState.Rotating;
import io.github.camelzoom.websocket.connection.LinkLogic.Alive;
import io.github.camelzoom.websocket.connection.LinkLogic.Ended;
import io.github.camelzoom.websocket.connection.LinkLogic.Life;
import java.util.ArrayList;
import java.util.List;

/**
 * Events reach us by one connection while its successor is on its way. Zoom allows one connection per subscription and
 * ends the older one at a time of its own, so the end of the predecessor is no surprise once the successor's socket is
 * open, and never begins a new attempt: there is one already.
 */
final class WhenRotating {

    private final AttemptLogic attempts;
    private final LinkLogic links;
    private final Retries retries;

    WhenRotating(AttemptLogic attempts, LinkLogic links, Retries retries) {
        this.attempts = attempts;
        this.links = links;
        this.retries = retries;
    }

    Transition next(Rotating state, ConnectionInput input, Moment at) {
        if (input instanceof ReadingPaused) {
            return Transition.to(state.reading(true, at.now()));
        }
        if (input instanceof ReadingResumed) {
            return Transition.to(state.reading(false, at.now()));
        }
        if (!(input instanceof OfGeneration of)) {
            return Transition.to(state);
        }
        if (of.generation() == state.link().generation()) {
            return ofLink(state, of, at);
        }
        return of.generation() == state.generation()
                ? ofSuccessor(state, of, at)
                : ConnectionMachine.leftover(state, input);
    }

    private Transition ofLink(Rotating state, OfGeneration input, Moment at) {
        Life life = links.next(state.link(), input, state.readingPaused(), true, at.now());
        if (life instanceof Alive alive) {
            return new Transition(state.with(alive.link()), alive.effects());
        }
        return lost(state, (Ended) life, at);
    }

    /** What was to be the successor is now all there is. */
    private Transition lost(Rotating state, Ended ended, Moment at) {
        boolean ourOwnDoing = isOurOwnDoing(state, ended);
        Outage outage = ourOwnDoing
                ? Outage.begun(ended.provenUntil(), ConnectionCause.SUCCEEDED, ended.detail(), state.trouble())
                : retries.outage(state.link(), ended, state.trouble(), at.now());
        if (!ourOwnDoing && retries.givesWay(ended.cause())) {
            return withoutSuccessor(state, retries.afterLoss(state.generation(), state.link(), outage, at));
        }
        return Transition.to(
                new Connecting(state.successor(), outage),
                new CancelTimers(state.link().generation()),
                new CloseSocket(state.link().generation()),
                new ReportLost(outage, 0));
    }

    private static Transition withoutSuccessor(Rotating state, Transition then) {
        List<ConnectionEffect> effects = new ArrayList<>();
        effects.add(new CancelTimers(state.generation()));
        effects.add(new CloseSocket(state.generation()));
        effects.addAll(then.effects());
        return new Transition(then.state(), effects);
    }

    /**
     * Zoom puts out the older connection as soon as the newer one's socket is open, with or without a word. A word may
     * be here before the news that the socket is open, since the two come by different ways.
     */
    private static boolean isOurOwnDoing(Rotating state, Ended ended) {
        return switch (ended.cause()) {
            case PEER_SILENT, HEARTBEAT_REFUSED -> false;
            case DISPLACED -> state.link().isInDoubt() || state.successor().step() != Step.TOKEN;
            default -> state.successor().step() == Step.ACCEPTANCE;
        };
    }

    private Transition ofSuccessor(Rotating state, OfGeneration input, Moment at) {
        // where Zoom says in words that it accepts, a heartbeat's answer is no substitute for a connection that we have
        boolean heartbeatSuffices = !state.link().inWords();
        Progress progress = attempts.next(state.successor(), input, heartbeatSuffices, at.now());
        if (progress instanceof Underway underway) {
            return new Transition(state.with(underway.attempt()), underway.effects());
        }
        if (progress instanceof Failed failed) {
            return failed(state, failed, at);
        }
        return rotated(state, (Accepted) progress, at.now());
    }

    private Transition rotated(Rotating state, Accepted accepted, long now) {
        Link predecessor = state.link();
        boolean doubtful = predecessor.isInDoubt();
        Link heard = state.successor()
                .accepted(accepted.inWords(), accepted.provenSince(), now)
                .unread(now);
        // what came before is in the gap that is reported now
        Link link = doubtful ? heard.with(heard.signs().provenUntil(now)) : heard;
        List<ConnectionEffect> effects = new ArrayList<>();
        effects.add(new CancelTimer(link.generation(), ConnectionTimer.ATTEMPT));
        effects.addAll(links.begin(link));
        effects.add(new CancelTimers(predecessor.generation()));
        effects.add(retire(predecessor.generation()));
        effects.add(new HoldReading(link.generation()));
        effects.add(new StartTimer(link.generation(), ConnectionTimer.RELEASE, ConnectionSettings.HOLD.toMillis()));
        effects.addAll(doubtful ? loss(state, now) : List.of(new ReportRotated(link.generation())));
        if (accepted.event() != null) {
            effects.add(new Deliver(accepted.event(), link.generation(), true));
        }
        Trouble trouble = retries.troubleAfter(predecessor, state.trouble(), now);
        Connected connected =
                Connected.replacing(predecessor, link, state.readingPaused(), trouble, state.rotationFailures());
        return new Transition(connected, effects);
    }

    private static List<ConnectionEffect> loss(Rotating state, long now) {
        long provenUntil = state.link().signs().provenUntil();
        Outage outage =
                Outage.begun(provenUntil, ConnectionCause.SUCCEEDED, "not known to have been alive", state.trouble());
        return List.of(new ReportLost(outage, 0), new ReportConnected(outage.endedAt(now)));
    }

    static ConnectionEffect retire(long generation) {
        return new StartTimer(generation, ConnectionTimer.RETIRE, ConnectionSettings.RETIREMENT.toMillis());
    }

    private Transition failed(Rotating state, Failed failed, Moment at) {
        int failures = state.rotationFailures() + 1;
        long delay =
                Math.max(failed.retryAfterMillis(), retries.rotationDelayMillis(failed.cause(), failures, at.jitter()));
        long generation = state.generation();
        List<ConnectionEffect> effects = new ArrayList<>();
        effects.add(new CancelTimers(generation));
        effects.add(new CloseSocket(generation));
        Link link = state.link();
        if (state.successor().step() != Step.TOKEN) {
            Alive deserted = links.deserted(link, at.now());
            link = deserted.link();
            effects.addAll(deserted.effects());
        }
        effects.add(new ReportRotationFailed(failed.cause(), failed.detail(), delay));
        effects.add(new StartTimer(link.generation(), ConnectionTimer.ROTATE, delay));
        return new Transition(
                Connected.deserted(generation, link, state.readingPaused(), state.trouble(), failures, at.now()),
                effects);
    }
}
