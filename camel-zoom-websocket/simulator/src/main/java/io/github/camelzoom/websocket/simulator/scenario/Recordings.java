package io.github.camelzoom.websocket.simulator.scenario;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.random.RandomGenerator;

/** Cloud recordings, complete with files and the token to load them with. */
final class Recordings {
    private static final String[][] FILES = {
        {"shared_screen_with_speaker_view", "MP4"},
        {"audio_only", "M4A"},
        {"audio_transcript", "TRANSCRIPT"},
        {"chat_file", "CHAT"}
    };

    private final Ids ids;
    private final EventJson json;
    private final RandomGenerator random;

    Recordings(Ids ids, EventJson json, RandomGenerator random) {
        this.ids = ids;
        this.json = json;
        this.random = random;
    }

    TimedEvent completed(Occasion occasion, int second) {
        ObjectNode object = occasion.object(json, true);
        object.put("account_id", "")
                .put("host_email", occasion.host().email())
                .put("share_url", "https://example.zoom.us/rec/share/" + ids.account())
                .put("password", "")
                .put("recording_play_passcode", ids.account())
                .put("on_prem", false);
        ArrayNode files = object.putArray("recording_files");
        int count = 2 + random.nextInt(FILES.length - 1);
        long total = 0;
        for (int i = 0; i < count; i++) {
            long size = 100_000 + random.nextInt(300_000_000);
            total += size;
            files.add(file(occasion, FILES[i][0], FILES[i][1], size));
        }
        object.put("total_size", total).put("recording_count", count);
        return json.event(second, "recording.completed", json.payload(object), ids.account() + "." + ids.account());
    }

    private ObjectNode file(Occasion occasion, String kind, String type, long size) {
        String key = ids.account();
        ObjectNode file = EventJson.object()
                .put("id", ids.file())
                .put("meeting_id", occasion.uuid())
                .put("recording_start", json.time(occasion.begin()));
        if (random.nextInt(10) == 0) {
            file.putNull("recording_end");
        } else {
            file.put("recording_end", json.time(occasion.end()));
        }
        return file.put("recording_type", kind)
                .put("file_type", type)
                .put("file_size", size)
                .put("file_extension", type.equals("TRANSCRIPT") ? "VTT" : type.equals("CHAT") ? "TXT" : type)
                .put("play_url", "https://example.zoom.us/rec/play/" + key)
                .put("download_url", "https://example.zoom.us/rec/download/" + key)
                .put("status", "completed");
    }
}
