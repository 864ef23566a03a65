package io.github.camelzoom.websocket;

import io.github.camelzoom.websocket.connection.ConnectionState;
import io.github.camelzoom.websocket.connection.ConnectionState.Connecting;
import io.github.camelzoom.websocket.connection.ConnectionState.Exhausted;
import io.github.camelzoom.websocket.connection.ConnectionState.Stopped;
import io.github.camelzoom.websocket.connection.ConnectionState.Waiting;
import io.github.camelzoom.websocket.connection.Outage;

/** A connection's state in the words of health check and JMX. */
final class ConnectionStates {

    private ConnectionStates() {}

    /** For example {@code Connected}. */
    static String name(ConnectionState state) {
        return state.getClass().getSimpleName();
    }

    /** The time without connection that is going on; null when there is none. */
    static Outage outage(ConnectionState state) {
        if (state instanceof Connecting connecting) {
            return connecting.outage();
        }
        if (state instanceof Waiting waiting) {
            return waiting.outage();
        }
        if (state instanceof Exhausted exhausted) {
            return exhausted.outage();
        }
        if (state instanceof Stopped stopped) {
            return stopped.outage();
        }
        return null;
    }
}
