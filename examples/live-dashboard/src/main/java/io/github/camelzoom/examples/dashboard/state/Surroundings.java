package io.github.camelzoom.examples.dashboard.state;

import io.github.camelzoom.examples.dashboard.state.Snapshot.Connection;

/** What a snapshot shows that is not told by exchanges, but asked for. Asked on the threads of routes. */
public interface Surroundings {
    /** How the connection is now. */
    Connection connection();

    /** On which port the health and metrics endpoints are. */
    int observePort();

    /** What to show about the simulator, as a value that Jackson can write; null if there is none. */
    Object simulation();
}
