package io.github.camelzoom.websocket.connection;

import java.util.List;

/** The next state, and what is to be done, in order. */
record Transition(ConnectionState state, List<ConnectionEffect> effects) {

    static Transition to(ConnectionState state, ConnectionEffect... effects) {
        return new Transition(state, List.of(effects));
    }
}
