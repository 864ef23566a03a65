package io.github.camelzoom.websocket.connection;

import io.github.camelzoom.websocket.connection.ConnectionInput.TokenFailed;
import io.github.camelzoom.websocket.connection.ConnectionInput.TokenGranted;
import io.github.camelzoom.websocket.connection.Fault.Kind;
import io.github.camelzoom.websocket.connection.Habits.Expiry;
import io.github.camelzoom.websocket.connection.Habits.Receiver;
import io.github.camelzoom.websocket.oauth.ZoomToken;
import io.github.camelzoom.websocket.protocol.DropCause;
import io.github.camelzoom.websocket.protocol.Frame;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** A model of Zoom's token service and WebSocket server, and the truth about what it did. */
final class SimulatedZoom {

    private static final Integer[] CODES = {1000, 1001, 1011, 1012, 1013, null};
    private static final ConnectionCause[] TOKEN_FAILURES = {
        ConnectionCause.TOKEN_CREDENTIALS_REFUSED,
        ConnectionCause.TOKEN_ACCOUNT_REFUSED,
        ConnectionCause.TOKEN_GRANT_REFUSED,
        ConnectionCause.TOKEN_REFUSED,
        ConnectionCause.TOKEN_ANSWER_UNREADABLE,
        ConnectionCause.TOKEN_UNAVAILABLE
    };

    private final VirtualTime time;
    private final long begin;
    private final Habits habits;
    private final SplittableRandom random;
    private final Timeline timeline;
    private final Map<Kind, List<Fault>> faults = new EnumMap<>(Kind.class);

    /** Those whom an event may go to, in the order of their acceptance; the other client is null. */
    private final List<SimulatedConnection> holders = new ArrayList<>();

    /** Of ours, that is gone since; null before the first. */
    private SimulatedConnection lastHolder;

    private final List<SimulatedConnection> open = new ArrayList<>();
    private final Map<String, SimulatedEvent> events = new HashMap<>();

    SimulatedZoom(VirtualTime time, Schedule schedule, SplittableRandom random, Timeline timeline) {
        this.time = time;
        this.begin = time.now();
        this.habits = schedule.habits();
        this.random = random;
        this.timeline = timeline;
        for (Fault fault : schedule.faults()) {
            faults.computeIfAbsent(fault.kind(), ignored -> new ArrayList<>()).add(fault);
            time.at(begin + fault.at(), () -> begin(fault));
        }
        emitLater();
    }

    private Fault active(Kind kind) {
        List<Fault> ofKind = faults.get(kind);
        if (ofKind == null) {
            return null;
        }
        long now = time.now() - begin;
        for (Fault fault : ofKind) {
            if (fault.isActive(now)) {
                return fault;
            }
        }
        return null;
    }

    private boolean is(Kind kind) {
        return active(kind) != null;
    }

    private long amount(Kind kind) {
        Fault fault = active(kind);
        return fault == null ? 0 : fault.amount();
    }

    // what goes wrong at one moment

    private void begin(Fault fault) {
        switch (fault.kind()) {
            case CLOSED ->
                copyOfOpen().forEach(c -> c.end(CODES[(int) fault.amount()], false, ConnectionCause.CLOSED_BY_PEER));
            case RESET, SERVER_DOWN -> copyOfOpen().forEach(this::reset);
            case HALF_OPEN -> copyOfOpen().forEach(SimulatedConnection::vanish);
            case OTHER_CLIENT -> otherClientComes();
            case ODD_FRAMES -> oddFrames(10);
            default -> {}
        }
        if (fault.kind() == Kind.OTHER_CLIENT) {
            time.at(begin + fault.end(), this::otherClientGoes);
        }
    }

    private List<SimulatedConnection> copyOfOpen() {
        return List.copyOf(open);
    }

    private void reset(SimulatedConnection connection) {
        if (random.nextBoolean()) {
            connection.tear();
        } else {
            connection.end(null, false, ConnectionCause.CLOSED_BY_PEER);
        }
    }

    private void oddFrames(int left) {
        copyOfOpen().forEach(c -> c.send(new Frame.Undeliverable(DropCause.UNKNOWN_MODULE, "module odd")));
        if (left > 0) {
            time.after(random.nextLong(6_000), () -> oddFrames(left - 1));
        }
    }

    // tokens

    void requestToken(long generation, Consumer<ConnectionInput> machine) {
        long back = arrival() - time.now() + amount(Kind.TOKENS_LATE);
        if (is(Kind.TOKENS_UNANSWERED)) {
            return;
        }
        ConnectionInput failure = tokenFailure(generation);
        ConnectionInput answer = failure != null ? failure : granted(generation, token());
        time.after(back, () -> machine.accept(answer));
    }

    private static TokenGranted granted(long generation, ZoomToken token) {
        return new TokenGranted(
                generation, token, token.expiresAt().map(Instant::toEpochMilli).orElse(null));
    }

    private ConnectionInput tokenFailure(long generation) {
        if (is(Kind.TOKENS_RATE_LIMITED)) {
            long retryAfter = amount(Kind.TOKENS_RATE_LIMITED);
            return new TokenFailed(generation, ConnectionCause.TOKEN_RATE_LIMITED, "simulated", retryAfter);
        }
        if (is(Kind.TOKENS_FAIL)) {
            ConnectionCause cause = TOKEN_FAILURES[(int) amount(Kind.TOKENS_FAIL)];
            return new TokenFailed(generation, cause, "simulated", 0);
        }
        return is(Kind.SERVER_DOWN)
                ? new TokenFailed(generation, ConnectionCause.TOKEN_UNAVAILABLE, "simulated", 0)
                : null;
    }

    private ZoomToken token() {
        return habits.tokenLife() == 0
                ? ZoomToken.of("a-token")
                : ZoomToken.expiringAt("a-token", Instant.ofEpochMilli(time.now() + habits.tokenLife()));
    }

    // connections

    /** When what is sent now is at the other end. */
    long arrival() {
        long arrival = time.now() + 1 + random.nextLong(habits.latency());
        Fault slow = active(Kind.LATENCY);
        if (slow != null) {
            arrival += random.nextLong(slow.amount() + 1);
        }
        Fault stalled = active(Kind.STALLED);
        return stalled == null ? arrival : Math.max(arrival, begin + stalled.end());
    }

    void handshake(SimulatedConnection connection) {
        if (is(Kind.SERVER_DOWN) || is(Kind.SOCKETS_FAIL)) {
            connection.fail(ConnectionCause.SOCKET_FAILED, 0);
        } else if (is(Kind.HANDSHAKES_REJECTED)) {
            connection.fail(ConnectionCause.HANDSHAKE_REJECTED, amount(Kind.HANDSHAKES_REJECTED));
        } else if (!is(Kind.SOCKETS_UNANSWERED)) {
            time.after(amount(Kind.SOCKETS_LATE), () -> opened(connection));
        }
    }

    private void opened(SimulatedConnection connection) {
        if (is(Kind.SERVER_DOWN)) {
            connection.fail(ConnectionCause.SOCKET_FAILED, 0);
            return;
        }
        connection.open(habits.openNewsOvertaken() ? random.nextLong(20) : 0);
        if (!connection.isOpenThere()) {
            return;
        }
        open.add(connection);
        watchSilence(connection);
        if (habits.noticeBeforeAnswer()) {
            displaceOthers(connection);
        }
        long delay = random.nextLong(habits.answerDelay() + 1) + amount(Kind.ANSWERS_LATE);
        boolean late = is(Kind.REFUSED) && amount(Kind.REFUSED) == 4;
        time.after(late ? delay + random.nextLong(20_000) : delay, () -> answer(connection));
    }

    private void answer(SimulatedConnection connection) {
        if (!connection.isOpenThere()) {
            return;
        }
        if (is(Kind.REFUSED)) {
            refuse(connection, (int) amount(Kind.REFUSED));
            return;
        }
        connection.accept();
        timeline.add(() -> "    Zoom accepts " + connection);
        if (habits.answersConnections()) {
            connection.send(new Frame.Acceptance(true, ""));
        }
        holders.remove(null);
        holders.removeIf(SimulatedConnection::hasVanished);
        holders.add(connection);
        if (!habits.noticeBeforeAnswer()) {
            displaceOthers(connection);
        }
        watchToken(connection);
        for (int i = random.nextInt(3); i > 0; i--) {
            // more than chance would bring while connections overlap
            time.after(random.nextLong(1_000), this::emit);
        }
        Fault closing = active(Kind.ACCEPTED_THEN_CLOSED);
        if (closing != null) {
            time.after(closing.amount(), () -> connection.end(1000, false, ConnectionCause.CLOSED_BY_PEER));
        }
        Fault other = active(Kind.OTHER_CLIENT);
        if (other != null) {
            time.after(other.amount(), () -> {
                if (is(Kind.OTHER_CLIENT)) {
                    otherClientComes();
                }
            });
        }
    }

    private void refuse(SimulatedConnection connection, int form) {
        connection.ends(ConnectionCause.CONNECTION_REFUSED);
        timeline.add(() -> "    Zoom refuses " + connection + ", form " + form);
        if (form == 0 || form == 2 || form == 4) {
            connection.send(new Frame.Acceptance(false, "Invalid Token"));
        }
        if (form == 0 || form == 1 || form == 4 || form == 5) {
            connection.end(form == 5 ? 1008 : 1000, false, ConnectionCause.CLOSED_BY_PEER);
        }
    }

    void heartbeat(SimulatedConnection connection) {
        if (!isKnown(connection) || is(Kind.HEARTBEATS_UNANSWERED)) {
            return;
        }
        boolean expired = connection.tokenExpired() && habits.expiry() == Expiry.HEARTBEAT_REFUSED;
        if (expired || is(Kind.HEARTBEATS_REFUSED)) {
            connection.ends(expired ? ConnectionCause.TOKEN_EXPIRED : ConnectionCause.HEARTBEAT_REFUSED);
            connection.send(new Frame.HeartbeatAnswer(false, "not live"));
            return;
        }
        connection.answeredHeartbeat();
        connection.send(new Frame.HeartbeatAnswer(true, "live"));
    }

    /** Who answers heartbeats before it decides, decides soon: on that the machine may rely. */
    private boolean isKnown(SimulatedConnection connection) {
        boolean decidesSoon = !is(Kind.ANSWERS_LATE)
                && !is(Kind.REFUSED)
                && !connection.endings().contains(ConnectionCause.CONNECTION_REFUSED);
        return connection.isAccepted() || habits.answersEarly() && decidesSoon;
    }

    private void watchSilence(SimulatedConnection connection) {
        time.at(connection.heardThere() + habits.patience(), () -> {
            if (!connection.isOpenThere()) {
                return;
            }
            if (time.now() - connection.heardThere() >= habits.patience()) {
                connection.end(1000, false, ConnectionCause.CLOSED_BY_PEER);
            } else {
                watchSilence(connection);
            }
        });
    }

    private void watchToken(SimulatedConnection connection) {
        if (habits.tokenLife() == 0) {
            return;
        }
        time.at(connection.tokenExpiresAt(), () -> {
            if (!connection.isOpenThere()) {
                return;
            }
            if (habits.expiry() == Expiry.CLOSE) {
                connection.end(1000, false, ConnectionCause.TOKEN_EXPIRED);
            } else if (habits.expiry() == Expiry.FRAME) {
                connection.ends(ConnectionCause.TOKEN_EXPIRED);
                connection.send(new Frame.Refused("Invalid Token"));
            }
        });
    }

    void ended(SimulatedConnection connection) {
        open.remove(connection);
        release(connection);
    }

    private void release(SimulatedConnection connection) {
        if (holders.remove(connection)) {
            lastHolder = connection;
        }
    }

    // one subscription, one connection

    private void otherClientComes() {
        if (holders.contains(null)) {
            return;
        }
        timeline.add(() -> "    another client takes the subscription");
        holders.removeIf(SimulatedConnection::hasVanished);
        List<SimulatedConnection> ours = List.copyOf(holders);
        holders.add(null);
        ours.forEach(connection -> displace(connection, true));
    }

    private void otherClientGoes() {
        if (!is(Kind.OTHER_CLIENT)) {
            holders.remove(null);
        }
    }

    private void displaceOthers(SimulatedConnection newest) {
        for (SimulatedConnection connection : copyOfOpen()) {
            if (connection != newest) {
                displace(connection, false);
            }
        }
    }

    private void displace(SimulatedConnection connection, boolean byAnother) {
        if (habits.notice() == Habits.Notice.NEVER) {
            return;
        }
        long delay = habits.noticeDelay() == 0 ? 0 : random.nextLong(habits.noticeDelay());
        time.after(delay, () -> {
            if (connection.isOpenThere()) {
                notify(connection, byAnother);
            }
        });
    }

    private void notify(SimulatedConnection connection, boolean byAnother) {
        timeline.add(
                () -> "    Zoom displaces " + connection + (byAnother ? " for another client" : " for its successor"));
        ConnectionCause truth = byAnother ? ConnectionCause.DISPLACED : ConnectionCause.SUCCEEDED;
        release(connection);
        if (is(Kind.STALLED) || is(Kind.LATENCY)) {
            // so late that nobody can tell whom it was for
            connection.ends(ConnectionCause.DISPLACED);
        }
        switch (habits.notice()) {
            case FRAME_AND_CLOSE -> {
                connection.send(new Frame.Acceptance(false, "Connected in another place"));
                connection.end(1000, false, truth);
            }
            case FRAME_ONLY -> {
                connection.ends(truth);
                connection.send(new Frame.Acceptance(false, "Connected in another place"));
            }
            case CLOSE_WITH_REASON -> connection.end(1000, true, truth);
            default -> {
                connection.ends(truth);
                connection.end(1000, false, ConnectionCause.CLOSED_BY_PEER);
            }
        }
    }

    // events

    private void emitLater() {
        // several in a row now and then, most of them far apart
        long pause = random.nextInt(4) == 0 ? 100 : habits.eventPause() * 2;
        time.after(1 + random.nextLong(pause), () -> {
            emit();
            emitLater();
        });
    }

    private void emit() {
        SimulatedEvent event = new SimulatedEvent(time.now(), events.size());
        events.put(event.frame().content(), event);
        if (holders.isEmpty()) {
            event.missedBy(lastHolder);
            open.stream().filter(SimulatedConnection::hasVanished).forEach(event::missedBy);
            return;
        }
        List<SimulatedConnection> receivers = habits.receiver() == Receiver.BOTH
                ? new ArrayList<>(holders)
                : new ArrayList<>(holders.subList(
                        habits.receiver() == Receiver.OLDEST ? 0 : holders.size() - 1,
                        habits.receiver() == Receiver.OLDEST ? 1 : holders.size()));
        if (receivers.remove(null)) {
            event.toAnotherClient();
        }
        receivers.forEach(event::sendBy);
    }

    SimulatedEvent event(Frame.Message frame) {
        return events.get(frame.content());
    }

    Iterable<SimulatedEvent> events() {
        return events.values();
    }
}
