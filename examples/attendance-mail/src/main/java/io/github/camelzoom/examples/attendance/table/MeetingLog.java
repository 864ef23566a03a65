package io.github.camelzoom.examples.attendance.table;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelzoom.websocket.ZoomEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What was heard of one occurrence of a meeting. It is facts, not conclusions: an event that comes twice changes nothing,
 * and one that comes late finds its place when the table is made.
 *
 * @param start when it began, by any of its events
 * @param startSeen whether its beginning was heard, and so everybody who came
 * @param end when it ended; null until that is heard
 */
public record MeetingLog(
        String uuid,
        String number,
        String topic,
        String timezone,
        String hostId,
        String hostEmail,
        Instant start,
        boolean startSeen,
        Instant end,
        Set<Move> moves,
        Set<Gap> gaps) {

    /** Of a meeting of which nothing was heard. */
    public static MeetingLog of(String uuid) {
        return new MeetingLog(uuid, "", "", "", "", "", null, false, null, Set.of(), Set.of());
    }

    /** The log with one event more; one that is not about who was there leaves it as it is. */
    public MeetingLog with(ZoomEvent event) {
        return switch (event.type()) {
            case "meeting.started" -> told(event, true, end, moves);
            case "meeting.ended" -> told(event, startSeen, endOf(event), moves);
            case "meeting.participant_joined" ->
                told(event, startSeen, end, plus(moves, Move.of(event, Move.Kind.JOINED)));
            case "meeting.participant_left" -> told(event, startSeen, end, plus(moves, Move.of(event, Move.Kind.LEFT)));
            default -> this;
        };
    }

    /** The log of a meeting that ran on while nothing was heard. */
    public MeetingLog with(Gap gap) {
        return new MeetingLog(
                uuid, number, topic, timezone, hostId, hostEmail, start, startSeen, end, moves, plus(gaps, gap));
    }

    private MeetingLog told(ZoomEvent event, boolean beginning, Instant ended, Set<Move> heard) {
        JsonNode meeting = event.object();
        Instant began = Times.parse(meeting.path("start_time").asText());
        return new MeetingLog(
                uuid,
                told(meeting, "id", number),
                told(meeting, "topic", topic),
                told(meeting, "timezone", timezone),
                told(meeting, "host_id", hostId),
                told(meeting, "host_email", hostEmail),
                began == null ? start : began,
                beginning,
                ended,
                heard,
                gaps);
    }

    private static String told(JsonNode meeting, String member, String before) {
        String text = meeting.path(member).asText();
        return text.isEmpty() ? before : text;
    }

    private static Instant endOf(ZoomEvent event) {
        Instant told = Times.parse(event.object().path("end_time").asText());
        return told == null ? event.timestamp().orElseGet(Instant::now) : told;
    }

    private static <T> Set<T> plus(Set<T> before, T more) {
        Set<T> all = new LinkedHashSet<>(before);
        all.add(more);
        return all;
    }

    /** Whether its end was heard. */
    @JsonIgnore
    public boolean isEnded() {
        return end != null;
    }

    /** Whether nothing was heard of the meeting itself. */
    @JsonIgnore
    public boolean isEmpty() {
        return moves.isEmpty() && start == null && end == null;
    }

    /** The latest time of which anything was heard. */
    @JsonIgnore
    public Optional<Instant> lastHeard() {
        return Stream.concat(
                        Stream.of(start, end).filter(Objects::nonNull),
                        moves.stream().map(Move::at).filter(Objects::nonNull))
                .max(Instant::compareTo);
    }

    /** The gaps that fall into the meeting, cut to it, in order. */
    @JsonIgnore
    public List<Gap> gapsWithin() {
        List<Gap> within = new ArrayList<>();
        for (Gap gap : gaps) {
            Instant from = start != null && gap.from().isBefore(start) ? start : gap.from();
            Instant to = end != null && gap.to().isAfter(end) ? end : gap.to();
            if (from.isBefore(to)) {
                within.add(new Gap(from, to));
            }
        }
        within.sort(Comparator.comparing(Gap::from));
        return within;
    }
}
