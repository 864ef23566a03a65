package io.github.camelzoom.websocket.benchmarks.server;

import io.github.camelzoom.websocket.benchmarks.event.Batch;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.function.Supplier;

/**
 * As fast as the socket takes them: two batches by turns, one being written while the other waits behind it. Each is
 * numbered anew when it was written. Lives on the socket's event loop.
 */
final class FullSpeed implements EventStream {

    private static final int BATCHES = 2;

    private final RawSocket socket;
    private final Supplier<Batch> batches;
    private final Promise<Long> stopped = Promise.promise();
    private long next;
    private int underway;
    private boolean stopping;

    FullSpeed(RawSocket socket, Supplier<Batch> batches) {
        this.socket = socket;
        this.batches = batches;
    }

    @Override
    public void start() {
        for (int i = 0; i < BATCHES; i++) {
            send(batches.get());
        }
    }

    private void send(Batch batch) {
        batch.number(next);
        next += batch.count();
        underway++;
        socket.write(batch.all()).addListener(written -> {
            underway--;
            if (!stopping && written.isSuccess()) {
                send(batch);
            } else if (underway == 0) {
                stopped.tryComplete(next);
            }
        });
        socket.flush();
    }

    @Override
    public Future<Long> stop() {
        socket.eventLoop().execute(() -> {
            stopping = true;
            if (underway == 0) {
                stopped.tryComplete(next);
            }
        });
        return stopped.future();
    }
}
