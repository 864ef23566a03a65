package io.github.camelzoom.examples.recordings.tasks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.camelzoom.websocket.ZoomEvent;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is to be done about an event, whatever is in it. */
class RecordingTasksTest {
    private final RecordingTasks tasks = new RecordingTasks(Clock.systemUTC());

    private List<RecordingTask> of(String uuid, String files) {
        return tasks.of(ZoomEvent.parse("{\"event\":\"recording.completed\",\"event_ts\":1772445600000,"
                + "\"download_token\":\"secret\",\"payload\":{\"object\":{\"uuid\":\"" + uuid
                + "\",\"start_time\":\"2026-03-01T23:30:00Z\"," + files + "}}}"));
    }

    @Test
    void thereIsATaskForEachFileThatCanBeLoadedTheParticipantsOwnOnesToo() {
        List<RecordingTask> found = of(
                "4444AAA==",
                "\"recording_files\":[{\"id\":\"f1\",\"recording_type\":\"audio_only\",\"file_extension\":\"M4A\","
                        + "\"file_size\":7,\"download_url\":\"https://zoom.example/f1\"},{\"id\":\"f2\"}],"
                        + "\"participant_audio_files\":[{\"id\":\"f3\",\"file_type\":\"M4A\","
                        + "\"download_url\":\"https://zoom.example/f3\"}]");
        assertEquals(
                List.of("recordings/2026-03-01/4444AAA/f1-audio_only.m4a", "recordings/2026-03-01/4444AAA/f3-M4A.m4a"),
                found.stream().map(RecordingTask::key).toList());
        assertEquals(List.of(7L, -1L), found.stream().map(RecordingTask::size).toList());
        assertEquals(
                Instant.ofEpochMilli(1772445600000L).plusSeconds(86_400),
                Instant.ofEpochMilli(found.get(0).expires()));
    }

    @Test
    void hostileIdsLeaveNoFolder() {
        RecordingTask task = of(
                        "../..",
                        "\"recording_files\":[{\"id\":\"../x y\\u0000\",\"file_extension\":\"a/b\","
                                + "\"download_url\":\"https://zoom.example/1\"}]")
                .get(0);
        assertEquals("recordings/2026-03-01/~2e~2e~2f~2e~2e/~2e~2e~2fx~20y~00-none.a~2fb", task.key());
        assertEquals("~2e~2e~2fx~20y~00.json", task.fileName());
    }

    @Test
    void aFileWithoutIdIsKnownByItsAddressWithoutItsQuery() {
        RecordingTask task = of(
                        "u", "\"recording_files\":[{\"download_url\":\"https://zoom.example/rec/k-9?access_token=s\"}]")
                .get(0);
        assertEquals("url-k-9", task.fileId());
    }

    @Test
    void aTaskIsWhatItWasAfterItWasWrittenAndItsTextTellsNoSecret() {
        RecordingTask task = of(
                        "u", "\"recording_files\":[{\"id\":\"f1\",\"download_url\":\"https://zoom.example/f1\"}]")
                .get(0);
        assertEquals(task, RecordingTask.parse(task.toJson()));
        assertFalse(task.toString().contains("secret"));
        IllegalArgumentException wrong =
                assertThrows(IllegalArgumentException.class, () -> RecordingTask.parse("{\"downloadToken\":\"secret"));
        assertFalse(wrong.getMessage().contains("secret"));
        assertNull(wrong.getCause());
        assertThrows(IllegalArgumentException.class, () -> RecordingTask.parse("{}"));
    }
}
