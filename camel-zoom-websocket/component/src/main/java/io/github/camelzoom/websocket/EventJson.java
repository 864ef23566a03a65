package io.github.camelzoom.websocket;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.camelzoom.websocket.protocol.Json;
import java.util.Map;

/** Builds trees and maps of events, under the same limits as the events were read, and losing no digit of a number. */
final class EventJson {

    private static final JsonMapper MAPPER = JsonMapper.builder(Json.newFactory())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

    private EventJson() {}

    /** A new tree. */
    static JsonNode tree(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw invalid(e);
        }
    }

    /** A new map, in the order of the text, that the caller may change. */
    static Map<String, Object> map(String text) {
        try {
            return MAPPER.readValue(text, MAP);
        } catch (JsonProcessingException e) {
            throw invalid(e);
        }
    }

    /** Leaves Jackson's message out, because it may quote the text. */
    private static IllegalArgumentException invalid(JsonProcessingException e) {
        return new IllegalArgumentException(
                "No valid JSON object, at character " + e.getLocation().getCharOffset());
    }
}
