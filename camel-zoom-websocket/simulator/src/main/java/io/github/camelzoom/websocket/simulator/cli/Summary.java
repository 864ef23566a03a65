package io.github.camelzoom.websocket.simulator.cli;

import io.github.camelzoom.websocket.simulator.GroundTruth;

/** What is printed at the end. */
final class Summary {
    private Summary() {}

    static String of(GroundTruth truth) {
        return String.format(
                "Events: %d asked for, %d delivered, %d missed. Connections: %d. Token requests: %d.",
                truth.sentCount(),
                truth.deliveredCount(),
                truth.missedCount(),
                truth.connections().size(),
                truth.tokenRequests().size());
    }
}
