package io.github.camelzoom.examples.attendance.routes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.github.camelzoom.examples.attendance.table.Gap;
import io.github.camelzoom.examples.attendance.table.MeetingLog;
import io.github.camelzoom.websocket.ZoomEvent;
import io.github.camelzoom.websocket.ZoomWsConstants;
import java.time.Duration;
import java.time.Instant;
import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;

/**
 * Adds events to the logs of their meetings, which are kept as JSON: a repository keeps text whatever becomes of the
 * classes, and lets no other classes in.
 */
final class MeetingLogs implements AggregationStrategy {
    /** Set on the first gap of this process: before it, nobody was connected at all. */
    static final String FIRST_GAP = "firstGap";

    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    private final Duration grace;
    private final Duration silence;

    /**
     * @param grace how long a meeting that ended is waited on for events that come late
     * @param silence after so long without an event a meeting whose end was not heard counts as over
     */
    MeetingLogs(Duration grace, Duration silence) {
        this.grace = grace;
        this.silence = silence;
    }

    @Override
    public Exchange aggregate(Exchange logged, Exchange event) {
        MeetingLog before = logged == null
                ? MeetingLog.of(event.getMessage().getHeader(ZoomWsConstants.OBJECT_UUID, String.class))
                : read(logged);
        MeetingLog log = plus(before, event);
        Exchange answer = logged == null ? event : logged;
        answer.getMessage().setBody(write(log));
        // Camel reads it from the event that came, and after a restart from what is kept
        long wait = (log.isEnded() ? grace : silence).toMillis();
        event.setProperty(Exchange.AGGREGATED_TIMEOUT, wait);
        answer.setProperty(Exchange.AGGREGATED_TIMEOUT, wait);
        return answer;
    }

    private static MeetingLog plus(MeetingLog log, Exchange exchange) {
        ZoomEvent event = ZoomEvent.parse(exchange.getMessage().getBody(String.class));
        if (!event.type().equals("connection.gap")) {
            return log.with(event);
        }
        Instant from = Instant.parse(event.object().path("from").asText());
        if (exchange.getMessage().getHeader(FIRST_GAP, false, boolean.class)) {
            from = log.lastHeard().filter(from::isAfter).orElse(from);
        }
        return log.with(new Gap(from, Instant.parse(event.object().path("to").asText())));
    }

    /** The log that an exchange carries. */
    static MeetingLog read(Exchange exchange) {
        try {
            return JSON.readValue(exchange.getMessage().getBody(String.class), MeetingLog.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The log of a meeting cannot be read, was it kept by another version?", e);
        }
    }

    private static String write(MeetingLog log) {
        try {
            return JSON.writeValueAsString(log);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
