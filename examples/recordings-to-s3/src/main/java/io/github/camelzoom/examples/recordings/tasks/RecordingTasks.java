package io.github.camelzoom.examples.recordings.tasks;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelzoom.websocket.ZoomEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.camel.Body;

/** From an event to what is to be done about it: a task for each file of the recording. */
public final class RecordingTasks {
    /** So long a download token is good. */
    private static final Duration TOKEN_LIFE = Duration.ofHours(24);

    private static final List<String> LISTS = List.of("recording_files", "participant_audio_files");

    private final Clock clock;

    public RecordingTasks(Clock clock) {
        this.clock = clock;
    }

    /** The tasks of an event. */
    public List<RecordingTask> of(@Body ZoomEvent event) {
        List<RecordingTask> tasks = new ArrayList<>();
        for (String list : LISTS) {
            for (JsonNode file : event.object().path(list)) {
                if (!file.path("download_url").asText().isEmpty()) {
                    tasks.add(task(event, file));
                }
            }
        }
        return tasks;
    }

    private RecordingTask task(ZoomEvent event, JsonNode file) {
        Instant completed = event.timestamp().orElseGet(clock::instant);
        return new RecordingTask(
                id(file),
                key(event, file, completed),
                file.path("file_size").asLong(-1),
                file.path("download_url").asText(),
                event.downloadToken().orElse(""),
                completed.plus(TOKEN_LIFE).toEpochMilli());
    }

    /** Some files have no id, such as timelines; of those the address is as good as one. */
    private static String id(JsonNode file) {
        String id = file.path("id").asText();
        return id.isEmpty() ? "url-" + file.path("download_url").asText().replaceAll("[?#].*|.*/(?=.)", "") : id;
    }

    /** {@code recordings/DAY/MEETING/FILE-TYPE.EXTENSION}: the same for the same file whenever it comes. */
    private static String key(ZoomEvent event, JsonNode file, Instant completed) {
        LocalDate day = LocalDate.ofInstant(start(event, completed), ZoneOffset.UTC);
        String type = file.path("recording_type").asText(file.path("file_type").asText());
        String extension =
                file.path("file_extension").asText(file.path("file_type").asText());
        return "recordings/" + day + "/"
                + SafeName.of(event.object().path("uuid").asText()) + "/"
                + SafeName.of(id(file)) + "-" + SafeName.of(type) + "."
                + SafeName.of(extension.toLowerCase(Locale.ROOT));
    }

    private static Instant start(ZoomEvent event, Instant otherwise) {
        try {
            return Instant.parse(event.object().path("start_time").asText());
        } catch (DateTimeParseException e) {
            return otherwise;
        }
    }
}
