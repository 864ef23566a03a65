package io.github.camelzoom.websocket.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Recognises a client's heartbeat, the only frame Zoom understands: {@code {"module":"heartbeat"}}, however spaced. */
final class Heartbeat {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Heartbeat() {}

    static boolean is(String text) {
        try {
            return MAPPER.readTree(text).path("module").asText().equals("heartbeat");
        } catch (JsonProcessingException e) {
            return false;
        }
    }
}
