package io.github.camelzoom.websocket.simulator;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What the simulator knows of one WebSocket connection, refused ones included.
 *
 * @param id counts the connections from 1
 * @param subscriptionId as the client gave it, empty if it gave none
 * @param token the number of the token it came with, counted from 1 as issued; empty for none or an unknown one
 * @param openedAt when the socket opened
 * @param acceptedAt when {@code build_connection} with success was written
 * @param closedAt when it ended
 * @param closeCode code of the close frame, 1006 if it ended without one
 * @param closeReason reason of the close frame, may be empty
 * @param closedBy who ended it
 * @param heartbeats arrival of the latest heartbeats, at most {@value #HEARTBEATS_KEPT}
 * @param heartbeatCount number of all heartbeats
 * @param headers headers of the handshake, names in lower case, without those that carry secrets
 */
public record ConnectionRecord(
        long id,
        String subscriptionId,
        OptionalLong token,
        Instant openedAt,
        Optional<Instant> acceptedAt,
        Optional<Instant> closedAt,
        OptionalInt closeCode,
        String closeReason,
        ClosedBy closedBy,
        List<Instant> heartbeats,
        long heartbeatCount,
        Map<String, String> headers) {

    static final int HEARTBEATS_KEPT = 1000;

    /** Whether Zoom accepted it, at some time. */
    public boolean accepted() {
        return acceptedAt.isPresent();
    }

    /** Whether it is open. */
    public boolean open() {
        return closedAt.isEmpty();
    }
}
