package io.github.camelzoom.websocket.connection;

import io.github.camelzoom.websocket.connection.ConnectionEffect.CountUndeliverable;
import io.github.camelzoom.websocket.connection.ConnectionEffect.Deliver;
import io.github.camelzoom.websocket.connection.ConnectionEffect.FetchToken;
import io.github.camelzoom.websocket.connection.ConnectionEffect.SendHeartbeat;
import io.github.camelzoom.websocket.connection.ConnectionInput.FrameRead;
import io.github.camelzoom.websocket.connection.ConnectionInput.OfGeneration;
import io.github.camelzoom.websocket.connection.ConnectionInput.ReadingPaused;
import io.github.camelzoom.websocket.connection.ConnectionInput.ReadingResumed;
import io.github.camelzoom.websocket.connection.ConnectionInput.SocketClosed;
import io.github.camelzoom.websocket.connection.ConnectionInput.TimerFired;
import io.github.camelzoom.websocket.connection.ConnectionState.Connected;
import io.github.camelzoom.websocket.connection.ConnectionState.Connecting;
import io.github.camelzoom.websocket.connection.ConnectionState.Rotating;
import io.github.camelzoom.websocket.connection.ConnectionState.Stopped;
import io.github.camelzoom.websocket.connection.ConnectionState.Waiting;
import io.github.camelzoom.websocket.connection.Violation.Invariant;
import io.github.camelzoom.websocket.protocol.Frame;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** What is checked after every step of the machine, from what it was told and did and not from what it holds true. */
final class Invariants {

    private static final long HOUR = 3_600_000;

    private final VirtualTime time;
    private final ConnectionSettings settings;
    private final long budget;
    private final GapWatch gaps;
    private final HealthWatch health;

    private final Map<Long, Long> lastHeartbeat = new HashMap<>();
    private final Set<Long> toldOfTheirEnd = new HashSet<>();
    private final Deque<Long> tokenRequests = new ArrayDeque<>();
    private long listeningSince;
    private boolean paused;
    private long lastUp;

    Invariants(VirtualTime time, Schedule schedule) {
        this.time = time;
        this.settings = schedule.settings();
        this.budget = Budget.attemptsPerHour(schedule);
        this.gaps = new GapWatch(time, settings);
        this.health = new HealthWatch(time, settings);
    }

    static void require(boolean holds, Invariant invariant, Supplier<String> detail) {
        if (!holds) {
            throw new Violation(invariant, detail.get());
        }
    }

    GapWatch gaps() {
        return gaps;
    }

    /** When there was a connection last. */
    long lastUp() {
        return lastUp;
    }

    void before(ConnectionState state, ConnectionInput input) {
        health.before(input);
        if (input instanceof ReadingPaused || input instanceof ReadingResumed) {
            paused = input instanceof ReadingPaused;
            listeningSince = time.now();
        }
        if (input instanceof FrameRead read) {
            gaps.heard(read.generation());
            if (state.linkOrNull() != null
                    && read.generation() == state.linkOrNull().generation()) {
                listeningSince = time.now();
            }
            if (isNo(read.frame())) {
                toldOfTheirEnd.add(read.generation());
            }
        }
        if (input instanceof SocketClosed closed) {
            if (closed.code() != null) {
                gaps.heard(closed.generation());
            }
            toldOfTheirEnd.add(closed.generation());
        }
    }

    private static boolean isNo(Frame frame) {
        return frame instanceof Frame.Refused
                || frame instanceof Frame.Acceptance answer && !answer.success()
                || frame instanceof Frame.HeartbeatAnswer heartbeat && !heartbeat.success();
    }

    void after(ConnectionState before, ConnectionInput input, Transition transition, SimulatedClient client) {
        ConnectionState state = transition.state();
        Link link = state.linkOrNull();
        if (link != null && (before.linkOrNull() == null || before.linkOrNull().generation() != link.generation())) {
            listeningSince = time.now();
            paused = state.isReadingPaused();
        }
        lastUp = link != null || before.linkOrNull() != null ? time.now() : lastUp;
        transition.effects().forEach(this::effect);
        oldGenerationsAreInert(before, input, transition);
        everyEventIsPassedOn(input, transition);
        cleanStop(state, client);
        fewConnections(state, client);
        gaps.after(before, transition, client);
        if (link != null) {
            steadyHeartbeats(link);
            noLongSilence(link);
            honestState(link, client);
        }
        honestHealth(client);
    }

    /** Holds between two steps as well, when time alone passes. */
    void honestHealth(SimulatedClient client) {
        health.check(client.state(), client.generationsWithSockets());
    }

    private void effect(ConnectionEffect effect) {
        if (effect instanceof SendHeartbeat send) {
            lastHeartbeat.put(send.generation(), time.now());
        }
        if (effect instanceof FetchToken) {
            tokenRequests.add(time.now());
            while (tokenRequests.peek() <= time.now() - HOUR) {
                tokenRequests.remove();
            }
            require(
                    tokenRequests.size() <= budget,
                    Invariant.WITHIN_BUDGET,
                    () -> tokenRequests.size() + " token requests within an hour, allowed are " + budget);
        }
    }

    boolean isInUse(ConnectionState state, long generation) {
        return inUse(state).contains(generation);
    }

    private static Set<Long> inUse(ConnectionState state) {
        Set<Long> inUse = new HashSet<>(4);
        if (state instanceof Connecting connecting) {
            inUse.add(connecting.attempt().generation());
        } else if (state instanceof Waiting waiting) {
            inUse.add(waiting.generation());
        } else if (state instanceof Rotating rotating) {
            inUse.add(rotating.link().generation());
            inUse.add(rotating.successor().generation());
        } else if (state instanceof Connected connected) {
            inUse.add(connected.link().generation());
            if (connected.retiring() != null) {
                inUse.add(connected.retiring().generation());
            }
        }
        return inUse;
    }

    private void oldGenerationsAreInert(ConnectionState before, ConnectionInput input, Transition transition) {
        boolean retryOnly = before instanceof Waiting
                && !(input instanceof TimerFired fired && fired.timer() == ConnectionTimer.RETRY);
        if (!(input instanceof OfGeneration of) || inUse(before).contains(of.generation()) && !retryOnly) {
            return;
        }
        require(
                transition.state().equals(before)
                        && transition.effects().stream()
                                .allMatch(e -> e instanceof Deliver || e instanceof CountUndeliverable),
                Invariant.OLD_GENERATIONS_ARE_INERT,
                () -> input + " led to " + transition);
    }

    private void everyEventIsPassedOn(ConnectionInput input, Transition transition) {
        if (input instanceof FrameRead read && read.frame() instanceof Frame.Message message) {
            long passed = transition.effects().stream()
                    .filter(effect -> effect instanceof Deliver deliver && deliver.message() == message)
                    .count();
            require(
                    passed == 1,
                    Invariant.DELIVERED_ONCE,
                    () -> message.content() + " was passed on " + passed + " times");
        }
    }

    void delivered(SimulatedEvent event) {
        require(
                event.delivered() == 1,
                Invariant.DELIVERED_ONCE,
                () -> event.frame().content() + " was delivered " + event.delivered() + " times");
    }

    private static void cleanStop(ConnectionState state, SimulatedClient client) {
        if (state instanceof Stopped) {
            require(
                    client.generationsWithTimers().isEmpty()
                            && client.generationsWithSockets().isEmpty(),
                    Invariant.CLEAN_STOP,
                    () -> "timers of " + client.generationsWithTimers() + ", sockets of "
                            + client.generationsWithSockets());
        }
    }

    private void fewConnections(ConnectionState state, SimulatedClient client) {
        Set<Long> inUse = inUse(state);
        require(
                inUse.containsAll(client.generationsWithSockets())
                        && client.generationsWithSockets().size() <= 2,
                Invariant.FEW_CONNECTIONS,
                () -> "sockets of " + client.generationsWithSockets() + ", in use are " + inUse);
        require(
                inUse.containsAll(client.generationsWithTimers()),
                Invariant.OLD_GENERATIONS_ARE_INERT,
                () -> "timers of " + client.generationsWithTimers() + ", in use are " + inUse);
    }

    private void steadyHeartbeats(Link link) {
        long last = lastHeartbeat.getOrDefault(link.generation(), link.since());
        require(
                time.now() - last <= settings.heartbeatInterval().toMillis(),
                Invariant.STEADY_HEARTBEATS,
                () -> "no heartbeat for " + (time.now() - last) + " ms");
    }

    private void noLongSilence(Link link) {
        require(
                paused
                        || time.now() - listeningSince
                                <= settings.livenessTimeout().toMillis(),
                Invariant.NO_LONG_SILENCE,
                () -> "connection " + link.generation() + " silent for " + (time.now() - listeningSince) + " ms");
    }

    private void honestState(Link link, SimulatedClient client) {
        SimulatedConnection connection = client.connection(link.generation());
        require(
                connection != null && connection.hasServed() && !toldOfTheirEnd.contains(link.generation()),
                Invariant.HONEST_STATE,
                () -> "connected by " + connection + ", which was "
                        + (connection != null && connection.hasServed() ? "ended" : "never accepted"));
    }
}
