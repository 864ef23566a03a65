package io.github.camelzoom.websocket.connection;

import io.github.camelzoom.websocket.oauth.ZoomToken;
import io.github.camelzoom.websocket.protocol.Frame;

/** What the machine wants done; the driver does it. */
sealed interface ConnectionEffect {

    record FetchToken(long generation) implements ConnectionEffect {}

    record OpenSocket(long generation, ZoomToken token) implements ConnectionEffect {}

    /** Closes with code 1000, whether the socket is open already or still opening. */
    record CloseSocket(long generation) implements ConnectionEffect {}

    record SendHeartbeat(long generation) implements ConnectionEffect {}

    /** Starts the timer, in place of a running one of the same kind. */
    record StartTimer(long generation, ConnectionTimer timer, long delayMillis) implements ConnectionEffect {}

    record CancelTimer(ConnectionTimer timer) implements ConnectionEffect {}

    record Deliver(Frame.Message message) implements ConnectionEffect {}

    record CountUndeliverable(Frame.Undeliverable frame) implements ConnectionEffect {}

    /** Accepted; events reach us again. */
    record ReportConnected(Gap gap) implements ConnectionEffect {}

    /** A connection that was accepted is lost. */
    record ReportLost(Outage outage, long retryInMillis) implements ConnectionEffect {}

    /** An attempt failed. */
    record ReportFailed(Outage outage, long retryInMillis) implements ConnectionEffect {}

    /** No more attempts will be made. */
    record ReportExhausted(Outage outage) implements ConnectionEffect {}
}
