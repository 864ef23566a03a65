package io.github.camelzoom.websocket.observation;

import io.github.camelzoom.websocket.connection.ConnectionState;
import io.github.camelzoom.websocket.connection.ConnectionState.Connected;
import io.github.camelzoom.websocket.connection.ConnectionState.Waiting;
import io.github.camelzoom.websocket.connection.Link;
import io.github.camelzoom.websocket.connection.Outage;

/**
 * One subscription's connection as it was at a time.
 *
 * @param at              when, epoch milliseconds, by the connection's clock
 * @param subscriptionId  of the subscription
 * @param state           where the connection stood
 * @param livenessTimeout in milliseconds: heard nothing for so long, it counts as dead
 * @param counts          what happened to it so far
 */
public record ConnectionSnapshot(
        long at, String subscriptionId, ConnectionState state, long livenessTimeout, ConnectionCounts counts) {

    /** The name of the state, for people. */
    public String stateName() {
        return state.getClass().getSimpleName();
    }

    /** Zoom has accepted it, and it has not been silent for too long. */
    public boolean isAlive() {
        return state.linkOrNull() != null && !isSilent();
    }

    /**
     * Nothing was heard of an accepted connection for the liveness timeout. It is being replaced, or should be; unless it
     * is not read, since then the silence is ours. Whether it still stands nobody can say then either.
     */
    public boolean isSilent() {
        return state.linkOrNull() != null && silentMillis() >= livenessTimeout;
    }

    /** For how long nothing was heard of an accepted connection, in milliseconds; 0 without one. */
    public long silentMillis() {
        Link link = state.linkOrNull();
        if (link == null) {
            return 0;
        }
        // what excuses a silence proves nothing: it only gives the time to hear again, which who does not read cannot
        return at - (state.isReadingPaused() ? heardAt(link) : link.silentSince());
    }

    /** When the last frame was read, epoch milliseconds; null without a connection. */
    public Long lastHeardAtOrNull() {
        Link link = state.linkOrNull();
        return link == null ? null : heardAt(link);
    }

    /** A predecessor on its way out brings events too, the longer the less is read. */
    private long heardAt(Link link) {
        Link predecessor = state instanceof Connected connected ? connected.retiring() : null;
        return predecessor == null ? link.heardAt() : Math.max(link.heardAt(), predecessor.heardAt());
    }

    /** When the token of the connection ends, epoch milliseconds; null without a connection or when unknown. */
    public Long tokenExpiresAtOrNull() {
        Link link = state.linkOrNull();
        return link == null ? null : link.tokenExpiresAt();
    }

    /** Why there is no connection; null if there is one, or if none was asked for yet. */
    public Outage outageOrNull() {
        return state.outageOrNull();
    }

    /** When the next attempt is made, epoch milliseconds; null if none is waited for. */
    public Long retryAtOrNull() {
        return state instanceof Waiting waiting ? waiting.retryAt() : null;
    }
}
