package io.github.camelzoom.websocket.simulator;

import java.util.function.Consumer;

/** What was sent since somebody last looked. Event loop only. */
final class UnseenEvents {
    private final GroundTruth truth;
    private long seen;

    UnseenEvents(GroundTruth truth) {
        this.truth = truth;
    }

    /** Gives each event's content, in the order of sending. */
    void forEach(Consumer<String> reader) {
        for (SentEvent event : truth.sent()) {
            if (event.sequence() > seen) {
                reader.accept(event.content());
                seen = event.sequence();
            }
        }
    }

    /** The count of events begins anew. */
    void reset() {
        seen = 0;
    }
}
