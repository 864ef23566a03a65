package io.github.camelzoom.websocket.observation;

/** What is measured of each event of a stream. Thread safe. */
public final class StreamTimes {

    private final DurationStatistics eventDelay = new DurationStatistics();
    private final DurationStatistics routeTime = new DurationStatistics();

    /** From an event's own time to its arrival; as true as the two clocks are. */
    public DurationStatistics eventDelay() {
        return eventDelay;
    }

    /** How long the route took for an event, asynchronous steps included. */
    public DurationStatistics routeTime() {
        return routeTime;
    }

    public void reset() {
        eventDelay.reset();
        routeTime.reset();
    }
}
