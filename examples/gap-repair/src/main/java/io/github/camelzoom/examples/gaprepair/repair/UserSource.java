package io.github.camelzoom.examples.gaprepair.repair;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelzoom.examples.gaprepair.rest.ZoomRest;
import java.util.List;
import java.util.Map;

/** Users who were created, and are active. The list has no filter by time: all users are read. */
final class UserSource implements EventSource {
    private static final List<String> MEMBERS = List.of("id", "first_name", "last_name", "email", "type");

    private final ZoomRest rest;
    private final Envelope envelope;

    UserSource(ZoomRest rest, Envelope envelope) {
        this.rest = rest;
        this.envelope = envelope;
    }

    @Override
    public List<ObjectNode> eventsIn(Window window) {
        return rest.list("/users?status=active", Map.of(), "users").stream()
                .filter(user -> window.covers(createdAt(user)))
                .map(user ->
                        envelope.event("user.created", createdAt(user), ((ObjectNode) user.deepCopy()).retain(MEMBERS)))
                .toList();
    }

    private static JsonNode createdAt(JsonNode user) {
        return user.path("created_at");
    }
}
