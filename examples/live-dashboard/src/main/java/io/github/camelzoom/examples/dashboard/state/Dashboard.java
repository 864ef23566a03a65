package io.github.camelzoom.examples.dashboard.state;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelzoom.examples.dashboard.state.Snapshot.Connection;
import io.github.camelzoom.websocket.ZoomEvent;
import io.github.camelzoom.websocket.ZoomWsConstants;
import java.util.function.LongSupplier;
import org.apache.camel.Body;
import org.apache.camel.Header;

/**
 * What the page shows: a bean for routes that takes what happens and gives it in whole, as JSON. Because a page gets
 * the whole each time, one that was cut off for a while is right again with the next message. Safe to use from any
 * thread.
 */
public final class Dashboard {
    /** A page that shows how long something lasts needs no event to go on. */
    private static final long LONGEST_SILENCE_MILLIS = 1000;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final LongSupplier clock;
    private final Surroundings surroundings;
    private final EventTally tally = new EventTally();
    private final RecentEvents recent = new RecentEvents();
    private final Spread delays = new Spread();
    private final Spread routeTimes = new Spread();
    private final RunningMeetings meetings;
    private final ConnectionTimeline timeline;
    private boolean changed;
    private long shownAt;

    /**
     * An empty one.
     *
     * @param clock epoch milliseconds
     * @param forgetMeetingAfterMillis how long without news a meeting counts as over
     */
    public Dashboard(LongSupplier clock, Surroundings surroundings, long forgetMeetingAfterMillis) {
        this.clock = clock;
        this.surroundings = surroundings;
        this.meetings = new RunningMeetings(forgetMeetingAfterMillis);
        this.timeline = new ConnectionTimeline(clock.getAsLong());
    }

    /** Takes an event of Zoom. The last step of its route, so that it can tell how long the route took. */
    public synchronized void event(@Body ZoomEvent event, @Header(ZoomWsConstants.RECEIVED_TIMESTAMP) long receivedAt) {
        long now = clock.getAsLong();
        tally.count(event.type(), now);
        recent.add(event, now);
        meetings.take(event, now);
        event.timestamp().ifPresent(time -> delays.add(Math.max(0, receivedAt - time.toEpochMilli()), now));
        routeTimes.add(Math.max(0, now - receivedAt), now);
        changed = true;
    }

    /** Takes an exchange about the connection. */
    public synchronized void connection(@Body ZoomEvent event) {
        timeline.take(event, clock.getAsLong());
        if (event.type().equals(ConnectionTimeline.GAP)) {
            meetings.gap();
        }
        changed = true;
    }

    /** Everything, for a page that has just been opened. */
    public String whole() {
        // outside the lock: health checks and simulator have locks of their own
        Connection connection = surroundings.connection();
        Object simulation = surroundings.simulation();
        return write(snapshot(connection, surroundings.observePort(), simulation));
    }

    /** Everything, for the pages that are open; null when they have it already. */
    public String news() {
        return isNews() ? whole() : null;
    }

    private synchronized boolean isNews() {
        long now = clock.getAsLong();
        boolean news = changed || now - shownAt >= LONGEST_SILENCE_MILLIS;
        if (news) {
            changed = false;
            shownAt = now;
        }
        return news;
    }

    private synchronized Snapshot snapshot(Connection connection, int observePort, Object simulation) {
        long now = clock.getAsLong();
        return new Snapshot(
                now,
                connection,
                timeline.timeline(),
                tally.tally(now),
                meetings.running(now),
                delays.times(now),
                routeTimes.times(now),
                recent.lines(),
                observePort,
                simulation);
    }

    private static String write(Snapshot snapshot) {
        try {
            return JSON.writeValueAsString(snapshot);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A record of plain values can be written", e);
        }
    }
}
