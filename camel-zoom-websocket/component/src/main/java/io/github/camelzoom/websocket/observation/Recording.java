package io.github.camelzoom.websocket.observation;

import io.github.camelzoom.websocket.connection.ConnectionCause;
import io.github.camelzoom.websocket.connection.Gap;

/** Notes what happens to a stream, so that a flight recording of the JVM tells the story. */
public interface Recording {

    /** For a Java runtime that was cut down and has no flight recorder. */
    Recording NONE = (kind, cause, explanation, gap) -> {};

    /**
     * Costs next to nothing while nothing is recorded. Does not block.
     *
     * @param kind        what happened
     * @param causeOrNull why, if there is a reason to tell
     * @param explanation in words, free of secrets
     * @param gapOrNull   the gap that is over, if one is
     */
    void record(String kind, ConnectionCause causeOrNull, String explanation, Gap gapOrNull);

    /** @param routeId null when the consumer has no route of its own */
    static Recording of(String subscriptionId, String routeId) {
        boolean present = ModuleLayer.boot().findModule("jdk.jfr").isPresent();
        return present ? new FlightRecording(subscriptionId, routeId) : NONE;
    }
}
