package io.github.camelzoom.websocket.connection;

import io.github.camelzoom.websocket.connection.ConnectionEffect.CancelTimer;
import io.github.camelzoom.websocket.connection.ConnectionEffect.CancelTimers;
import io.github.camelzoom.websocket.connection.ConnectionEffect.StartTimer;
import io.github.camelzoom.websocket.connection.ConnectionInput.FrameRead;
import io.github.camelzoom.websocket.connection.ConnectionInput.SocketClosed;
import io.github.camelzoom.websocket.connection.ConnectionInput.SocketOpened;
import io.github.camelzoom.websocket.connection.ConnectionInput.Start;
import io.github.camelzoom.websocket.connection.ConnectionInput.TimerFired;
import io.github.camelzoom.websocket.connection.ConnectionInput.TokenGranted;
import io.github.camelzoom.websocket.oauth.ZoomToken;
import io.github.camelzoom.websocket.protocol.Frame;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Plays the real machine in virtual time: keeps its timers, lets them fire, and notes every effect. */
final class Rehearsal {

    static final long BEGIN = 1_000_000;

    private record Due(long at, StartTimer timer) {}

    private final ConnectionMachine machine;

    private record Key(long generation, ConnectionTimer timer) {}

    private final Map<Key, Due> timers = new HashMap<>();
    private final List<ConnectionEffect> effects = new ArrayList<>();
    private ConnectionState state = ConnectionMachine.initialState();
    private long now = BEGIN;
    private double jitter = 0.5;

    Rehearsal() {
        this(-1);
    }

    Rehearsal(int maxReconnectAttempts) {
        this(maxReconnectAttempts, DisplacementPolicy.retake);
    }

    Rehearsal(int maxReconnectAttempts, DisplacementPolicy displacement) {
        machine = new ConnectionMachine(new ConnectionSettings(
                Duration.ofSeconds(25),
                Duration.ofSeconds(50),
                Duration.ofSeconds(15),
                new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30)),
                Duration.ofSeconds(30),
                maxReconnectAttempts,
                Duration.ofMinutes(5),
                displacement));
    }

    Rehearsal jitter(double value) {
        jitter = value;
        return this;
    }

    Rehearsal input(ConnectionInput input) {
        Transition transition = machine.next(state, input, new Moment(now, jitter));
        state = transition.state();
        for (ConnectionEffect effect : transition.effects()) {
            effects.add(effect);
            if (effect instanceof StartTimer start) {
                timers.put(new Key(start.generation(), start.timer()), new Due(now + start.delayMillis(), start));
            } else if (effect instanceof CancelTimer cancel) {
                timers.remove(new Key(cancel.generation(), cancel.timer()));
            } else if (effect instanceof CancelTimers cancel) {
                timers.keySet().removeIf(key -> key.generation() == cancel.generation());
            }
        }
        return this;
    }

    /** Lets time pass; what is due fires in order. */
    Rehearsal pass(Duration duration) {
        long end = now + duration.toMillis();
        for (Due next = nextDue(end); next != null; next = nextDue(end)) {
            now = next.at();
            timers.remove(new Key(next.timer().generation(), next.timer().timer()));
            input(new TimerFired(next.timer().generation(), next.timer().timer()));
        }
        now = end;
        return this;
    }

    private Due nextDue(long end) {
        return timers.values().stream()
                .filter(due -> due.at() <= end)
                .min((a, b) -> Long.compare(a.at(), b.at()))
                .orElse(null);
    }

    // shorthands for what happens often

    Rehearsal start() {
        return input(new Start());
    }

    Rehearsal token() {
        return input(new TokenGranted(generation(), ZoomToken.of("a-token"), null));
    }

    Rehearsal tokenExpiringIn(Duration life) {
        return input(new TokenGranted(generation(), ZoomToken.of("a-token"), now + life.toMillis()));
    }

    Rehearsal opened() {
        return input(new SocketOpened(generation()));
    }

    Rehearsal closed(Integer code, String detail) {
        return input(new SocketClosed(generation(), code, detail, false));
    }

    Rehearsal frame(Frame frame) {
        return input(new FrameRead(generation(), frame));
    }

    Rehearsal accepted() {
        return frame(new Frame.Acceptance(true, ""));
    }

    Rehearsal connected() {
        return start().token().opened().accepted();
    }

    // what came of it

    ConnectionState state() {
        return state;
    }

    <T extends ConnectionState> T state(Class<T> type) {
        return type.cast(state);
    }

    long generation() {
        return state.generation();
    }

    long now() {
        return now;
    }

    boolean nothingScheduled() {
        return timers.isEmpty();
    }

    <T extends ConnectionEffect> List<T> effects(Class<T> type) {
        return effects.stream().filter(type::isInstance).map(type::cast).toList();
    }

    <T extends ConnectionEffect> T last(Class<T> type) {
        List<T> all = effects(type);
        return all.get(all.size() - 1);
    }

    Rehearsal forgetEffects() {
        effects.clear();
        return this;
    }
}
