package io.github.camelzoom.websocket.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What really happened, as Zoom's side saw it: every event, connection and token request. Tests compare with it what a
 * client got, counted or reported.
 *
 * <p>Lists are snapshots of the latest {@value #KEPT} of their kind, oldest first; the counters count all since the
 * start or the last {@link ZoomSimulator#reset()}. Safe to use from any thread.
 */
public final class GroundTruth {
    /** How many events, connections and requests are kept each, so that days of running need no more memory. */
    public static final int KEPT = 100_000;

    private final Map<Long, SentEvent> events = keepingLatest();
    private final Map<Long, ConnectionLog> connections = keepingLatest();
    private final Deque<TokenRequest> tokenRequests = new ArrayDeque<>();
    private final Deque<RestRequest> restRequests = new ArrayDeque<>();
    private final Deque<RecordingRequest> recordingRequests = new ArrayDeque<>();
    private final Set<ConnectionLog> live = new HashSet<>();
    private final Map<String, Integer> maxAccepted = new LinkedHashMap<>();
    private long eventCount;
    private long deliveredCount;
    private long frameCount;
    private long connectionCount;
    private int maxAcceptedAtOnce;

    GroundTruth() {}

    /** All events asked for, delivered or not. */
    public synchronized List<SentEvent> sent() {
        return List.copyOf(events.values());
    }

    /** Events written to an accepted connection. */
    public synchronized List<SentEvent> delivered() {
        return events.values().stream().filter(SentEvent::delivered).toList();
    }

    /** Events that went nowhere: nobody was connected, or the simulator was told to lose or hold back them. */
    public synchronized List<SentEvent> missed() {
        return events.values().stream().filter(event -> !event.delivered()).toList();
    }

    /** Number of all events asked for. */
    public synchronized long sentCount() {
        return eventCount;
    }

    /** Number of all events written to an accepted connection, each counted once. */
    public synchronized long deliveredCount() {
        return deliveredCount;
    }

    /** Number of all events that went nowhere so far. */
    public synchronized long missedCount() {
        return eventCount - deliveredCount;
    }

    /** Number of all event frames written, copies included. */
    public synchronized long eventFrameCount() {
        return frameCount;
    }

    /** All connections whose socket opened, refused ones included. */
    public synchronized List<ConnectionRecord> connections() {
        return connections.values().stream().map(ConnectionLog::snapshot).toList();
    }

    /** Number of connections accepted and open now. */
    public synchronized int acceptedNow() {
        return live.size();
    }

    /** Number of connections of a subscription accepted and open now. */
    public synchronized int acceptedNow(String subscriptionId) {
        return (int) live.stream()
                .filter(log -> log.subscriptionId.equals(subscriptionId))
                .count();
    }

    /** The most connections that were accepted at one time, over all subscriptions. */
    public synchronized int maxAcceptedAtOnce() {
        return maxAcceptedAtOnce;
    }

    /** The most connections of a subscription that were accepted at one time. */
    public synchronized int maxAcceptedAtOnce(String subscriptionId) {
        return maxAccepted.getOrDefault(subscriptionId, 0);
    }

    /** All requests to the token endpoint that were answered or given up. */
    public synchronized List<TokenRequest> tokenRequests() {
        return List.copyOf(tokenRequests);
    }

    /** All requests to the REST API. */
    public synchronized List<RestRequest> restRequests() {
        return List.copyOf(restRequests);
    }

    /** All requests for recorded files. */
    public synchronized List<RecordingRequest> recordingRequests() {
        return List.copyOf(recordingRequests);
    }

    /**
     * Waits until a condition on this truth holds; it is checked at each change.
     *
     * @param timeout longest wait
     * @param condition must not block
     * @return whether it held in time
     * @throws InterruptedException if the waiting thread is interrupted
     */
    public synchronized boolean await(Duration timeout, Predicate<GroundTruth> condition) throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (!condition.test(this)) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }

    synchronized SentEvent asked(String subscriptionId, String content) {
        SentEvent event = new SentEvent(++eventCount, subscriptionId, content, Instant.now(), OptionalLong.empty());
        events.put(event.sequence(), event);
        notifyAll();
        return event;
    }

    /** Notes a frame of the event; the first one makes it delivered. */
    synchronized SentEvent written(SentEvent event, long connection) {
        frameCount++;
        SentEvent known = events.getOrDefault(event.sequence(), event);
        if (!known.delivered()) {
            known = new SentEvent(
                    event.sequence(),
                    event.subscriptionId(),
                    event.content(),
                    Instant.now(),
                    OptionalLong.of(connection));
            deliveredCount++;
            events.replace(event.sequence(), known);
        }
        notifyAll();
        return known;
    }

    synchronized ConnectionLog opened(String subscriptionId, OptionalLong token, Map<String, String> headers) {
        ConnectionLog log = new ConnectionLog(++connectionCount, subscriptionId, token, headers);
        connections.put(log.id, log);
        notifyAll();
        return log;
    }

    synchronized void accepted(ConnectionLog log) {
        log.accepted();
        live.add(log);
        maxAcceptedAtOnce = Math.max(maxAcceptedAtOnce, acceptedNow());
        maxAccepted.merge(log.subscriptionId, acceptedNow(log.subscriptionId), Math::max);
        notifyAll();
    }

    synchronized void heartbeat(ConnectionLog log) {
        log.heartbeat();
        notifyAll();
    }

    synchronized void closed(ConnectionLog log, ClosedBy by, int code, String reason) {
        log.closed(by, code, reason);
        live.remove(log);
        notifyAll();
    }

    synchronized void tokenRequested(TokenRequest request) {
        keepLatest(tokenRequests, request);
        notifyAll();
    }

    synchronized void restRequested(RestRequest request) {
        keepLatest(restRequests, request);
        notifyAll();
    }

    synchronized void recordingRequested(RecordingRequest request) {
        keepLatest(recordingRequests, request);
        notifyAll();
    }

    private static <T> void keepLatest(Deque<T> requests, T request) {
        requests.addLast(request);
        if (requests.size() > KEPT) {
            requests.removeFirst();
        }
    }

    synchronized void clear() {
        events.clear();
        connections.clear();
        live.clear();
        tokenRequests.clear();
        restRequests.clear();
        recordingRequests.clear();
        maxAccepted.clear();
        eventCount = 0;
        deliveredCount = 0;
        frameCount = 0;
        connectionCount = 0;
        maxAcceptedAtOnce = 0;
        notifyAll();
    }

    private static <V> Map<Long, V> keepingLatest() {
        return new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Long, V> eldest) {
                return size() > KEPT;
            }
        };
    }
}
