package io.github.camelzoom.websocket.connection;

import io.github.camelzoom.websocket.oauth.ZoomToken;
import io.github.camelzoom.websocket.protocol.Frame;

/** What the machine wants done; the driver does it. */
sealed interface ConnectionEffect {

    record FetchToken(long generation) implements ConnectionEffect {}

    record OpenSocket(long generation, ZoomToken token) implements ConnectionEffect {}

    /** Closes with code 1000, whether the socket is open already or still opening. */
    record CloseSocket(long generation) implements ConnectionEffect {}

    /** Leaves what comes by one socket unread for a moment, whatever the others do. */
    record HoldReading(long generation) implements ConnectionEffect {}

    /** Ends {@link HoldReading}; does not overrule a pause that the listener asked for. */
    record ReleaseReading(long generation) implements ConnectionEffect {}

    /** Does nothing if the socket is not open. */
    record SendHeartbeat(long generation) implements ConnectionEffect {}

    /** Starts the timer, in place of a running one of the same kind. */
    record StartTimer(long generation, ConnectionTimer timer, long delayMillis) implements ConnectionEffect {}

    record CancelTimer(long generation, ConnectionTimer timer) implements ConnectionEffect {}

    /** Cancels all of one generation. */
    record CancelTimers(long generation) implements ConnectionEffect {}

    /**
     * @param generation  the connection that brought it
     * @param overlapping another connection of this subscription may have brought the same event, or yet bring it
     */
    record Deliver(Frame.Message message, long generation, boolean overlapping) implements ConnectionEffect {}

    record CountUndeliverable(Frame.Undeliverable frame) implements ConnectionEffect {}

    /** Accepted; events reach us again. */
    record ReportConnected(Gap gap) implements ConnectionEffect {}

    /** A connection that was accepted is lost. */
    record ReportLost(Outage outage, long retryInMillis) implements ConnectionEffect {}

    /** An attempt failed. */
    record ReportFailed(Outage outage, long retryInMillis) implements ConnectionEffect {}

    /** No more attempts will be made. */
    record ReportExhausted(Outage outage) implements ConnectionEffect {}

    /** A successor took over without a gap. */
    record ReportRotated(long generation) implements ConnectionEffect {}

    /** A successor failed; the connection before it goes on. */
    record ReportRotationFailed(ConnectionCause cause, String detail, long retryInMillis) implements ConnectionEffect {}

    /** Another client has the subscription, and we keep off. */
    record ReportDisplaced(Outage outage) implements ConnectionEffect {}

    /** Stopped in the middle of a gap, which is over in so far as nobody asks for events any more. */
    record ReportStopped(Gap gap) implements ConnectionEffect {}
}
