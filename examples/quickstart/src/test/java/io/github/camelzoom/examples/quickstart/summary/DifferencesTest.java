package io.github.camelzoom.examples.quickstart.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.camelzoom.examples.quickstart.routes.HostDirectory;
import io.github.camelzoom.websocket.simulator.scenario.TimedEvent;
import io.github.camelzoom.websocket.simulator.scenario.WorkingDay;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DifferencesTest {
    private static final Outcome RIGHT = Expectation.of(
            WorkingDay.generate(7, 0.3).stream().map(TimedEvent::content).toList(),
            new HostDirectory(Map.of(), "meetings@example.com"));

    @Test
    void thereAreNoneBetweenWhatShouldBeAndTheSame() {
        List<Mail> otherOrder = new ArrayList<>(RIGHT.mails().orElseThrow());
        Collections.reverse(otherOrder);

        assertEquals(List.of(), Differences.between(RIGHT, withMails(otherOrder)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("falsifications")
    void whatIsFalseIsFound(String begins, UnaryOperator<Outcome> falsify) {
        List<String> found = Differences.between(RIGHT, falsify.apply(RIGHT));

        assertFalse(found.isEmpty());
        assertEquals(
                List.of(),
                found.stream().filter(line -> !line.startsWith(begins)).toList());
    }

    static Stream<Arguments> falsifications() {
        Mail strange = new Mail("somebody@example.com", "Hello");
        return Stream.of(
                falsification("mail missing", right -> withMails(mails(mails -> mails.remove(0)))),
                falsification("mail nobody asked for", right -> withMails(mails(mails -> mails.add(strange)))),
                falsification("mail nobody asked for", right -> withMails(mails(mails -> mails.add(mails.get(0))))),
                falsification("object missing", right -> withObjects(objects -> objects.remove(firstKey()))),
                falsification(
                        "object nobody asked for",
                        right -> withObjects(objects -> objects.put("strange", new StoredObject("x")))),
                falsification(
                        "object differs",
                        right -> withObjects(objects -> objects.put(firstKey(), new StoredObject("x")))),
                falsification("attendance/", right -> withAttendance(files -> files.remove(firstFile()))),
                falsification("attendance/", right -> withAttendance(files -> files.put(firstFile(), swapped()))),
                falsification("audit log", right -> withAudit(lines -> lines.remove(lines.size() - 1))),
                falsification("audit log", right -> withAudit(lines -> lines.add(lines.remove(0)))),
                falsification("audit log", right -> withAudit(lines -> lines.set(0, lines.get(0) + " "))),
                falsification(
                        "event put aside",
                        right -> new Outcome(
                                right.mails(),
                                right.objects(),
                                right.attendance(),
                                right.audit(),
                                List.of("user.updated-1.json"))));
    }

    @Test
    void mailsThatNobodyCanReadBackAreLeftOut() {
        Outcome blind =
                new Outcome(Optional.empty(), RIGHT.objects(), RIGHT.attendance(), RIGHT.audit(), RIGHT.failed());

        assertEquals(List.of(), Differences.between(RIGHT, blind));
    }

    private static Arguments falsification(String begins, UnaryOperator<Outcome> falsify) {
        return Arguments.of(begins, falsify);
    }

    private static String firstKey() {
        return RIGHT.objects().keySet().iterator().next();
    }

    private static String firstFile() {
        return RIGHT.attendance().keySet().iterator().next();
    }

    private static List<List<String>> swapped() {
        List<List<String>> records = new ArrayList<>(RIGHT.attendance().get(firstFile()));
        Collections.reverse(records);
        return records;
    }

    private static List<Mail> mails(Consumer<List<Mail>> change) {
        List<Mail> mails = new ArrayList<>(RIGHT.mails().orElseThrow());
        change.accept(mails);
        return mails;
    }

    private static Outcome withMails(List<Mail> mails) {
        return new Outcome(Optional.of(mails), RIGHT.objects(), RIGHT.attendance(), RIGHT.audit(), RIGHT.failed());
    }

    private static Outcome withObjects(Consumer<Map<String, StoredObject>> change) {
        Map<String, StoredObject> objects = new HashMap<>(RIGHT.objects());
        change.accept(objects);
        return new Outcome(RIGHT.mails(), objects, RIGHT.attendance(), RIGHT.audit(), RIGHT.failed());
    }

    private static Outcome withAttendance(Consumer<Map<String, List<List<String>>>> change) {
        Map<String, List<List<String>>> attendance = new HashMap<>(RIGHT.attendance());
        change.accept(attendance);
        return new Outcome(RIGHT.mails(), RIGHT.objects(), attendance, RIGHT.audit(), RIGHT.failed());
    }

    private static Outcome withAudit(Consumer<List<String>> change) {
        List<String> audit = new ArrayList<>(RIGHT.audit());
        change.accept(audit);
        return new Outcome(RIGHT.mails(), RIGHT.objects(), RIGHT.attendance(), audit, RIGHT.failed());
    }
}
