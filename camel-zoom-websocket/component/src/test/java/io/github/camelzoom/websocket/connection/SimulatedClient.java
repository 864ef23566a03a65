package io.github.camelzoom.websocket.connection;

import io.github.camelzoom.websocket.connection.ConnectionEffect.CancelTimer;
import io.github.camelzoom.websocket.connection.ConnectionEffect.CancelTimers;
import io.github.camelzoom.websocket.connection.ConnectionEffect.CloseSocket;
import io.github.camelzoom.websocket.connection.ConnectionEffect.Deliver;
import io.github.camelzoom.websocket.connection.ConnectionEffect.FetchToken;
import io.github.camelzoom.websocket.connection.ConnectionEffect.HoldReading;
import io.github.camelzoom.websocket.connection.ConnectionEffect.OpenSocket;
import io.github.camelzoom.websocket.connection.ConnectionEffect.ReleaseReading;
import io.github.camelzoom.websocket.connection.ConnectionEffect.SendHeartbeat;
import io.github.camelzoom.websocket.connection.ConnectionEffect.StartTimer;
import io.github.camelzoom.websocket.connection.ConnectionInput.ReadingPaused;
import io.github.camelzoom.websocket.connection.ConnectionInput.ReadingResumed;
import io.github.camelzoom.websocket.connection.ConnectionInput.TimerFired;
import io.github.camelzoom.websocket.connection.ConnectionState.Rotating;
import io.github.camelzoom.websocket.connection.VirtualTime.Due;
import io.github.camelzoom.websocket.delivery.OverlapFilter;
import io.github.camelzoom.websocket.oauth.ZoomToken;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Does what the real machine decides, as {@link ConnectionDriver} does it, but over simulated connections. */
final class SimulatedClient {

    private final VirtualTime time;
    private final SimulatedZoom zoom;
    private final SimulatedTokens tokens;
    private final FaultsInForce faults;
    private final ConnectionSettings settings;
    private final Schedule schedule;
    private final SplittableRandom random;
    private final ConnectionMachine machine;
    private final Invariants invariants;
    private final Timeline timeline;
    private final OverlapFilter overlap = new OverlapFilter(60_000);

    private final Map<Long, Map<ConnectionTimer, Due>> timers = new HashMap<>();
    private final SortedMap<Long, SimulatedConnection> sockets = new TreeMap<>();
    private final Map<Long, SimulatedConnection> everOpened = new HashMap<>();
    private ConnectionState state = ConnectionMachine.initialState();
    private boolean routeKeepsUp = true;

    SimulatedClient(
            VirtualTime time,
            SimulatedZoom zoom,
            SimulatedTokens tokens,
            FaultsInForce faults,
            Schedule schedule,
            SplittableRandom random,
            Invariants invariants,
            Timeline timeline) {
        this.time = time;
        this.zoom = zoom;
        this.tokens = tokens;
        this.faults = faults;
        this.settings = schedule.settings();
        this.schedule = schedule;
        this.random = random;
        this.machine = new ConnectionMachine(settings);
        this.invariants = invariants;
        this.timeline = timeline;
    }

    void routeKeepsUp(boolean keepsUp) {
        routeKeepsUp = keepsUp;
        matchReading();
    }

    void accept(ConnectionInput input) {
        advance(input);
        matchReading();
    }

    private void matchReading() {
        if (state.linkOrNull() == null || state.isReadingPaused() == !routeKeepsUp) {
            return;
        }
        advance(routeKeepsUp ? new ReadingResumed() : new ReadingPaused());
        long newest = state instanceof Rotating ? state.generation() : Long.MAX_VALUE;
        List.copyOf(sockets.headMap(newest).values())
                .forEach(routeKeepsUp ? SimulatedConnection::resume : SimulatedConnection::pause);
    }

    private void advance(ConnectionInput input) {
        ConnectionState before = state;
        invariants.before(before, input);
        Transition transition = machine.next(before, input, new Moment(time.now(), random.nextDouble()));
        state = transition.state();
        note(before, input, transition);
        transition.effects().forEach(this::perform);
        invariants.after(before, input, transition, this);
    }

    private void note(ConnectionState before, ConnectionInput input, Transition transition) {
        timeline.add(() -> input
                + (before.equals(state) ? "" : "\n                -> " + state)
                + (transition.effects().isEmpty() ? "" : "\n                " + transition.effects()));
    }

    private void perform(ConnectionEffect effect) {
        if (effect instanceof Deliver deliver) {
            deliver(deliver);
        } else if (effect instanceof SendHeartbeat send) {
            withSocket(send.generation(), SimulatedConnection::sendHeartbeat);
        } else if (effect instanceof StartTimer start) {
            startTimer(start);
        } else if (effect instanceof CancelTimer cancel) {
            cancelTimer(cancel.generation(), cancel.timer());
        } else if (effect instanceof CancelTimers cancel) {
            Map<ConnectionTimer, Due> all = timers.remove(cancel.generation());
            if (all != null) {
                all.values().forEach(Due::cancel);
            }
        } else if (effect instanceof FetchToken fetch) {
            tokens.request(fetch.generation(), this::accept);
        } else if (effect instanceof OpenSocket open) {
            openSocket(open.generation(), open.token());
        } else if (effect instanceof HoldReading hold) {
            withSocket(hold.generation(), SimulatedConnection::pause);
        } else if (effect instanceof ReleaseReading release) {
            if (!state.isReadingPaused()) {
                withSocket(release.generation(), SimulatedConnection::resume);
            }
        } else if (effect instanceof CloseSocket close) {
            SimulatedConnection socket = sockets.remove(close.generation());
            if (socket != null) {
                socket.close();
            }
        }
    }

    private void withSocket(long generation, Consumer<SimulatedConnection> action) {
        SimulatedConnection socket = sockets.get(generation);
        if (socket != null) {
            action.accept(socket);
        }
    }

    private void deliver(Deliver deliver) {
        SimulatedEvent event = zoom.event(deliver.message());
        if (deliver.overlapping() && !overlap.isNew(deliver.message().content(), deliver.generation())) {
            return;
        }
        event.deliver();
        invariants.delivered(event);
    }

    private void startTimer(StartTimer start) {
        cancelTimer(start.generation(), start.timer());
        Due due = time.after(Math.max(1, start.delayMillis()), () -> {
            forget(start.generation(), start.timer());
            accept(new TimerFired(start.generation(), start.timer()));
        });
        timers.computeIfAbsent(start.generation(), ignored -> new EnumMap<>(ConnectionTimer.class))
                .put(start.timer(), due);
    }

    private void cancelTimer(long generation, ConnectionTimer timer) {
        Due due = forget(generation, timer);
        if (due != null) {
            due.cancel();
        }
    }

    private Due forget(long generation, ConnectionTimer timer) {
        Map<ConnectionTimer, Due> ofGeneration = timers.get(generation);
        if (ofGeneration == null) {
            return null;
        }
        Due due = ofGeneration.remove(timer);
        if (ofGeneration.isEmpty()) {
            timers.remove(generation);
        }
        return due;
    }

    private void openSocket(long generation, ZoomToken token) {
        long expiresAt = token.expiresAt().map(Instant::toEpochMilli).orElse(Long.MAX_VALUE);
        SimulatedConnection connection =
                new SimulatedConnection(generation, expiresAt, zoom, faults, time, schedule, this::accept);
        sockets.put(generation, connection);
        everOpened.put(generation, connection);
        time.after(settings.connectTimeout().toMillis(), () -> connection.failed(ConnectionCause.SOCKET_FAILED, 0));
    }

    ConnectionState state() {
        return state;
    }

    Set<Long> generationsWithTimers() {
        return timers.keySet();
    }

    Set<Long> generationsWithSockets() {
        return sockets.keySet();
    }

    /** Of any time; null if the generation got no socket. */
    SimulatedConnection connection(long generation) {
        return everOpened.get(generation);
    }
}
