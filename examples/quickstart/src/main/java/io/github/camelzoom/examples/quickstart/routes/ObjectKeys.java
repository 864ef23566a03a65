package io.github.camelzoom.examples.quickstart.routes;

import io.github.camelzoom.websocket.ZoomEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.apache.camel.Body;

/** Where an event is put in the bucket. The same event has the same key whenever it comes. */
public final class ObjectKeys {
    private static final String UNDATED = "undated";

    /** {@code recordings/DAY/MEETING/UUID-TIME.json} */
    public String recording(@Body ZoomEvent event) {
        String uuid = SafeName.of(event.object().path("uuid").asText());
        return "recordings/" + day(event) + "/" + id(event) + "/" + uuid + "-" + time(event) + ".json";
    }

    /** {@code users/DAY/USER/TYPE-TIME.json} */
    public String user(@Body ZoomEvent event) {
        return "users/" + day(event) + "/" + id(event) + "/" + SafeName.ofType(event.type()) + "-" + time(event)
                + ".json";
    }

    private static String id(ZoomEvent event) {
        return SafeName.of(event.object().path("id").asText());
    }

    private static String day(ZoomEvent event) {
        return event.timestamp()
                .map(time -> LocalDate.ofInstant(time, ZoneOffset.UTC).toString())
                .orElse(UNDATED);
    }

    /** Tells events about one object from each other; those without a time by their text. */
    private static String time(ZoomEvent event) {
        return event.timestamp()
                .map(Instant::toEpochMilli)
                .map(String::valueOf)
                .orElseGet(() -> Integer.toHexString(event.text().hashCode()));
    }
}
