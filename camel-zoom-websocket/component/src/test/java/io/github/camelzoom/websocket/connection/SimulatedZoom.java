package io.github.camelzoom.websocket.connection;

import io.github.camelzoom.websocket.connection.Fault.Kind;
import io.github.camelzoom.websocket.connection.Habits.Expiry;
import io.github.camelzoom.websocket.connection.Habits.Receiver;
import io.github.camelzoom.websocket.protocol.DropCause;
import io.github.camelzoom.websocket.protocol.Frame;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** A model of Zoom's WebSocket server, and the truth about what it did. */
final class SimulatedZoom {

    private static final Integer[] CODES = {1000, 1001, 1011, 1012, 1013, null};

    private final VirtualTime time;
    private final Habits habits;
    private final SplittableRandom random;
    private final Timeline timeline;
    private final FaultsInForce faults;

    /** Those whom an event may go to, in the order of their acceptance; the other client is null. */
    private final List<SimulatedConnection> holders = new ArrayList<>();

    /** Of ours, that is gone since; null before the first. */
    private SimulatedConnection lastHolder;

    private final List<SimulatedConnection> open = new ArrayList<>();
    private final Map<String, SimulatedEvent> events = new HashMap<>();

    SimulatedZoom(
            VirtualTime time, Schedule schedule, FaultsInForce faults, SplittableRandom random, Timeline timeline) {
        this.time = time;
        this.faults = faults;
        this.habits = schedule.habits();
        this.random = random;
        this.timeline = timeline;
        schedule.faults().forEach(fault -> faults.atBegin(fault, () -> begin(fault)));
        emitLater();
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
            faults.atEnd(fault, this::otherClientGoes);
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

    // connections

    void handshake(SimulatedConnection connection) {
        if (faults.is(Kind.SERVER_DOWN) || faults.is(Kind.SOCKETS_FAIL)) {
            connection.fail(ConnectionCause.SOCKET_FAILED, 0);
        } else if (faults.is(Kind.HANDSHAKES_REJECTED)) {
            connection.fail(ConnectionCause.HANDSHAKE_REJECTED, faults.amount(Kind.HANDSHAKES_REJECTED));
        } else if (!faults.is(Kind.SOCKETS_UNANSWERED)) {
            time.after(faults.amount(Kind.SOCKETS_LATE), () -> opened(connection));
        }
    }

    private void opened(SimulatedConnection connection) {
        if (faults.is(Kind.SERVER_DOWN)) {
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
        long delay = random.nextLong(habits.answerDelay() + 1) + faults.amount(Kind.ANSWERS_LATE);
        boolean late = faults.is(Kind.REFUSED) && faults.amount(Kind.REFUSED) == 4;
        time.after(late ? delay + random.nextLong(20_000) : delay, () -> answer(connection));
    }

    private void answer(SimulatedConnection connection) {
        if (!connection.isOpenThere()) {
            return;
        }
        if (faults.is(Kind.REFUSED)) {
            refuse(connection, (int) faults.amount(Kind.REFUSED));
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
        Fault closing = faults.active(Kind.ACCEPTED_THEN_CLOSED);
        if (closing != null) {
            time.after(closing.amount(), () -> connection.end(1000, false, ConnectionCause.CLOSED_BY_PEER));
        }
        Fault other = faults.active(Kind.OTHER_CLIENT);
        if (other != null) {
            time.after(other.amount(), () -> {
                if (faults.is(Kind.OTHER_CLIENT)) {
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
        if (!isKnown(connection) || faults.is(Kind.HEARTBEATS_UNANSWERED)) {
            return;
        }
        boolean expired = connection.tokenExpired() && habits.expiry() == Expiry.HEARTBEAT_REFUSED;
        if (expired || faults.is(Kind.HEARTBEATS_REFUSED)) {
            connection.ends(expired ? ConnectionCause.TOKEN_EXPIRED : ConnectionCause.HEARTBEAT_REFUSED);
            connection.send(new Frame.HeartbeatAnswer(false, "not live"));
            return;
        }
        connection.answeredHeartbeat();
        connection.send(new Frame.HeartbeatAnswer(true, "live"));
    }

    /** Who answers heartbeats before it decides, decides soon: on that the machine may rely. */
    private boolean isKnown(SimulatedConnection connection) {
        boolean decidesSoon = !faults.is(Kind.ANSWERS_LATE)
                && !faults.is(Kind.REFUSED)
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
        if (!faults.is(Kind.OTHER_CLIENT)) {
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
        if (faults.is(Kind.STALLED) || faults.is(Kind.LATENCY)) {
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
