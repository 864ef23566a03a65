package io.github.camelzoom.websocket.benchmarks.contender;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Gets at an event with the least that a receiver has to do who does not trust the frame: one pass of Jackson's
 * streaming parser over the frame's bytes, one over the content, and nothing is kept that is not needed.
 */
final class ParsedEvent {

    private static final JsonFactory JSON = new JsonFactory();

    private ParsedEvent() {}

    /** The event of a frame, or null if the frame is something else. */
    static DecodedEvent of(byte[] frame) {
        try (JsonParser parser = JSON.createParser(frame)) {
            String module = null;
            String content = null;
            parser.nextToken();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                parser.nextToken();
                switch (name) {
                    case "module" -> module = parser.getText();
                    case "content" -> content = parser.getText();
                    default -> parser.skipChildren();
                }
            }
            return "message".equals(module) ? event(content) : null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DecodedEvent event(String content) throws IOException {
        try (JsonParser parser = JSON.createParser(content)) {
            String type = null;
            long timestamp = 0;
            parser.nextToken();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                parser.nextToken();
                switch (name) {
                    case "event" -> type = parser.getText();
                    case "event_ts" -> timestamp = parser.getLongValue();
                    default -> parser.skipChildren();
                }
            }
            return new DecodedEvent(content, type, timestamp);
        }
    }
}
