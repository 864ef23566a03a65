package io.github.camelzoom.websocket.benchmarks.contender;

import io.github.camelzoom.websocket.benchmarks.event.StreamName;

/** One way to receive Zoom's events. Most have a process of their own, and live as long as that. */
public interface Contender extends AutoCloseable {

    /**
     * Connects and begins to receive.
     *
     * @param port  of the {@code EventServer} on this machine
     * @param tally to be told of each event that has gone all the way
     */
    void start(int port, StreamName stream, Tally tally) throws Exception;

    /** Ends receiving, where it does not end with the process. */
    @Override
    default void close() {}
}
