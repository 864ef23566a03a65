package io.github.camelzoom.websocket.benchmarks.contender;

import io.github.camelzoom.websocket.benchmarks.event.EventNumbers;
import io.github.camelzoom.websocket.benchmarks.event.Mix;
import io.github.camelzoom.websocket.benchmarks.event.StreamName;
import io.vertx.core.Vertx;
import io.vertx.core.http.ClientWebSocket;

/** Vert.x's WebSocket client and nothing on top: the limit of what can be reached. */
final class RawClient implements Contender {

    /** What is done with a frame, on the event loop. */
    enum Work {
        /** Nothing is. */
        COUNT,

        /** Decode as {@link ParsedEvent} does. */
        PARSE,

        /** Decode as {@link TrustedEvent} does. */
        TRUST
    }

    private final Work work;
    private boolean accepted;

    RawClient(Work work) {
        this.work = work;
    }

    @Override
    public void start(int port, StreamName stream, Tally tally) {
        ClientWebSocket socket = Vertx.vertx().createWebSocketClient().webSocket();
        boolean rare = stream.mix() == Mix.RARE;
        Work effective = work == Work.COUNT && tally.isTimed() ? Work.TRUST : work;
        socket.frameHandler(frame -> {
            if (!accepted) {
                accepted = true; // the answer to the connection comes first
            } else if (effective == Work.COUNT) {
                tally.counted();
            } else {
                take(decode(effective, frame.binaryData().getBytes()), rare, tally);
            }
        });
        socket.connect(port, "127.0.0.1", "/ws/" + stream);
    }

    private static DecodedEvent decode(Work how, byte[] frame) {
        return how == Work.TRUST ? TrustedEvent.of(frame) : ParsedEvent.of(frame);
    }

    private static void take(DecodedEvent event, boolean rare, Tally tally) {
        if (event == null || rare && !event.type().equals(Mix.WANTED)) {
            return;
        }
        tally.arrived(event.timestamp());
        if (tally.isTimed()) {
            tally.sentAt(EventNumbers.sentAt(event.content()));
        }
    }
}
