package io.github.camelzoom.websocket.connection;

import io.github.camelzoom.websocket.connection.ConnectionEffect.CancelTimers;
import io.github.camelzoom.websocket.connection.ConnectionEffect.CloseSocket;
import io.github.camelzoom.websocket.connection.ConnectionEffect.ReportDisplaced;
import io.github.camelzoom.websocket.connection.ConnectionEffect.ReportExhausted;
import io.github.camelzoom.websocket.connection.ConnectionEffect.ReportFailed;
import io.github.camelzoom.websocket.connection.ConnectionEffect.ReportLost;
import io.github.camelzoom.websocket.connection.ConnectionEffect.StartTimer;
import io.github.camelzoom.websocket.connection.ConnectionState.Displaced;
import io.github.camelzoom.websocket.connection.ConnectionState.Exhausted;
import io.github.camelzoom.websocket.connection.ConnectionState.Waiting;
import io.github.camelzoom.websocket.connection.LinkLogic.Ended;
import java.util.ArrayList;
import java.util.List;

/** What follows when there is no connection any more, or still none: wait, keep off, or give up. */
final class Retries {

    private final ConnectionSettings settings;

    Retries(ConnectionSettings settings) {
        this.settings = settings;
    }

    /** An attempt failed that was the only hope. */
    Transition afterFailure(long generation, Outage outage, long retryAfterMillis, Moment at) {
        List<ConnectionEffect> effects = ended(generation);
        if (isTooOften(outage)) {
            return exhausted(generation, outage, effects, at);
        }
        long delay = Math.max(retryAfterMillis, delayMillis(outage, at));
        effects.add(new ReportFailed(outage, delay));
        return waiting(generation, outage, delay, effects, at);
    }

    /** The connection by which events reached us is lost, and no successor is on its way. */
    Transition afterLoss(long generation, Link link, Outage outage, Moment at) {
        List<ConnectionEffect> effects = ended(link.generation());
        boolean displaced = outage.latest() == ConnectionCause.DISPLACED;
        if (displaced && settings.displacement() == DisplacementPolicy.standby) {
            effects.add(new ReportDisplaced(outage));
            return new Transition(new Displaced(generation, at.now(), outage), effects);
        }
        if (displaced && settings.displacement() == DisplacementPolicy.stop || isTooOften(outage)) {
            return exhausted(generation, outage, effects, at);
        }
        long delay = delayMillis(outage, at);
        effects.add(new ReportLost(outage, delay));
        return waiting(generation, outage, delay, effects, at);
    }

    /** Whether the subscription is to be left to whoever took it. */
    boolean givesWay(ConnectionCause cause) {
        return cause == ConnectionCause.DISPLACED && settings.displacement() != DisplacementPolicy.retake;
    }

    /** The outage that a link's end begins. */
    Outage outage(Link link, Ended ended, Trouble before, long now) {
        Trouble trouble = isStable(link, now) ? before.calmed() : before.failedAgain();
        boolean displaced = ended.cause() == ConnectionCause.DISPLACED;
        return Outage.begun(
                ended.provenUntil(), ended.cause(), ended.detail(), displaced ? trouble.displaced(now) : trouble);
    }

    /** What of the trouble is left when a link is succeeded. */
    Trouble troubleAfter(Link link, Trouble before, long now) {
        return isStable(link, now) ? before.calmed() : before;
    }

    private boolean isStable(Link link, long now) {
        return now - link.since() >= settings.stableAfter().toMillis();
    }

    /** When to seek a successor again: not before Zoom has noticed that the last one is gone. */
    long rotationDelayMillis(ConnectionCause cause, int rotationFailures, double jitter) {
        long backoff = settings.backoff().delayMillis(cause.retryPolicy(), rotationFailures, jitter);
        return Math.max(ConnectionSettings.OVERLAP.toMillis(), backoff);
    }

    private long delayMillis(Outage outage, Moment at) {
        if (outage.latest() == ConnectionCause.DISPLACED && outage.trouble().fighting()) {
            return settings.backoff().longestMillis(at.jitter());
        }
        return settings.backoff().delayMillis(outage.latest().retryPolicy(), outage.failures(), at.jitter());
    }

    private boolean isTooOften(Outage outage) {
        return settings.maxReconnectAttempts() >= 0 && outage.failures() > settings.maxReconnectAttempts();
    }

    private static List<ConnectionEffect> ended(long generation) {
        List<ConnectionEffect> effects = new ArrayList<>();
        effects.add(new CancelTimers(generation));
        effects.add(new CloseSocket(generation));
        return effects;
    }

    private static Transition exhausted(long generation, Outage outage, List<ConnectionEffect> effects, Moment at) {
        effects.add(new ReportExhausted(outage));
        return new Transition(new Exhausted(generation, at.now(), outage), effects);
    }

    private static Transition waiting(
            long generation, Outage outage, long delay, List<ConnectionEffect> effects, Moment at) {
        effects.add(new StartTimer(generation, ConnectionTimer.RETRY, delay));
        return new Transition(new Waiting(generation, at.now(), at.now() + delay, outage), effects);
    }
}
