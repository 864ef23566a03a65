package io.github.camelzoom.websocket.simulator.recording;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The files that events told of, by the path of their {@code download_url}. Not thread safe. */
public final class RecordingCatalog {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final List<String> LISTS = List.of("recording_files", "participant_audio_files");

    private final Map<String, RecordedFile> files = new HashMap<>();

    /**
     * A file that can be loaded.
     *
     * @param id of the file
     * @param size in bytes
     * @param downloadToken opens it
     */
    public record RecordedFile(String id, long size, String downloadToken) {
        @Override
        public String toString() {
            return "RecordedFile[" + id + ", " + size + "]";
        }
    }

    /** Takes in an event; passes over those that tell of no files. */
    public void learn(String event) {
        if (!event.contains("download_url")) {
            return;
        }
        JsonNode json;
        try {
            json = MAPPER.readTree(event);
        } catch (JsonProcessingException e) {
            // a test may send anything
            return;
        }
        String token = json.path("download_token").asText();
        for (String list : LISTS) {
            json.at("/payload/object").path(list).forEach(file -> learn(file, token));
        }
    }

    private void learn(JsonNode file, String token) {
        try {
            String path = URI.create(file.path("download_url").asText()).getPath();
            files.put(
                    path,
                    new RecordedFile(
                            file.path("id").asText(), file.path("file_size").asLong(), token));
        } catch (IllegalArgumentException e) {
            // no address: nobody can ask for it
        }
    }

    /** The file of a path. */
    public Optional<RecordedFile> find(String path) {
        return Optional.ofNullable(files.get(path));
    }
}
