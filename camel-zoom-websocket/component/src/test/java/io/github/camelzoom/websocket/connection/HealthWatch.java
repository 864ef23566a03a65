package io.github.camelzoom.websocket.connection;

import io.github.camelzoom.websocket.connection.ConnectionInput.FrameRead;
import io.github.camelzoom.websocket.connection.ConnectionInput.ReadingPaused;
import io.github.camelzoom.websocket.connection.ConnectionInput.ReadingResumed;
import io.github.camelzoom.websocket.connection.ConnectionInput.SocketClosed;
import io.github.camelzoom.websocket.connection.ConnectionInput.TimerFired;
import io.github.camelzoom.websocket.connection.Violation.Invariant;
import io.github.camelzoom.websocket.observation.ConnectionCounts;
import io.github.camelzoom.websocket.observation.ConnectionSnapshot;
import io.github.camelzoom.websocket.observation.DurationSummary;
import io.github.camelzoom.websocket.protocol.Frame;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Keeps its own account of which connections Zoom has accepted and when it was heard of each, from what came by them, and
 * compares with it what health tells: UP exactly as long as there is one that was accepted, whose end was not told, and
 * that was heard of within the liveness timeout, be it that the route does not let it be read. Who has just begun to read
 * again has the whole timeout to hear of it.
 */
final class HealthWatch {

    private static final ConnectionCounts NOTHING_COUNTED =
            new ConnectionCounts(Map.of(), Map.of(), 0, Map.of(), DurationSummary.NONE, DurationSummary.NONE, 0);

    private final VirtualTime time;
    private final long livenessTimeout;

    private final Set<Long> accepted = new HashSet<>();
    private final Set<Long> answering = new HashSet<>();
    private final Set<Long> ended = new HashSet<>();
    private final Map<Long, Long> heardAt = new HashMap<>();
    private boolean paused;
    private long readAgainAt = Long.MIN_VALUE / 2;

    HealthWatch(VirtualTime time, ConnectionSettings settings) {
        this.time = time;
        this.livenessTimeout = settings.livenessTimeout().toMillis();
    }

    void before(ConnectionInput input) {
        if (input instanceof ReadingPaused) {
            paused = true;
        } else if (input instanceof ReadingResumed) {
            paused = false;
            readAgainAt = time.now();
        } else if (input instanceof SocketClosed closed) {
            ended.add(closed.generation());
        } else if (input instanceof TimerFired fired && fired.timer() == ConnectionTimer.ATTEMPT) {
            // who never said yes, but answers heartbeats
            if (answering.contains(fired.generation())) {
                accepted.add(fired.generation());
            }
        } else if (input instanceof FrameRead read) {
            heardAt.put(read.generation(), time.now());
            if (saysNo(read.frame())) {
                ended.add(read.generation());
            } else if (read.frame() instanceof Frame.HeartbeatAnswer) {
                answering.add(read.generation());
            } else if (read.frame() instanceof Frame.Acceptance || read.frame() instanceof Frame.Message) {
                accepted.add(read.generation());
            }
        }
    }

    private static boolean saysNo(Frame frame) {
        return frame instanceof Frame.Refused
                || frame instanceof Frame.Acceptance answer && !answer.success()
                || frame instanceof Frame.HeartbeatAnswer answer && !answer.success();
    }

    /** At any time, also between two steps of the machine. */
    void check(ConnectionState state, Set<Long> generationsWithSockets) {
        boolean told =
                new ConnectionSnapshot(time.now(), "simulated", state, livenessTimeout, NOTHING_COUNTED).isAlive();
        boolean isTrue = generationsWithSockets.stream().anyMatch(this::bringsEvents);
        Invariants.require(
                told == isTrue,
                Invariant.HONEST_HEALTH,
                () -> "health is " + (told ? "UP" : "DOWN") + ", and of " + generationsWithSockets + " accepted are "
                        + accepted.stream()
                                .filter(generationsWithSockets::contains)
                                .toList() + ", ended are "
                        + ended.stream()
                                .filter(generationsWithSockets::contains)
                                .toList() + "; state " + state);
    }

    private boolean bringsEvents(long generation) {
        long heard = heardAt.getOrDefault(generation, 0L);
        long silent = time.now() - (paused ? heard : Math.max(heard, readAgainAt));
        return accepted.contains(generation) && !ended.contains(generation) && silent < livenessTimeout;
    }
}
