package io.github.camelzoom.websocket.observation;

import java.util.List;

/** The meters: their names, what they tell, and by which tags besides the Camel context and the subscription. */
public enum ZoomMeter {
    CONNECTED("camel.zoom.connected", "1 while events reach the route, 0 while no connection is accepted or alive"),
    LAST_EVENT_AGE("camel.zoom.last.event.age", "Time since the last event came; absent before the first"),
    EVENTS_RECEIVED("camel.zoom.events.received", "Events received from Zoom, wanted or not"),
    EVENTS_COMPLETED("camel.zoom.events.completed", "Events that the route completed"),
    EVENTS_FAILED("camel.zoom.events.failed", "Events on which the route failed, unhandled by its error handler"),
    EVENTS_FILTERED("camel.zoom.events.filtered", "Events passed over, as the option events asks"),
    EVENTS_DUPLICATE(
            "camel.zoom.events.duplicate",
            "Events that a second connection brought as well, in a rotation or of twins"),
    EVENTS_ABANDONED("camel.zoom.events.abandoned", "Events received and given up at a forced stop"),
    EVENTS_DROPPED("camel.zoom.events.dropped", "Frames that could not be delivered", Tag.CAUSE),
    EVENTS_PENDING("camel.zoom.events.pending", "Events received and not yet completed by the route"),
    EVENT_DELAY("camel.zoom.event.delay", "From an event's own time to its arrival (histogram)"),
    ROUTE_TIME("camel.zoom.route.time", "How long the route took for an event (histogram)"),
    GAPS("camel.zoom.gaps", "Gaps that are over, by what began them", Tag.CAUSE),
    UNCOVERED("camel.zoom.uncovered", "Time that no connection covered, a gap going on included", Tag.CAUSE),

    CONNECTION_ACCEPTED("camel.zoom.connection.accepted", "1 while Zoom accepts the connection of this subscription"),
    CONNECTION_HEARD_AGE(
            "camel.zoom.connection.heard.age", "Time since the last frame was read; absent without a connection"),
    CONNECTION_PAUSED(
            "camel.zoom.connection.paused", "Time in which the socket was not read, the route being too slow"),
    CONNECTION_RECONNECTS(
            "camel.zoom.connection.reconnects", "Connections made after a gap, by what began it", Tag.CAUSE),
    CONNECTION_ATTEMPTS_FAILED("camel.zoom.connection.attempts.failed", "Attempts to connect that failed", Tag.CAUSE),
    CONNECTION_ROTATIONS("camel.zoom.connection.rotations", "Planned replacements without a gap"),
    CONNECTION_ROTATIONS_FAILED(
            "camel.zoom.connection.rotations.failed",
            "Planned replacements that failed; the connection before went on",
            Tag.CAUSE),
    CONNECTION_OVERLAP(
            "camel.zoom.connection.overlap", "How long a connection and its successor both stood (histogram)"),
    CONNECTION_HEARTBEAT(
            "camel.zoom.connection.heartbeat", "From the sending of a heartbeat to its answer (histogram)");

    /** The names of tags. Those of Camel's own meters where these have one. */
    public static final class Tag {
        public static final String CONTEXT = "camelContext";
        public static final String ROUTE = "routeId";
        public static final String SUBSCRIPTION = "subscription";
        public static final String CAUSE = "cause";

        private Tag() {}
    }

    private final String meterName;
    private final String description;
    private final List<String> moreTags;

    ZoomMeter(String meterName, String description, String... moreTags) {
        this.meterName = meterName;
        this.description = description;
        this.moreTags = List.of(moreTags);
    }

    public String meterName() {
        return meterName;
    }

    public String description() {
        return description;
    }

    /** Whether it is of a consumer's stream, and has the route as a tag; else of a subscription's connection. */
    public boolean isOfStream() {
        return compareTo(CONNECTION_ACCEPTED) < 0;
    }

    /** Whether there is one for each cause. */
    public boolean isByCause() {
        return moreTags.contains(Tag.CAUSE);
    }
}
