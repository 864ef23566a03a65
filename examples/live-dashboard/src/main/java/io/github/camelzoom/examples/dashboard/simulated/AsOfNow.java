package io.github.camelzoom.examples.dashboard.simulated;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelzoom.websocket.simulator.scenario.EventSink;
import java.util.concurrent.CompletionStage;

/**
 * Gives events the present time, as if they happened now.
 *
 * @param sink where they go
 */
public record AsOfNow(EventSink sink) implements EventSink {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public CompletionStage<?> offer(String content) {
        try {
            ObjectNode event = (ObjectNode) JSON.readTree(content);
            return sink.offer(event.put("event_ts", System.currentTimeMillis()).toString());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("This is no JSON", e);
        }
    }
}
