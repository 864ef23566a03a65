package io.github.camelzoom.examples.dashboard.state;

import java.util.List;

/**
 * What the page shows, at one moment.
 *
 * @param now the moment, epoch milliseconds; pages measure by it, whatever their own clock says
 * @param delay from Zoom's time of an event to its arrival
 * @param route from an event's arrival to the end of its route
 * @param observePort of the health and metrics endpoints
 * @param simulation null without the simulator
 */
public record Snapshot(
        long now,
        Connection connection,
        ConnectionTimeline.Timeline timeline,
        EventTally.Tally events,
        RunningMeetings.Running meetings,
        Spread.Times delay,
        Spread.Times route,
        List<RecentEvents.Line> recent,
        int observePort,
        Object simulation) {

    /**
     * How the connection is, as the health check says.
     *
     * @param up whether events reach us
     * @param state of the connection, in one word
     * @param since when it is in that state, ISO 8601; empty if not known
     * @param cause of the trouble, empty if there is none
     * @param message the trouble in words, with what to do about it; empty if there is none
     */
    public record Connection(boolean up, String state, String since, String cause, String message) {}
}
