package io.github.camelzoom.examples.quickstart.routes;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelzoom.websocket.ZoomEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.apache.camel.Body;
import org.apache.camel.Exchange;

/**
 * Keeps a list per meeting of who joined and left. Needs the events of a meeting one after the other, as the component
 * delivers them: whether a file gets its heading depends on whether it is there.
 */
public final class Attendance {
    /** The heading of each file. */
    public static final List<String> COLUMNS = List.of("time", "event", "name", "email");

    private static final String JOINED = "meeting.participant_joined";

    private final Path folder;

    /** @param folder in which the route writes the files */
    public Attendance(Path folder) {
        this.folder = folder;
    }

    /** Makes of the event the record to append, and sets the name of the file. */
    public void append(@Body ZoomEvent event, Exchange exchange) {
        String file = fileOf(event);
        String heading = Files.exists(folder.resolve(file)) ? "" : Csv.record(COLUMNS);
        exchange.getMessage().setHeader(Exchange.FILE_NAME, file);
        exchange.getMessage().setBody(heading + Csv.record(recordOf(event)));
    }

    /** {@code MEETING-UUID.csv}: a meeting that recurs has the same id, but another UUID, each time. */
    public static String fileOf(ZoomEvent event) {
        JsonNode meeting = event.object();
        return SafeName.of(meeting.path("id").asText()) + "-"
                + SafeName.of(meeting.path("uuid").asText()) + ".csv";
    }

    private static List<String> recordOf(ZoomEvent event) {
        boolean joined = event.type().equals(JOINED);
        JsonNode participant = event.object().path("participant");
        String time = participant.path(joined ? "join_time" : "leave_time").asText();
        if (time.isEmpty()) {
            time = event.timestamp().map(Instant::toString).orElse("");
        }
        return List.of(
                time,
                joined ? "joined" : "left",
                participant.path("user_name").asText(),
                participant.path("email").asText());
    }
}
