package io.github.camelzoom.websocket.tools.doctor;

import java.util.Locale;

/** What is checked, in this order. Each step has an exit status of its own, so that scripts can tell what failed. */
enum Step {
    CONFIGURATION(10),
    TOKEN(11),
    NETWORK(12),
    HANDSHAKE(13),
    ACCEPTANCE(14),
    HEARTBEAT(15),
    EVENT(16),
    STAYING(17);

    private final int exitStatus;

    Step(int exitStatus) {
        this.exitStatus = exitStatus;
    }

    /** The exit status of a run in which this step is the first to fail. */
    int exitStatus() {
        return exitStatus;
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
