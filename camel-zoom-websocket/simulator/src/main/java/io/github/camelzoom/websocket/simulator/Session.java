package io.github.camelzoom.websocket.simulator;

import io.github.camelzoom.websocket.simulator.TokenService.Token;
import io.github.camelzoom.websocket.simulator.switches.HeartbeatAnswer;
import io.github.camelzoom.websocket.simulator.switches.Refusal;
import io.github.camelzoom.websocket.simulator.switches.SilenceAction;
import io.github.camelzoom.websocket.simulator.switches.Switch;
import io.github.camelzoom.websocket.simulator.switches.Switches;
import io.github.camelzoom.websocket.simulator.switches.TokenExpiry;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** One open WebSocket, as Zoom's side of it. Event loop only. */
final class Session {
    private static final String BYE = "Bye";
    private static final int NORMAL = 1000;
    private static final int ABNORMAL = 1006;

    private final ServerWebSocket socket;
    private final Wire wire;
    private final Switches switches;
    private final GroundTruth truth;
    private final ConnectionLog log;
    private final Timers timers;
    private final List<Runnable> waitingForRoom = new ArrayList<>();
    private long silenceTimer;
    private boolean frozen;
    private boolean tokenExpired;

    Session(ServerWebSocket socket, Wire wire, Switches switches, GroundTruth truth, ConnectionLog log, Timers timers) {
        this.socket = socket;
        this.wire = wire;
        this.switches = switches;
        this.truth = truth;
        this.log = log;
        this.timers = timers;
        wire.answerPingsIf(() -> switches.get(Switch.PONG));
        socket.textMessageHandler(this::received);
        socket.drainHandler(drained -> releaseWaiting());
        socket.closeHandler(ended -> closed());
    }

    long id() {
        return log.id;
    }

    String subscriptionId() {
        return log.subscriptionId;
    }

    boolean open() {
        return log.isOpen();
    }

    /** Whether what is written now has a chance to arrive. */
    boolean reachable() {
        return log.isOpen() && !frozen;
    }

    /** Runs the action when the client has read enough for more to be written, or is gone. */
    void whenWritable(Runnable action) {
        if (reachable() && socket.writeQueueFull()) {
            waitingForRoom.add(action);
        } else {
            action.run();
        }
    }

    private void releaseWaiting() {
        List<Runnable> released = List.copyOf(waitingForRoom);
        waitingForRoom.clear();
        released.forEach(this::whenWritable);
    }

    void accept(Token token) {
        truth.accepted(log);
        write(Frames.accepted(switches.get(Switch.SUCCESS_CONTENT)));
        watchSilence();
        timers.after(Duration.between(Instant.now(), token.expiresAt()), this::tokenExpires);
        Duration end = switches.get(Switch.END_AFTER);
        if (!end.isZero()) {
            timers.after(end, () -> close(switches.get(Switch.END_CODE), switches.get(Switch.END_REASON)));
        }
    }

    void refuse(Refusal refusal, String text) {
        if (refusal != Refusal.CLOSE_ONLY) {
            write(Frames.refused(text));
        }
        if (refusal != Refusal.FRAME_ONLY) {
            bye();
        }
    }

    void write(String frame) {
        if (!reachable()) {
            return;
        }
        int size = switches.get(Switch.FRAGMENT_SIZE);
        if (size == 0) {
            socket.writeTextMessage(frame);
            return;
        }
        byte[] bytes = frame.getBytes(StandardCharsets.UTF_8);
        int cuts = Math.max(0, (bytes.length - 1) / size);
        writeFragments(bytes, IntStream.rangeClosed(1, cuts).map(i -> i * size).toArray());
    }

    void writeFragments(byte[] bytes, int... cuts) {
        if (reachable()) {
            wire.writeText(bytes, cuts);
        }
    }

    void writeBinary(byte[] bytes) {
        if (reachable()) {
            socket.writeBinaryMessage(Buffer.buffer(bytes));
        }
    }

    /** Ends as Zoom does when it has nothing more to say. */
    void bye() {
        close(NORMAL, BYE);
    }

    void close(int code, String reason) {
        if (code == ABNORMAL) {
            reset();
            return;
        }
        if (reachable()) {
            truth.closed(log, ClosedBy.SIMULATOR, code, reason);
            socket.close((short) code, reason);
        }
    }

    void reset() {
        truth.closed(log, ClosedBy.SIMULATOR, ABNORMAL, "");
        wire.reset();
    }

    /** From now on as a peer behind a dead line: the socket stays, nothing comes out of it. */
    void freeze() {
        frozen = true;
        wire.stopReading();
        releaseWaiting();
    }

    private void received(String text) {
        if (!frozen && Heartbeat.is(text)) {
            truth.heartbeat(log);
            watchSilence();
            timers.after(switches.get(Switch.HEARTBEAT_DELAY), this::answerHeartbeat);
        }
    }

    private void answerHeartbeat() {
        boolean refused = tokenExpired && switches.get(Switch.TOKEN_EXPIRY) == TokenExpiry.HEARTBEAT_REFUSED;
        String answer = Frames.heartbeat(refused ? HeartbeatAnswer.REFUSED : switches.get(Switch.HEARTBEAT_ANSWER));
        if (answer != null) {
            write(answer);
        }
    }

    private void watchSilence() {
        timers.cancel(silenceTimer);
        Duration timeout = switches.get(Switch.SILENCE_TIMEOUT);
        if (!timeout.isZero() && open()) {
            silenceTimer = timers.after(timeout, this::silent);
        }
    }

    private void silent() {
        if (switches.get(Switch.SILENCE_ACTION) == SilenceAction.CLOSE) {
            bye();
        } else {
            freeze();
        }
    }

    private void tokenExpires() {
        tokenExpired = true;
        switch (switches.get(Switch.TOKEN_EXPIRY)) {
            case CLOSE -> bye();
            case FRAME -> write(Frames.refused(switches.get(Switch.BAD_TOKEN_TEXT)));
            default -> {}
        }
    }

    private void closed() {
        timers.close();
        Short code = socket.closeStatusCode();
        if (code == null || code == ABNORMAL) {
            truth.closed(log, ClosedBy.NETWORK, ABNORMAL, "");
        } else {
            truth.closed(log, ClosedBy.CLIENT, code, socket.closeReason());
        }
        releaseWaiting();
    }
}
