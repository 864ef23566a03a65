package io.github.camelzoom.examples.recordings.simulated;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelzoom.websocket.simulator.ZoomSimulator;
import io.github.camelzoom.websocket.simulator.recording.RecordingContent;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Meetings whose recordings are completed now, and the truth about their files. */
public final class Company {
    /** The token of all its files; opens nothing but the simulator's. */
    public static final String DOWNLOAD_TOKEN = "SimDownloadTokenFFFFFFFF";

    private final ZoomSimulator zoom;
    private final List<RecordingContent> files = new ArrayList<>();

    public Company(ZoomSimulator zoom) {
        this.zoom = zoom;
    }

    /** The files of all recordings so far. */
    public List<RecordingContent> files() {
        return List.copyOf(files);
    }

    /** Records a meeting with a film, its sound and a chat; returns the event, which was sent. */
    public String record(String uuid, long bytes) {
        return record(uuid, bytes, Instant.now());
    }

    /** Records a meeting as if at another time. */
    public String record(String uuid, long bytes, Instant completed) {
        String number = String.valueOf(files.size());
        ObjectNode object = JsonNodeFactory.instance
                .objectNode()
                .put("uuid", uuid)
                .put("topic", "A meeting")
                .put("start_time", completed.truncatedTo(ChronoUnit.SECONDS).toString());
        ArrayNode list = object.putArray("recording_files");
        list.add(file("film-" + number, "shared_screen_with_speaker_view", "MP4", bytes));
        list.add(file("sound-" + number, "audio_only", "M4A", bytes / 10 + 1));
        list.add(file("chat-" + number, "chat_file", "TXT", 1234));
        ObjectNode event = JsonNodeFactory.instance
                .objectNode()
                .put("event", "recording.completed")
                .put("event_ts", completed.toEpochMilli())
                .put("download_token", DOWNLOAD_TOKEN);
        event.putObject("payload").put("account_id", zoom.accountId()).set("object", object);
        zoom.send(event.toString());
        return event.toString();
    }

    private ObjectNode file(String id, String recordingType, String extension, long bytes) {
        files.add(new RecordingContent(id, 0, bytes));
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("recording_type", recordingType)
                .put("file_type", extension)
                .put("file_extension", extension)
                .put("file_size", bytes)
                .put("download_url", zoom.downloadUrl(id));
    }
}
