package io.github.camelzoom.examples.gaprepair.repair;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelzoom.examples.gaprepair.rest.ZoomRest;
import java.util.List;

/** Who signed in and out, by the report on users' activities. */
final class SignInSource implements EventSource {
    private final ZoomRest rest;
    private final Envelope envelope;

    SignInSource(ZoomRest rest, Envelope envelope) {
        this.rest = rest;
        this.envelope = envelope;
    }

    @Override
    public List<ObjectNode> eventsIn(Window window) {
        return rest.list("/report/activities", window.days(), "activity_logs").stream()
                .filter(activity -> window.covers(activity.path("time")))
                .filter(activity -> !type(activity).isEmpty())
                .map(activity -> envelope.event(
                        type(activity),
                        activity.path("time"),
                        Envelope.object()
                                .put("email", activity.path("email").asText())
                                .put("client_type", activity.path("client_type").asText())
                                .put("version", activity.path("version").asText())
                                .put("date_time", activity.path("time").asText())))
                .toList();
    }

    private static String type(JsonNode activity) {
        return switch (activity.path("type").asText()) {
            case "Sign in" -> "user.signed_in";
            case "Sign out" -> "user.signed_out";
            default -> "";
        };
    }
}
