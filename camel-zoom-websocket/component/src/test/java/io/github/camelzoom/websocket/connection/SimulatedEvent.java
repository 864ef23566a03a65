package io.github.camelzoom.websocket.connection;

import io.github.camelzoom.websocket.protocol.Frame;
import java.util.ArrayList;
import java.util.List;

/** An event of the simulated Zoom, and what became of it. */
final class SimulatedEvent {

    private final long at;
    private final Frame.Message frame;
    private final List<SimulatedConnection> sentBy = new ArrayList<>(1);
    private boolean ofAnotherClient;
    private int delivered;

    SimulatedEvent(long at, long number) {
        this.at = at;
        this.frame = new Frame.Message("{\"event\":\"e" + number + "\"}", null, null);
    }

    void sendBy(SimulatedConnection connection) {
        sentBy.add(connection);
        connection.send(frame);
    }

    /** The connection that had brought it if it had lived; null if there was none. */
    void missedBy(SimulatedConnection connection) {
        if (connection != null) {
            sentBy.add(connection);
        }
    }

    /** Another client had the subscription, so that it was never ours. */
    void toAnotherClient() {
        ofAnotherClient = true;
    }

    void deliver() {
        delivered++;
    }

    long at() {
        return at;
    }

    Frame.Message frame() {
        return frame;
    }

    List<SimulatedConnection> sentBy() {
        return sentBy;
    }

    boolean isOfAnotherClient() {
        return ofAnotherClient;
    }

    int delivered() {
        return delivered;
    }
}
