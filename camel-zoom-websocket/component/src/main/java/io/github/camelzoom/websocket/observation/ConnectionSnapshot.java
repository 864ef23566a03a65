package io.github.camelzoom.websocket.observation;

import io.github.camelzoom.websocket.connection.ConnectionState;
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
     * Nothing was heard of an accepted connection for the liveness timeout. It is being replaced, or should be. Not while
     * it is not read: then the silence is ours.
     */
    public boolean isSilent() {
        Link link = state.linkOrNull();
        return link != null && !state.isReadingPaused() && at - link.silentSince() >= livenessTimeout;
    }

    /** When the last frame was read, epoch milliseconds; null without a connection. */
    public Long lastHeardAtOrNull() {
        Link link = state.linkOrNull();
        return link == null ? null : link.heardAt();
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
