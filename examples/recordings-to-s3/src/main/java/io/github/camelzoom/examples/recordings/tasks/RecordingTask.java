package io.github.camelzoom.examples.recordings.tasks;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * A recorded file that is to be stored: all it takes, so that it can be done later and by another process. Holds a
 * secret, so its text is the file's id alone.
 *
 * @param fileId Zoom's id of the file
 * @param key of the object to be
 * @param size in bytes as the event tells it, negative if it does not
 * @param downloadUrl where Zoom has it
 * @param downloadToken opens it
 * @param expires when the token ends, in milliseconds since 1970
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record RecordingTask(
        String fileId, String key, long size, String downloadUrl, String downloadToken, long expires) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /**
     * Takes a task from the text of its file.
     *
     * @throws IllegalArgumentException if it is none; the text is not in the message
     */
    public static RecordingTask parse(String text) {
        RecordingTask task;
        try {
            task = MAPPER.readValue(text, RecordingTask.class);
        } catch (JsonProcessingException e) {
            // without the cause, which quotes the text and so the token
            throw new IllegalArgumentException("The file is no task in JSON");
        }
        if (task == null || task.fileId == null || task.key == null || task.downloadUrl == null) {
            throw new IllegalArgumentException("The task has no fileId, key or downloadUrl");
        }
        return task;
    }

    /** As the text of a file. */
    public String toJson() {
        try {
            return MAPPER.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Plain values can be written", e);
        }
    }

    /** The name of its file: the same for the same recorded file. */
    public String fileName() {
        return SafeName.of(fileId) + ".json";
    }

    @Override
    public String toString() {
        return "RecordingTask[" + fileId + "]";
    }
}
