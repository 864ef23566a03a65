package io.github.camelzoom.websocket;

import io.github.camelzoom.websocket.connection.ConnectionCause;
import io.github.camelzoom.websocket.connection.Gap;
import io.github.camelzoom.websocket.connection.Outage;
import io.github.camelzoom.websocket.observation.ConnectionCounts;
import io.github.camelzoom.websocket.observation.ConnectionSnapshot;
import io.github.camelzoom.websocket.observation.StreamSnapshot;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedOperation;
import org.apache.camel.api.management.ManagedResource;

/**
 * What JMX shows and offers of a stream: on the consumer for its route, and on the endpoint for all its consumers, which
 * is there also behind {@code master:}, where Camel manages no consumer. Times are ISO 8601 in UTC, empty when there is
 * none to tell. Attributes never wait.
 */
@ManagedResource(description = "Managed Zoom WebSocket stream")
public interface ManagedStream {

    /** What the attributes read. */
    StreamSnapshot snapshot();

    @ManagedAttribute(description = "State of the connection; of twins both, separated by a comma")
    default String getConnectionState() {
        return snapshot().stateNames();
    }

    @ManagedAttribute(description = "Whether events reach the route: a connection is accepted and was heard of lately")
    default boolean isConnected() {
        return snapshot().isCovered();
    }

    @ManagedAttribute(description = "Since when the connection is in its state")
    default String getStateSince() {
        return ofConnection(connection -> time(connection.state().since()));
    }

    @ManagedAttribute(description = "When the last frame was read of the connection")
    default String getLastHeardAt() {
        return ofConnection(connection -> time(connection.lastHeardAtOrNull()));
    }

    @ManagedAttribute(description = "When the token of the connection ends")
    default String getTokenExpiresAt() {
        return ofConnection(connection -> time(connection.tokenExpiresAtOrNull()));
    }

    @ManagedAttribute(description = "Why there is no connection; empty while there is one")
    default String getCause() {
        return ofOutage(outage -> outage.latest().label());
    }

    @ManagedAttribute(description = "What happened and what to do, while there is no connection")
    default String getExplanation() {
        return ofOutage(Outage::explain);
    }

    @ManagedAttribute(description = "Attempts that failed one after the other, while there is no connection")
    default long getFailures() {
        ConnectionSnapshot connection = snapshot().principalOrNull();
        Outage outage = connection == null ? null : connection.outageOrNull();
        return outage == null ? 0 : outage.failures();
    }

    @ManagedAttribute(description = "When the next attempt is made, if one is waited for")
    default String getNextAttemptAt() {
        return ofConnection(connection -> time(connection.retryAtOrNull()));
    }

    @ManagedAttribute(description = "Since when no connection covers the stream; empty while one does")
    default String getUncoveredSince() {
        StreamSnapshot.Uncovered uncovered = snapshot().uncovered();
        return uncovered == null ? "" : time(uncovered.since());
    }

    @ManagedAttribute(description = "How long no connection was there in all, a gap going on included, in milliseconds")
    default long getUncoveredMillis() {
        StreamSnapshot stream = snapshot();
        return stream.gaps().all().millis() + stream.uncoveredMillis();
    }

    @ManagedAttribute(description = "How many times no connection was there")
    default long getGapCount() {
        return snapshot().gaps().all().count();
    }

    @ManagedAttribute(description = "How long the gaps that are over lasted, in milliseconds")
    default long getGapMillis() {
        return snapshot().gaps().all().millis();
    }

    @ManagedAttribute(description = "Events received from Zoom")
    default long getReceivedEvents() {
        return snapshot().events().received();
    }

    @ManagedAttribute(description = "Events that the route completed")
    default long getCompletedEvents() {
        return snapshot().events().completed();
    }

    @ManagedAttribute(description = "Events on which the route failed")
    default long getFailedEvents() {
        return snapshot().events().failed();
    }

    @ManagedAttribute(description = "Events passed over by the option events")
    default long getFilteredEvents() {
        return snapshot().events().filtered();
    }

    @ManagedAttribute(description = "Events that a second connection brought as well, in a rotation or from a twin")
    default long getDuplicateEvents() {
        return snapshot().events().duplicates();
    }

    @ManagedAttribute(description = "Events received and given up at a forced stop")
    default long getAbandonedEvents() {
        return snapshot().events().abandoned();
    }

    @ManagedAttribute(description = "Frames that could not be delivered")
    default long getDroppedFrames() {
        return snapshot().events().droppedInAll();
    }

    @ManagedAttribute(description = "Events received and not yet completed by the route")
    default int getPendingEvents() {
        return snapshot().pending();
    }

    @ManagedAttribute(description = "When the last event came")
    default String getLastEventAt() {
        long at = snapshot().events().lastAt();
        return at == 0 ? "" : time(at);
    }

    @ManagedAttribute(description = "Mean time from an event's own time to its arrival, in milliseconds")
    default double getEventDelayMeanMillis() {
        return snapshot().eventDelay().meanMillis();
    }

    @ManagedAttribute(description = "Longest time from an event's own time to its arrival, in milliseconds")
    default double getEventDelayMaxMillis() {
        return snapshot().eventDelay().maxMillis();
    }

    @ManagedAttribute(description = "Mean time that the route took for an event, in milliseconds")
    default double getRouteTimeMeanMillis() {
        return snapshot().routeTime().meanMillis();
    }

    @ManagedAttribute(description = "Longest time that the route took for an event, in milliseconds")
    default double getRouteTimeMaxMillis() {
        return snapshot().routeTime().maxMillis();
    }

    @ManagedAttribute(description = "Connections that were made after a gap; of twins both in sum")
    default long getReconnects() {
        return sum(ConnectionCounts::reconnectsInAll);
    }

    @ManagedAttribute(description = "Attempts to connect that failed; of twins both in sum")
    default long getFailedAttempts() {
        return sum(ConnectionCounts::failedAttemptsInAll);
    }

    @ManagedAttribute(description = "Planned replacements without a gap; of twins both in sum")
    default long getRotations() {
        return sum(ConnectionCounts::rotations);
    }

    @ManagedAttribute(description = "Planned replacements that failed, the connection before going on; of twins both")
    default long getFailedRotations() {
        return sum(ConnectionCounts::failedRotationsInAll);
    }

    @ManagedAttribute(
            description =
                    "How long a connection and its successor both stood in the last replacement, in" + " milliseconds")
    default double getLastOverlapMillis() {
        ConnectionSnapshot connection = snapshot().principalOrNull();
        return connection == null ? 0 : connection.counts().overlap().lastMillis();
    }

    @ManagedAttribute(description = "From the sending of the last heartbeat to its answer, in milliseconds")
    default double getLastHeartbeatMillis() {
        ConnectionSnapshot connection = snapshot().principalOrNull();
        return connection == null ? 0 : connection.counts().heartbeat().lastMillis();
    }

    @ManagedAttribute(description = "Mean time from the sending of a heartbeat to its answer, in milliseconds")
    default double getHeartbeatMeanMillis() {
        ConnectionSnapshot connection = snapshot().principalOrNull();
        return connection == null ? 0 : connection.counts().heartbeat().meanMillis();
    }

    @ManagedAttribute(description = "Whether the socket is not read at present, because a route does not keep up")
    default boolean isReadingPaused() {
        return snapshot().connections().stream().anyMatch(each -> each.state().isReadingPaused());
    }

    @ManagedAttribute(description = "How long the socket was not read, in milliseconds; of twins both in sum")
    default long getPausedMillis() {
        return sum(ConnectionCounts::pausedMillis);
    }

    @ManagedOperation(description = "The latest gaps, a line each: from, to, duration and cause")
    default String gaps() {
        return snapshot().gaps().latest().stream().map(ManagedStream::line).collect(Collectors.joining("\n"));
    }

    @ManagedOperation(description = "What could not be delivered, a line each: cause and count")
    default String drops() {
        return snapshot().events().dropped().entrySet().stream()
                .map(each -> each.getKey().label() + " " + each.getValue())
                .collect(Collectors.joining("\n"));
    }

    @ManagedOperation(description = "Connections that were made after a gap, a line each: what began it and count")
    default String reconnects() {
        return byCause(ConnectionCounts::reconnects);
    }

    @ManagedOperation(description = "Attempts to connect that failed, a line each: cause and count")
    default String failedAttempts() {
        return byCause(ConnectionCounts::failedAttempts);
    }

    @ManagedOperation(description = "Replace the connection by a new one without a gap")
    void rotate();

    @ManagedOperation(description = "End the connection and make another, which leaves a gap; rotate leaves none")
    void reconnect();

    @ManagedOperation(description = "Take the subscription over from another client, or try to connect at once")
    void takeOver();

    @ManagedOperation(description = "Begin all figures anew; those of the connection too, which other routes may share")
    void resetFigures();

    private String ofConnection(Function<ConnectionSnapshot, String> what) {
        ConnectionSnapshot connection = snapshot().principalOrNull();
        return connection == null ? "" : what.apply(connection);
    }

    private String ofOutage(Function<Outage, String> what) {
        return ofConnection(
                connection -> connection.outageOrNull() == null ? "" : what.apply(connection.outageOrNull()));
    }

    private long sum(ToLongFunction<ConnectionCounts> figure) {
        return snapshot().connections().stream()
                .map(ConnectionSnapshot::counts)
                .mapToLong(figure)
                .sum();
    }

    private String byCause(Function<ConnectionCounts, Map<ConnectionCause, Long>> counts) {
        return snapshot().connections().stream()
                .flatMap(each -> counts.apply(each.counts()).entrySet().stream())
                .collect(Collectors.groupingBy(Map.Entry::getKey, Collectors.summingLong(Map.Entry::getValue)))
                .entrySet()
                .stream()
                .sorted(Map.Entry.comparingByKey())
                .map(each -> each.getKey().label() + " " + each.getValue())
                .collect(Collectors.joining("\n"));
    }

    private static String line(Gap gap) {
        return time(gap.from()) + " " + time(gap.to()) + " " + gap.durationMillis() + "ms "
                + gap.cause().label();
    }

    private static String time(Long millisOrNull) {
        return millisOrNull == null ? "" : Instant.ofEpochMilli(millisOrNull).toString();
    }
}
