package io.github.camelzoom.websocket.connection;

import java.time.Duration;

/** States as the machine makes them, for tests of other packages that show states. */
public final class SampleStates {

    private SampleStates() {}

    /** Accepted, by a token whose end is known. */
    public static ConnectionState connected() {
        return new Rehearsal()
                .start()
                .tokenExpiringIn(Duration.ofHours(1))
                .opened()
                .accepted()
                .state();
    }

    /** After a connection that was closed by the peer before it was stable. */
    public static ConnectionState waiting() {
        return new Rehearsal().connected().closed(1012, "Service Restart").state();
    }
}
