package io.github.camelzoom.examples.attendance.table;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Who was in a meeting and when, one line for each person.
 *
 * @param gaps times in which events may have been missed
 */
public record AttendanceTable(
        String topic,
        String number,
        ZoneId zone,
        Instant start,
        boolean startSeen,
        Instant end,
        List<Attendee> attendees,
        List<Gap> gaps) {
    private static final Comparator<Instant> UNKNOWN_LAST = Comparator.nullsLast(Comparator.naturalOrder());

    /** The table of what was heard. Who was still there when the meeting ended left then. */
    public static AttendanceTable of(MeetingLog log) {
        Map<String, List<List<Move>>> people = new LinkedHashMap<>();
        for (List<Move> session : sessions(log)) {
            people.computeIfAbsent(person(session), person -> new ArrayList<>()).add(session);
        }
        List<Attendee> attendees = people.values().stream()
                .map(sessions -> attendee(sessions, log.end()))
                .sorted(Comparator.comparing(Attendee::firstJoined, UNKNOWN_LAST))
                .toList();
        return new AttendanceTable(
                log.topic(),
                log.number(),
                Times.zone(log.timezone()),
                log.start(),
                log.startSeen(),
                log.end(),
                attendees,
                log.gapsWithin());
    }

    /** Whether people may have come or gone of whom it does not tell. */
    public boolean isIncomplete() {
        return !startSeen || end == null || !gaps.isEmpty();
    }

    /** The moves of each device, in order. */
    private static Collection<List<Move>> sessions(MeetingLog log) {
        Map<String, List<Move>> sessions = new LinkedHashMap<>();
        log.moves().stream()
                .filter(move -> move.at() != null)
                .sorted(Comparator.comparing(Move::at))
                .forEach(move -> sessions.computeIfAbsent(move.session(), session -> new ArrayList<>())
                        .add(move));
        return sessions.values();
    }

    /** What a person's devices have in common, as far as Zoom tells; two guests of one name are two people. */
    private static String person(List<Move> session) {
        return firstOf(session, Move::email)
                .or(() -> firstOf(session, Move::userId))
                .map(text -> text.toLowerCase(Locale.ROOT))
                .orElse(session.get(0).session());
    }

    private static Optional<String> firstOf(List<Move> session, Function<Move, String> member) {
        return session.stream().map(member).filter(text -> !text.isEmpty()).findFirst();
    }

    private static Attendee attendee(List<List<Move>> sessions, Instant end) {
        List<Stay> stays = sessions.stream()
                .flatMap(session -> stays(session, end).stream())
                .sorted(Comparator.comparing(Stay::known))
                .toList();
        // people change their names; the last one is what they wanted to be called
        List<Move> last = sessions.get(sessions.size() - 1);
        return new Attendee(
                last.get(last.size() - 1).name(), firstOf(last, Move::email).orElse(""), stays, present(stays));
    }

    private static List<Stay> stays(List<Move> session, Instant end) {
        List<Stay> stays = new ArrayList<>();
        Instant open = null;
        for (Move move : session) {
            if (move.kind() == Move.Kind.LEFT) {
                stays.add(new Stay(open, move.at()));
                open = null;
            } else {
                if (open != null) {
                    stays.add(new Stay(open, null));
                }
                open = move.at();
            }
        }
        if (open != null) {
            stays.add(new Stay(open, end));
        }
        return stays;
    }

    private static Duration present(List<Stay> stays) {
        Duration sum = Duration.ZERO;
        Instant until = Instant.MIN;
        for (Stay stay : stays) {
            if (stay.isWhole()) {
                Instant from = stay.from().isAfter(until) ? stay.from() : until;
                if (stay.to().isAfter(from)) {
                    sum = sum.plus(Duration.between(from, stay.to()));
                    until = stay.to();
                }
            }
        }
        return sum;
    }
}
