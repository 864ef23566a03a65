package io.github.camelzoom.examples.gaprepair.repair;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelzoom.examples.gaprepair.rest.ZoomRest;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * Recordings that are ready. Zoom does not tell since when, only when the meeting began, so all of the last days are
 * candidates; those that came before are known by their keys.
 */
final class RecordingSource implements EventSource {
    private static final JsonPointer START = JsonPointer.compile("/start_time");

    /** A recording may be of a meeting that began so long before: the meeting, and Zoom's work on it. */
    private static final Duration READY_WITHIN = Duration.ofHours(48);

    private final ZoomRest rest;
    private final Envelope envelope;

    RecordingSource(ZoomRest rest, Envelope envelope) {
        this.rest = rest;
        this.envelope = envelope;
    }

    @Override
    public List<ObjectNode> eventsIn(Window window) {
        Window earlier = window.startingEarlier(READY_WITHIN);
        return rest.list("/accounts/me/recordings", earlier.days(), "meetings").stream()
                .filter(recording -> earlier.covers(recording.at(START)))
                .filter(RecordingSource::isReady)
                .map(recording -> envelope.event(
                        "recording.completed", MissingNode.getInstance(), (ObjectNode) recording.deepCopy()))
                .toList();
    }

    private static boolean isReady(JsonNode recording) {
        JsonNode files = recording.path("recording_files");
        return !files.isEmpty()
                && StreamSupport.stream(files.spliterator(), false)
                        .noneMatch(file -> file.path("status").asText().equals("processing"));
    }
}
