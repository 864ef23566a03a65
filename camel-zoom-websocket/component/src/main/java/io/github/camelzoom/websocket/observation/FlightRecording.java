package io.github.camelzoom.websocket.observation;

import io.github.camelzoom.websocket.connection.ConnectionCause;
import io.github.camelzoom.websocket.connection.Gap;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;
import jdk.jfr.Timestamp;

/** The flight recorder's events. Loaded only where there is a flight recorder. */
final class FlightRecording implements Recording {

    private final String subscriptionId;
    private final String routeId;

    FlightRecording(String subscriptionId, String routeId) {
        this.subscriptionId = subscriptionId;
        this.routeId = routeId;
    }

    /** What happened to a stream's connection. */
    @Name("io.github.camelzoom.ConnectionChange")
    @Label("Zoom Connection Change")
    @Description("Events reach a route or do not, and what became of its connection")
    @Category({"Camel", "Zoom WebSocket"})
    @StackTrace(false)
    static final class ConnectionChange extends Event {

        @Label("Kind")
        String kind;

        @Label("Subscription")
        String subscription;

        @Label("Route")
        String route;

        @Label("Cause")
        String cause;

        @Label("Explanation")
        String explanation;
    }

    /** A time that no connection covered, and that is over. */
    @Name("io.github.camelzoom.Gap")
    @Label("Zoom Gap")
    @Description("A time in which no connection was accepted; Zoom does not resend what occurred in it")
    @Category({"Camel", "Zoom WebSocket"})
    @StackTrace(false)
    static final class GapOver extends Event {

        @Label("Subscription")
        String subscription;

        @Label("Route")
        String route;

        @Label("Cause")
        String cause;

        @Label("From")
        @Timestamp(Timestamp.MILLISECONDS_SINCE_EPOCH)
        long from;

        @Label("To")
        @Timestamp(Timestamp.MILLISECONDS_SINCE_EPOCH)
        long to;

        @Label("Length")
        @Timespan(Timespan.MILLISECONDS)
        long length;
    }

    @Override
    public void record(String kind, ConnectionCause causeOrNull, String explanation, Gap gapOrNull) {
        if (gapOrNull != null) {
            record(gapOrNull);
            return;
        }
        ConnectionChange event = new ConnectionChange();
        if (event.isEnabled()) {
            event.kind = kind;
            event.subscription = subscriptionId;
            event.route = routeId;
            event.cause = causeOrNull == null ? null : causeOrNull.label();
            event.explanation = explanation;
            event.commit();
        }
    }

    private void record(Gap gap) {
        GapOver event = new GapOver();
        if (event.isEnabled()) {
            event.subscription = subscriptionId;
            event.route = routeId;
            event.cause = gap.cause().label();
            event.from = gap.from();
            event.to = gap.to();
            event.length = gap.durationMillis();
            event.commit();
        }
    }
}
