package io.github.camelzoom.websocket.connection;

import io.github.camelzoom.websocket.connection.ConnectionEffect.CountUndeliverable;
import io.github.camelzoom.websocket.connection.ConnectionEffect.ReportConnected;
import io.github.camelzoom.websocket.connection.ConnectionEffect.ReportDisplaced;
import io.github.camelzoom.websocket.connection.ConnectionEffect.ReportExhausted;
import io.github.camelzoom.websocket.connection.ConnectionEffect.ReportFailed;
import io.github.camelzoom.websocket.connection.ConnectionEffect.ReportLost;
import io.github.camelzoom.websocket.connection.ConnectionEffect.ReportRotated;
import io.github.camelzoom.websocket.connection.ConnectionEffect.ReportRotationFailed;
import io.github.camelzoom.websocket.connection.ConnectionEffect.ReportStopped;

/** Passes on to the listener what the machine wants reported. */
final class Reports {

    private final ConnectionListener listener;

    Reports(ConnectionListener listener) {
        this.listener = listener;
    }

    void pass(ConnectionEffect effect) {
        if (effect instanceof CountUndeliverable count) {
            listener.onUndeliverable(count.frame());
        } else if (effect instanceof ReportConnected connected) {
            listener.onConnected(connected.gap());
        } else if (effect instanceof ReportLost lost) {
            listener.onLost(lost.outage(), lost.retryInMillis());
        } else if (effect instanceof ReportFailed failed) {
            listener.onAttemptFailed(failed.outage(), failed.retryInMillis());
        } else if (effect instanceof ReportRotated) {
            listener.onRotated();
        } else if (effect instanceof ReportRotationFailed failed) {
            listener.onRotationFailed(failed.cause(), failed.detail(), failed.retryInMillis());
        } else if (effect instanceof ReportDisplaced displaced) {
            listener.onDisplaced(displaced.outage());
        } else if (effect instanceof ReportExhausted exhausted) {
            listener.onExhausted(exhausted.outage());
        } else if (effect instanceof ReportStopped stopped) {
            listener.onStopped(stopped.gap());
        }
    }
}
