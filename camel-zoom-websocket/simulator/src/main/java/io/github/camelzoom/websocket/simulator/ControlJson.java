package io.github.camelzoom.websocket.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelzoom.websocket.simulator.switches.Switches;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The JSON that the control API takes and gives. */
final class ControlJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private ControlJson() {}

    static String error(String message) {
        return write(Map.of("error", message));
    }

    static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Plain values can be written", e);
        }
    }

    static String state(ZoomSimulator simulator) {
        GroundTruth truth = simulator.truth();
        ObjectNode state = MAPPER.createObjectNode();
        state.put("webSocketUrl", simulator.webSocketUrl());
        state.put("oauthUrl", simulator.oauthUrl());
        state.put("restUrl", simulator.restUrl());
        state.put("accountId", simulator.accountId());
        state.put("clientId", simulator.clientId());
        simulator.subscriptionIds().forEach(state.putArray("subscriptionIds")::add);
        state.put("acceptedNow", truth.acceptedNow());
        state.put("sent", truth.sentCount());
        state.put("delivered", truth.deliveredCount());
        state.put("missed", truth.missedCount());
        state.put("tokenRequests", truth.tokenRequests().size());
        return state.toString();
    }

    static String truth(GroundTruth truth) {
        ObjectNode json = MAPPER.createObjectNode();
        truth.sent().forEach(event -> json.withArray("sent").add(node(event).put("content", event.content())));
        truth.connections().forEach(one -> json.withArray("connections").add(node(one)));
        truth.tokenRequests().forEach(one -> json.withArray("tokenRequests").add(node(one)));
        truth.restRequests().forEach(one -> json.withArray("restRequests").add(node(one)));
        truth.recordingRequests()
                .forEach(one -> json.withArray("recordingRequests").add(node(one)));
        return json.toString();
    }

    static String event(SentEvent event) {
        return node(event).toString();
    }

    /** Sets all of a JSON object's switches, or none if one of them is wrong. */
    static void setSwitches(Switches switches, byte[] json) {
        Map<String, String> wanted = new LinkedHashMap<>();
        JsonNode node = read(json);
        if (!node.isObject()) {
            throw new IllegalArgumentException("Switches are a JSON object of names and values");
        }
        node.properties()
                .forEach(field -> wanted.put(field.getKey(), field.getValue().asText()));
        Switches trial = new Switches();
        wanted.forEach(trial::set);
        wanted.forEach(switches::set);
    }

    private static JsonNode read(byte[] json) {
        try {
            return MAPPER.readTree(json);
        } catch (IOException e) {
            throw new IllegalArgumentException("The body is no JSON", e);
        }
    }

    private static ObjectNode node(SentEvent event) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("sequence", event.sequence());
        json.put("subscriptionId", event.subscriptionId());
        json.put("at", event.at().toString());
        json.put("delivered", event.delivered());
        event.connection().ifPresent(id -> json.put("connection", id));
        return json;
    }

    private static ObjectNode node(ConnectionRecord connection) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("id", connection.id());
        json.put("subscriptionId", connection.subscriptionId());
        connection.token().ifPresent(number -> json.put("token", number));
        json.put("openedAt", connection.openedAt().toString());
        connection.acceptedAt().ifPresent(at -> json.put("acceptedAt", at.toString()));
        connection.closedAt().ifPresent(at -> json.put("closedAt", at.toString()));
        connection.closeCode().ifPresent(code -> json.put("closeCode", code));
        json.put("closeReason", connection.closeReason());
        json.put("closedBy", connection.closedBy().name());
        json.put("heartbeats", connection.heartbeatCount());
        connection.headers().forEach(json.putObject("headers")::put);
        return json;
    }

    private static ObjectNode node(RestRequest request) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("at", request.at().toString());
        json.put("path", request.path());
        json.put("query", request.query());
        json.put("status", request.status());
        request.token().ifPresent(number -> json.put("token", number));
        return json;
    }

    private static ObjectNode node(RecordingRequest request) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("at", request.at().toString());
        json.put("method", request.method());
        json.put("path", request.path());
        json.put("range", request.range());
        json.put("tokenSent", request.tokenSent());
        json.put("status", request.status());
        return json;
    }

    private static ObjectNode node(TokenRequest request) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("at", request.at().toString());
        json.put("grantType", request.grantType());
        json.put("formBody", request.formBody());
        json.put("basicAuth", request.basicAuth());
        json.put("status", request.status());
        json.put("error", request.error());
        request.token().ifPresent(number -> json.put("token", number));
        return json;
    }
}
