package io.github.camelzoom.websocket.observation;

import io.github.camelzoom.websocket.connection.ConnectionCause;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The events of a consumer, and the connections that bring them, as they were at a time. Health, JMX, console and metrics
 * all read this, so that they cannot contradict each other.
 *
 * @param at             when, epoch milliseconds, by the connections' clock
 * @param subscriptionId as the endpoint's path names it; of twins both
 * @param routeId        of the consumer's route, null when it has none or several are summed up
 * @param receiving      whether the consumer takes events: not when stopped or suspended, though a connection that others
 *                       share may stand
 * @param connections    in the order of the endpoint's path; empty when not started
 * @param uncovered      the gap that is going on; null if there is none
 * @param events         what became of the events
 * @param gaps           the gaps that are over
 * @param pending        events received and not yet completed by the route
 * @param pendingLimit   at which number of them reading pauses
 * @param eventDelay     from an event's own time to its arrival
 * @param routeTime      how long the route took for an event
 */
public record StreamSnapshot(
        long at,
        String subscriptionId,
        String routeId,
        boolean receiving,
        List<ConnectionSnapshot> connections,
        Uncovered uncovered,
        EventCounts events,
        GapSummary gaps,
        int pending,
        int pendingLimit,
        DurationSummary eventDelay,
        DurationSummary routeTime) {

    /**
     * A gap that is going on.
     *
     * @param since the last proof that events could reach us, epoch milliseconds
     */
    public record Uncovered(long since, ConnectionCause cause) {}

    /** A stream that nobody consumes at present. */
    public static StreamSnapshot ofNobody(long at, String subscriptionId) {
        return new StreamSnapshot(
                at,
                subscriptionId,
                null,
                false,
                List.of(),
                null,
                EventCounts.NONE,
                GapSummary.NONE,
                0,
                0,
                DurationSummary.NONE,
                DurationSummary.NONE);
    }

    /** Several consumers of the same subscription in sum. They share its connection. */
    public static StreamSnapshot sum(List<StreamSnapshot> ofConsumers) {
        return ofConsumers.stream().reduce(StreamSnapshot::plus).orElseThrow();
    }

    private StreamSnapshot plus(StreamSnapshot other) {
        return new StreamSnapshot(
                Math.max(at, other.at),
                subscriptionId,
                Objects.equals(routeId, other.routeId) ? routeId : null,
                receiving || other.receiving,
                connections.isEmpty() ? other.connections : connections,
                uncovered == null ? other.uncovered : uncovered,
                events.plus(other.events),
                gaps.plus(other.gaps),
                pending + other.pending,
                pendingLimit + other.pendingLimit,
                eventDelay.plus(other.eventDelay),
                routeTime.plus(other.routeTime));
    }

    /** Whether events reach us: we take them, and a connection is accepted and was heard of lately enough. */
    public boolean isCovered() {
        return receiving && connections.stream().anyMatch(ConnectionSnapshot::isAlive);
    }

    /** The connection that speaks for the stream: one that brings events, if any does. Null when not started. */
    public ConnectionSnapshot principalOrNull() {
        Stream<ConnectionSnapshot> alive = connections.stream().filter(ConnectionSnapshot::isAlive);
        Stream<ConnectionSnapshot> accepted =
                connections.stream().filter(one -> one.state().linkOrNull() != null);
        return Stream.of(alive, accepted, connections.stream())
                .flatMap(each -> each)
                .findFirst()
                .orElse(null);
    }

    /** The names of the connections' states; {@code Stopped} when not started. */
    public String stateNames() {
        return connections.isEmpty()
                ? "Stopped"
                : connections.stream().map(ConnectionSnapshot::stateName).collect(Collectors.joining(","));
    }

    /** How long the gap that is going on has lasted, in milliseconds; 0 if there is none. */
    public long uncoveredMillis() {
        return uncovered == null ? 0 : Math.max(0, at - uncovered.since());
    }

    /** The gaps of a cause in sum, the one that is going on among them. */
    public GapSum gapsWithPresent(ConnectionCause cause) {
        GapSum over = gaps.dueTo(cause);
        boolean present = uncovered != null && uncovered.cause() == cause;
        return present ? over.plus(new GapSum(0, uncoveredMillis())) : over;
    }
}
