package io.github.camelzoom.websocket.benchmarks.server;

import io.vertx.core.Future;

/** Events on their way to one receiver. */
interface EventStream {

    /** To be called once, on the socket's event loop. */
    void start();

    /**
     * Sends no more; any thread may call this, and more than once. The future completes with the number of events sent
     * when the last of them is written, or its socket is gone.
     */
    Future<Long> stop();
}
