package io.github.camelzoom.examples.dashboard.state;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelzoom.websocket.ZoomEvent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The latest events, a line each. For one thread at a time. */
final class RecentEvents {
    private static final int KEPT = 20;

    /** The latest first. */
    private final Deque<Line> lines = new ArrayDeque<>();

    private long number;

    void add(ZoomEvent event, long at) {
        lines.addFirst(new Line(++number, at, Text.cut(event.type()), about(event.object())));
        if (lines.size() > KEPT) {
            lines.removeLast();
        }
    }

    List<Line> lines() {
        return List.copyOf(lines);
    }

    /** What a person recognises it by: the topic, who it is about, or both. */
    private static String about(JsonNode object) {
        return Stream.of(
                        text(object, "/topic"),
                        text(object, "/participant/user_name"),
                        text(object, "/display_name"),
                        text(object, "/email"))
                .filter(Objects::nonNull)
                .limit(2)
                .collect(Collectors.joining(" · "));
    }

    private static String text(JsonNode object, String pointer) {
        String text = object.at(pointer).asText();
        return text.isEmpty() ? null : Text.cut(text);
    }

    /** @param number counts all events from 1 */
    record Line(long number, long at, String type, String about) {}
}
