package io.github.camelzoom.websocket.connection;

import io.github.camelzoom.websocket.connection.ConnectionInput.FrameRead;
import io.github.camelzoom.websocket.connection.ConnectionInput.SocketClosed;
import io.github.camelzoom.websocket.connection.ConnectionInput.SocketFailed;
import io.github.camelzoom.websocket.connection.ConnectionInput.SocketOpened;
import io.github.camelzoom.websocket.protocol.Frame;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One WebSocket, both ends and the way between them. What is sent arrives in order, a close behind the frames before
 * it, unless the connection breaks.
 */
final class SimulatedConnection {

    /** How long a close waits for the other end's. */
    private static final long CLOSING_MILLIS = 2_000;

    private final long generation;
    private final long tokenExpiresAt;
    private final SimulatedZoom zoom;
    private final FaultsInForce faults;
    private final VirtualTime time;
    private final Consumer<ConnectionInput> machine;
    private final boolean closeOvertakesPause;
    private final long steadyAfter;

    private long arrivalHere;
    private long arrivalThere;

    // the server's end
    private boolean openThere;
    private boolean accepted;
    private boolean answeredHeartbeat;
    private long heardThere;

    // what a fault did to it
    private boolean vanished;
    private boolean torn;
    private boolean cutOff;
    private final Set<ConnectionCause> endings = EnumSet.noneOf(ConnectionCause.class);

    // the client's end
    private boolean openHere;
    private boolean closingHere;
    private boolean gone;
    private boolean paused;
    private boolean closedUnread;
    private final Deque<Runnable> unread = new ArrayDeque<>();
    private long readAgainAt = Long.MIN_VALUE / 2;
    private long lastFlight;
    private long steadilyHeardAt;

    SimulatedConnection(
            long generation,
            long tokenExpiresAt,
            SimulatedZoom zoom,
            FaultsInForce faults,
            VirtualTime time,
            Schedule schedule,
            Consumer<ConnectionInput> machine) {
        this.generation = generation;
        this.tokenExpiresAt = tokenExpiresAt;
        this.zoom = zoom;
        this.faults = faults;
        this.time = time;
        this.closeOvertakesPause = schedule.habits().closeOvertakesPause();
        this.steadyAfter = schedule.settings().livenessTimeout().toMillis();
        this.machine = machine;
        toServer(() -> zoom.handshake(this));
    }

    // the way

    private void toServer(Runnable arrival) {
        arrivalThere = Math.max(arrivalThere, faults.arrival());
        time.at(arrivalThere, () -> {
            if (!vanished) {
                arrival.run();
            }
        });
    }

    private void toClient(Runnable arrival) {
        arrivalHere = Math.max(arrivalHere, faults.arrival());
        time.at(arrivalHere, () -> {
            if (!vanished && !gone) {
                arrival.run();
            }
        });
    }

    // what the server does

    /** The server says 101, unless the client has given up. */
    void open(long newsDelay) {
        if (gone) {
            return;
        }
        openThere = true;
        heardThere = time.now();
        toClient(() -> time.after(newsDelay, this::opened));
    }

    void fail(ConnectionCause cause, long retryAfter) {
        toClient(() -> failed(cause, retryAfter));
    }

    void accept() {
        accepted = true;
    }

    void answeredHeartbeat() {
        answeredHeartbeat = true;
    }

    void send(Frame frame) {
        if (!openThere || vanished) {
            return;
        }
        long sentAt = time.now();
        toClient(() -> {
            if (!torn) {
                long flight = time.now() - sentAt;
                arrived(() -> read(frame, flight));
            }
        });
    }

    /** The server closes, or the network breaks the connection if there is no code. */
    void end(Integer code, boolean speaksOfAnother, ConnectionCause truth) {
        endings.add(truth);
        if (openThere) {
            openThere = false;
            zoom.ended(this);
            long sentAt = time.now();
            toClient(() -> closed(code, speaksOfAnother, time.now() - sentAt));
        }
    }

    /** What was under way to the client is lost. */
    void tear() {
        torn = true;
        end(null, false, ConnectionCause.CLOSED_BY_PEER);
    }

    /** The server's host is gone, and nobody says so. */
    void vanish() {
        vanished = true;
        openThere = false;
    }

    /** The truth about an end that a frame will tell. */
    void ends(ConnectionCause truth) {
        endings.add(truth);
    }

    // what the client does

    void sendHeartbeat() {
        if (openHere && !gone && !closingHere) {
            toServer(() -> {
                heardThere = time.now();
                if (openThere) {
                    zoom.heartbeat(this);
                }
            });
        }
    }

    void pause() {
        paused = true;
    }

    void resume() {
        readAgainAt = paused ? time.now() : readAgainAt;
        paused = false;
        time.after(0, this::readOn);
    }

    private void readOn() {
        while (!paused && !unread.isEmpty()) {
            unread.remove().run();
        }
    }

    /** Closes now or as soon as it is open; what still comes is read. */
    void close() {
        if (closingHere) {
            return;
        }
        closingHere = true;
        resume();
        if (openHere && !gone) {
            sendClose();
        }
    }

    private void sendClose() {
        toServer(() -> end(1000, false, ConnectionCause.STOPPED));
        time.after(CLOSING_MILLIS, () -> {
            cutOff = !gone;
            closed(null, false, 0);
        });
    }

    // what arrives at the client

    private void opened() {
        if (gone) {
            return;
        }
        openHere = true;
        machine.accept(new SocketOpened(generation));
        if (closingHere) {
            sendClose();
        }
    }

    void failed(ConnectionCause cause, long retryAfter) {
        if (!openHere && !gone) {
            gone = true;
            // Zoom may have taken it already, and send events to where nobody listens any more
            cutOff = openThere;
            toServer(() -> end(null, false, ConnectionCause.SOCKET_FAILED));
            machine.accept(new SocketFailed(generation, cause, "simulated", retryAfter));
        }
    }

    private void arrived(Runnable reading) {
        if (paused || !unread.isEmpty()) {
            unread.add(reading);
        } else {
            reading.run();
        }
    }

    private void read(Frame frame, long flight) {
        heard(flight);
        machine.accept(new FrameRead(generation, frame));
    }

    private void heard(long flight) {
        lastFlight = flight;
        steadilyHeardAt = isReadSteadily() ? time.now() : steadilyHeardAt;
    }

    private void closed(Integer code, boolean speaksOfAnother, long flight) {
        if (gone) {
            return;
        }
        if (!closeOvertakesPause && (paused || !unread.isEmpty())) {
            closedUnread = true;
            unread.add(() -> closed(code, speaksOfAnother, flight));
            return;
        }
        if (paused || !unread.isEmpty()) {
            // what was said before the close is not read yet
            endings.add(ConnectionCause.CLOSED_BY_PEER);
        }
        gone = true;
        openThere = false;
        zoom.ended(this);
        if (code != null) {
            heard(flight);
        }
        machine.accept(new SocketClosed(generation, code, "simulated", speaksOfAnother));
    }

    // what is true of it

    long generation() {
        return generation;
    }

    /** Events go nowhere by it, but until the next connection nobody knows. */
    boolean hasVanished() {
        return vanished;
    }

    boolean isOpenThere() {
        return openThere;
    }

    boolean isAccepted() {
        return accepted;
    }

    /** Whether the client can have taken it for accepted. */
    boolean hasServed() {
        return accepted || answeredHeartbeat;
    }

    long heardThere() {
        return heardThere;
    }

    boolean tokenExpired() {
        return time.now() >= tokenExpiresAt;
    }

    long tokenExpiresAt() {
        return tokenExpiresAt;
    }

    Set<ConnectionCause> endings() {
        return endings;
    }

    /** A fault took what was under way, or its end waited behind what a slow route did not read. */
    boolean isBroken() {
        return vanished || torn || cutOff || closedUnread;
    }

    /** How long the last frame that was read was under way, without the time it then waited unread. */
    long lastFlight() {
        return lastFlight;
    }

    /** For so long that by anybody's account nothing waits unread. */
    boolean isReadSteadily() {
        return !paused && unread.isEmpty() && time.now() - readAgainAt >= steadyAfter;
    }

    /** The last frame that was read without any doubt as it came. */
    long steadilyHeardAt() {
        return steadilyHeardAt;
    }

    @Override
    public String toString() {
        return "connection " + generation;
    }
}
