package io.github.camelzoom.websocket.simulator.scenario;

import java.util.concurrent.CompletionStage;

/** Takes events one after the other and tells when it is ready for more. */
@FunctionalInterface
public interface EventSink {
    /**
     * Takes an event. Events leave in the order of the calls.
     *
     * @param content the event's JSON text
     * @return done when there is room for more; a caller that does not wait for it fills the memory
     */
    CompletionStage<?> offer(String content);
}
