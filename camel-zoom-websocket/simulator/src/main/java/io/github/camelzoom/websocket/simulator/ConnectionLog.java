package io.github.camelzoom.websocket.simulator;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** The growing record of one connection. Guarded by its {@link GroundTruth}. */
final class ConnectionLog {
    final long id;
    final String subscriptionId;
    private final OptionalLong token;
    private final Map<String, String> headers;
    private final Instant openedAt = Instant.now();
    private final Deque<Instant> heartbeats = new ArrayDeque<>();
    private long heartbeatCount;
    private Instant acceptedAt;
    private Instant closedAt;
    private int closeCode;
    private String closeReason = "";
    private ClosedBy closedBy = ClosedBy.NOBODY;

    ConnectionLog(long id, String subscriptionId, OptionalLong token, Map<String, String> headers) {
        this.id = id;
        this.subscriptionId = subscriptionId;
        this.token = token;
        this.headers = Map.copyOf(headers);
    }

    void accepted() {
        acceptedAt = Instant.now();
    }

    void heartbeat() {
        heartbeatCount++;
        heartbeats.addLast(Instant.now());
        if (heartbeats.size() > ConnectionRecord.HEARTBEATS_KEPT) {
            heartbeats.removeFirst();
        }
    }

    /** The first who ends it counts. */
    void closed(ClosedBy by, int code, String reason) {
        if (closedAt == null) {
            closedAt = Instant.now();
            closedBy = by;
            closeCode = code;
            closeReason = reason == null ? "" : reason;
        }
    }

    boolean isOpen() {
        return closedAt == null;
    }

    ConnectionRecord snapshot() {
        return new ConnectionRecord(
                id,
                subscriptionId,
                token,
                openedAt,
                Optional.ofNullable(acceptedAt),
                Optional.ofNullable(closedAt),
                isOpen() ? OptionalInt.empty() : OptionalInt.of(closeCode),
                closeReason,
                closedBy,
                List.copyOf(heartbeats),
                heartbeatCount,
                headers);
    }
}
