package io.github.camelzoom.websocket.connection;

import io.github.camelzoom.websocket.connection.ConnectionEffect.CountUndeliverable;
import io.github.camelzoom.websocket.connection.ConnectionEffect.Deliver;
import io.github.camelzoom.websocket.connection.ConnectionEffect.SendHeartbeat;
import io.github.camelzoom.websocket.connection.ConnectionEffect.StartTimer;
import io.github.camelzoom.websocket.connection.ConnectionInput.FrameRead;
import io.github.camelzoom.websocket.connection.ConnectionInput.OfGeneration;
import io.github.camelzoom.websocket.connection.ConnectionInput.SocketClosed;
import io.github.camelzoom.websocket.connection.ConnectionInput.SocketOpened;
import io.github.camelzoom.websocket.connection.ConnectionInput.TimerFired;
import io.github.camelzoom.websocket.net.NetworkFailure;
import io.github.camelzoom.websocket.protocol.Frame;
import java.util.ArrayList;
import java.util.List;

/**
 * How an accepted connection lives and ends, with or without a successor on its way. That it lives is judged by what is
 * heard, never by what was sent.
 */
final class LinkLogic {

    /** What became of a link by an input. */
    sealed interface Life {}

    record Alive(Link link, List<ConnectionEffect> effects) implements Life {}

    /**
     * @param provenUntil until when events could reach us: to the last frame, which may be the one that says it ends,
     *                    unless it may have waited unread
     */
    record Ended(ConnectionCause cause, String detail, long provenUntil) implements Life {

        Ended dueTo(ConnectionCause another) {
            return new Ended(another, detail, provenUntil);
        }
    }

    private final ConnectionSettings settings;

    LinkLogic(ConnectionSettings settings) {
        this.settings = settings;
    }

    /** The timers that a newly accepted connection needs besides its heartbeat's. */
    List<ConnectionEffect> begin(Link link) {
        long silent = link.since() - link.signs().silentSince();
        ConnectionEffect liveness = liveness(link, settings.livenessTimeout().toMillis() - silent);
        if (link.tokenExpiresAt() == null) {
            return List.of(liveness);
        }
        long rotateAfter = settings.rotateAfterMillis(link.since(), link.tokenExpiresAt());
        return List.of(liveness, new StartTimer(link.generation(), ConnectionTimer.ROTATE, rotateAfter));
    }

    /** Its successor failed, which Zoom may have put it out for: a sign of life is asked for at once. */
    Alive deserted(Link link, long now) {
        return heartbeat(link.deserted(now), now);
    }

    /**
     * It was to be retired and is needed after all. It sent no heartbeats meanwhile, so it is given as long as a new
     * connection to answer one, even if that is longer than it would have been left silent.
     *
     * @param covered until when its successor could bring events, epoch milliseconds
     */
    Alive revived(Link link, long covered, long now) {
        SignsOfLife signs = link.signs();
        Alive deserted = deserted(link.with(signs.provenUntil(covered)), now);
        List<ConnectionEffect> effects = new ArrayList<>(deserted.effects());
        long timeout = settings.livenessTimeout().toMillis();
        long toAnswer = Math.min(timeout, settings.connectTimeout().toMillis());
        effects.add(liveness(link, Math.max(timeout - (now - signs.silentSince()), toAnswer)));
        return new Alive(deserted.link(), effects);
    }

    /**
     * @param paused      it is not read, so its silence says nothing
     * @param overlapping another connection may bring the same events
     */
    Life next(Link link, OfGeneration input, boolean paused, boolean overlapping, long now) {
        if (input instanceof FrameRead read) {
            return frame(link, read.frame(), overlapping, now);
        }
        if (input instanceof SocketClosed closed) {
            ConnectionCause cause = closed.displaced() ? ConnectionCause.DISPLACED : ConnectionCause.CLOSED_BY_PEER;
            Link last = closed.code() == null ? link : heard(link, now);
            return ended(last, cause, closed.detail(), now);
        }
        if (input instanceof SocketOpened) {
            // a frame may overtake the news that the socket is open
            return heartbeat(link, now);
        }
        if (input instanceof TimerFired fired && fired.timer() == ConnectionTimer.HEARTBEAT) {
            return heartbeat(link, now);
        }
        if (input instanceof TimerFired fired && fired.timer() == ConnectionTimer.LIVENESS) {
            return silence(link, paused, now);
        }
        return new Alive(link, List.of());
    }

    private Life frame(Link link, Frame frame, boolean overlapping, long now) {
        Link heard = heard(link, now);
        if (frame instanceof Frame.Message message) {
            return new Alive(heard, List.of(new Deliver(message, link.generation(), overlapping)));
        }
        if (frame instanceof Frame.Undeliverable undeliverable) {
            return new Alive(heard, List.of(new CountUndeliverable(undeliverable)));
        }
        if (frame instanceof Frame.Refused refused) {
            return ended(heard, ConnectionCause.DISPLACED, refused.text(), now);
        }
        if (frame instanceof Frame.HeartbeatAnswer answer) {
            return answer.success()
                    ? new Alive(link.with(signs(link, now).heartbeatAnswered(now)), List.of())
                    : ended(heard, ConnectionCause.HEARTBEAT_REFUSED, answer.text(), now);
        }
        Frame.Acceptance answer = (Frame.Acceptance) frame;
        return answer.success()
                ? new Alive(heard.acceptedInWords(), List.of())
                : ended(heard, ConnectionCause.DISPLACED, answer.text(), now);
    }

    private Link heard(Link link, long now) {
        return link.with(signs(link, now).heard(now));
    }

    /** Whether nothing that it brought, its end included, can be waiting. */
    boolean isReadAsItComes(Link link, long now) {
        return signs(link, now).isReadAsItComes();
    }

    private SignsOfLife signs(Link link, long now) {
        return link.signs().caughtUp(settings.livenessTimeout().toMillis(), now);
    }

    /** An end at or after the token's expiry is most likely due to it, and says nothing about another client. */
    private static Ended ended(Link link, ConnectionCause otherwise, String detail, long now) {
        ConnectionCause cause = link.tokenExpired(now) ? ConnectionCause.TOKEN_EXPIRED : otherwise;
        // the peer's words may quote the request, the token included
        return new Ended(cause, NetworkFailure.scrub(detail), link.signs().provenUntil());
    }

    private Life silence(Link link, boolean paused, long now) {
        long timeout = settings.livenessTimeout().toMillis();
        if (paused) {
            return new Alive(link, List.of(liveness(link, timeout)));
        }
        SignsOfLife signs = link.signs();
        long silent = now - signs.silentSince();
        return silent < timeout
                ? new Alive(link, List.of(liveness(link, timeout - silent)))
                : new Ended(ConnectionCause.PEER_SILENT, "silent for " + silent + " ms", signs.provenUntil());
    }

    private Alive heartbeat(Link link, long now) {
        long interval = settings.heartbeatInterval().toMillis();
        return new Alive(
                link.with(link.signs().heartbeatSent(now)),
                List.of(
                        new SendHeartbeat(link.generation()),
                        new StartTimer(link.generation(), ConnectionTimer.HEARTBEAT, interval)));
    }

    private static StartTimer liveness(Link link, long delayMillis) {
        return new StartTimer(link.generation(), ConnectionTimer.LIVENESS, delayMillis);
    }
}
