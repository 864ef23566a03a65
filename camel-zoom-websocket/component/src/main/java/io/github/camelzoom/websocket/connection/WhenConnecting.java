package io.github.camelzoom.websocket.connection;

import io.github.camelzoom.websocket.connection.Attempt.Step;
import io.github.camelzoom.websocket.connection.AttemptLogic.Accepted;
import io.github.camelzoom.websocket.connection.AttemptLogic.Failed;
import io.github.camelzoom.websocket.connection.AttemptLogic.Progress;
import io.github.camelzoom.websocket.connection.AttemptLogic.Underway;
import io.github.camelzoom.websocket.connection.ConnectionEffect.CancelTimer;
import io.github.camelzoom.websocket.connection.ConnectionEffect.Deliver;
import io.github.camelzoom.websocket.connection.ConnectionEffect.ReportConnected;
import io.github.camelzoom.websocket.connection.ConnectionInput.OfGeneration;
import io.github.camelzoom.websocket.connection.ConnectionState.Connected;
import io.github.camelzoom.websocket.connection.ConnectionState.Connecting;
import java.util.ArrayList;
import java.util.List;

/** An attempt is on its way, and nothing else. */
final class WhenConnecting {

    private final AttemptLogic attempts;
    private final LinkLogic links;
    private final Retries retries;

    WhenConnecting(AttemptLogic attempts, LinkLogic links, Retries retries) {
        this.attempts = attempts;
        this.links = links;
        this.retries = retries;
    }

    Transition next(Connecting state, ConnectionInput input, Moment at) {
        if (!(input instanceof OfGeneration of) || of.generation() != state.generation()) {
            return ConnectionMachine.leftover(state, input);
        }
        Progress progress = attempts.next(state.attempt(), of, true, at.now());
        if (progress instanceof Underway underway) {
            return new Transition(new Connecting(underway.attempt(), state.outage()), underway.effects());
        }
        if (progress instanceof Failed failed) {
            Outage again = state.outage().failedAgain(failed.cause(), failed.detail());
            Outage outage = state.attempt().step() == Step.TOKEN ? again : again.withRival(at.now());
            return retries.afterFailure(state.generation(), outage, failed.retryAfterMillis(), at);
        }
        return accepted(state, (Accepted) progress, at.now());
    }

    private Transition accepted(Connecting state, Accepted accepted, long now) {
        Link heard = state.attempt().accepted(accepted.inWords(), accepted.provenSince(), now);
        // what came before is in the gap that is reported now
        Link link = heard.with(heard.signs().provenUntil(now));
        List<ConnectionEffect> effects = new ArrayList<>();
        effects.add(new CancelTimer(link.generation(), ConnectionTimer.ATTEMPT));
        effects.addAll(links.begin(link));
        effects.add(new ReportConnected(state.outage().endedAt(now)));
        if (accepted.event() != null) {
            effects.add(new Deliver(accepted.event(), link.generation(), true));
        }
        return new Transition(Connected.alone(link, state.outage().trouble()), effects);
    }
}
