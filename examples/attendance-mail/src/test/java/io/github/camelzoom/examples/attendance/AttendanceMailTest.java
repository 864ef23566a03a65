package io.github.camelzoom.examples.attendance;

import static io.github.camelzoom.examples.attendance.MeetingEvents.at;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelzoom.examples.attendance.routes.MeetingStore;
import io.github.camelzoom.examples.attendance.simulated.Differences;
import io.github.camelzoom.examples.attendance.simulated.EmbeddedMail;
import io.github.camelzoom.examples.attendance.simulated.Mail;
import io.github.camelzoom.websocket.ZoomWsConstants;
import io.github.camelzoom.websocket.simulator.ZoomSimulator;
import io.github.camelzoom.websocket.simulator.junit.ZoomSimulatorExtension;
import io.github.camelzoom.websocket.simulator.scenario.WorkingDay;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.camel.builder.Builder;
import org.apache.camel.builder.NotifyBuilder;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.EventNotifierSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The application against the simulator and a real mail server: what the host finds in the mailbox. */
@SuppressWarnings("try") // the application runs while we look from outside
class AttendanceMailTest {
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final Duration NEVER = Duration.ofHours(1);
    private static final Duration SHORT = Duration.ofMillis(300);
    /** Reading a mailbox takes the server some work. */
    private static final Duration POLL = Duration.ofMillis(250);

    private static final int NO_END_OF_RETRIES = 1_000_000;
    private static final Map<String, String> IMPATIENT = Map.of(
            "camel.component.zoom-ws.reconnect-initial-delay", "50ms",
            "camel.component.zoom-ws.reconnect-max-delay", "100ms");
    private static final String HOST = "host@example.com";

    @RegisterExtension
    static final ZoomSimulator zoom = ZoomSimulatorExtension.create();

    @TempDir
    Path folder;

    private EmbeddedMail server = EmbeddedMail.start();
    private final MeetingEvents meeting = new MeetingEvents("m1/abc==", "Stand-up");

    @AfterEach
    void stopServer() {
        server.close();
    }

    private AttendanceApp started() {
        return started(folder, SHORT, NEVER, NO_END_OF_RETRIES);
    }

    private AttendanceApp started(Path own, Duration grace, Duration silence, int retries) {
        Settings settings =
                new Settings(Optional.empty(), Optional.empty(), Map.of(), "office@example.com", own, grace, silence);
        int connections = zoom.truth().connections().size();
        AttendanceApp app = AttendanceApp.start(
                settings,
                AttendanceMail.zoomOf(zoom),
                AttendanceMail.smtpOf(server),
                new MeetingStore.Pace(Duration.ofMillis(50), Duration.ofMillis(200), retries),
                IMPATIENT);
        awaitAnotherThan(connections);
        return app;
    }

    private static void awaitAnotherThan(int connections) {
        await().atMost(LONGEST)
                .until(() -> zoom.truth().connections().size() > connections
                        && zoom.truth().acceptedNow() == 1);
    }

    /** Sends events and waits until they are worked off. */
    private static void heard(AttendanceApp app, String... events) {
        NotifyBuilder heard = new NotifyBuilder(app.camel())
                .fromRoute("zoom-events")
                .filter(Builder.header(ZoomWsConstants.EVENT).startsWith("meeting."))
                .whenDone(events.length)
                .create();
        Stream.of(events).forEach(zoom::send);
        assertTrue(heard.matches(LONGEST.toMillis(), TimeUnit.MILLISECONDS));
    }

    private List<Mail> awaitMails(int count) {
        await().atMost(LONGEST).pollInterval(POLL).until(() -> server.mails().size() >= count);
        return server.mails();
    }

    private Mail awaitMail() {
        return awaitMails(1).get(0);
    }

    @Test
    void theHostGetsTheTableWhenTheMeetingHasEnded() {
        try (AttendanceApp app = started()) {
            heard(
                    app,
                    meeting.started(),
                    meeting.joined(0, "1", "Host", HOST),
                    meeting.joined(5, "2", "=Eve, \"E\"", ""),
                    meeting.left(20, "2", "=Eve, \"E\"", ""));
            assertEquals(List.of(), server.mails());
            heard(app, meeting.ended(30));
            Mail mail = awaitMail();
            assertEquals(HOST, mail.to());
            assertEquals("Attendance: Stand-up", mail.subject());
            assertEquals("m1/abc==", mail.meeting());
            assertEquals("Host", mail.people().get(0).get("name"));
            assertEquals("30", mail.people().get(0).get("minutes"));
            assertEquals("'=Eve, \"E\"", mail.people().get(1).get("name"));
            assertEquals("15", mail.people().get(1).get("minutes"));
            assertTrue(mail.html().contains("<td>=Eve, &quot;E&quot;</td>"), mail.html());
            assertFalse(mail.html().contains("incomplete"), mail.html());
            await().atMost(LONGEST).until(() -> app.store().openMeetings().isEmpty());
        }
    }

    @Test
    void whoCameBeforeARestartIsInTheTableAndItSaysFromWhenToWhenNothingWasHeard() {
        try (AttendanceApp app = started()) {
            heard(
                    app,
                    meeting.started(),
                    meeting.joined(0, "1", "Host", HOST),
                    meeting.joined(5, "2", "Anna", "a@example.com"));
        }
        zoom.send(meeting.joined(10, "3", "Missed", "m@example.com"));
        try (AttendanceApp app = started()) {
            assertEquals(Set.of("m1/abc=="), app.store().openMeetings());
            heard(app, meeting.left(20, "2", "Anna", "a@example.com"), meeting.ended(30));
            Mail mail = awaitMail();
            assertEquals("Attendance, may be incomplete: Stand-up", mail.subject());
            assertEquals(
                    List.of("Host 30", "Anna 15"),
                    mail.people().stream()
                            .map(person -> person.get("name") + " " + person.get("minutes"))
                            .toList());
            // the real clock is later than the meeting, so the gap lasts until its end
            assertEquals(
                    List.of("2026-03-02T10:05:00+01:00 2026-03-02T10:30:00+01:00"),
                    mail.gaps().stream()
                            .map(gap -> gap.get("first joined") + " " + gap.get("last left"))
                            .toList());
            assertTrue(mail.html().contains("Not connected from 10:05:00 to 10:30:00."), mail.html());
        }
    }

    @Test
    void whatAKilledProcessHadHeardIsOnTheDisk() {
        Path left = folder.resolve("left");
        Path own = folder.resolve("own");
        try (AttendanceApp app = started(own, SHORT, NEVER, NO_END_OF_RETRIES)) {
            heard(app, meeting.started(), meeting.joined(0, "1", "Host", HOST));
            // as it is when the process is killed at this moment
            copy(own, left);
        }
        try (AttendanceApp app = started(left, SHORT, NEVER, NO_END_OF_RETRIES)) {
            heard(app, meeting.ended(30));
            assertEquals("Host", awaitMail().people().get(0).get("name"));
        }
    }

    private static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.list(from)) {
            Files.createDirectories(to);
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aMailThatCannotBeSentIsTriedAgainAlsoByTheNextProcess() {
        server.close();
        try (AttendanceApp app = started()) {
            NotifyBuilder failed = new NotifyBuilder(app.camel()).whenFailed(2).create();
            heard(app, meeting.started(), meeting.joined(0, "1", "Host", HOST), meeting.ended(30));
            assertTrue(failed.matches(LONGEST.toMillis(), TimeUnit.MILLISECONDS));
        }
        server = EmbeddedMail.start();
        try (AttendanceApp app = started()) {
            assertEquals("Host", awaitMail().people().get(0).get("name"));
            assertNothingMore(app, 1);
        }
    }

    @Test
    void eventsWaitForADatabaseThatIsAway() throws Exception {
        try (AttendanceApp app = started();
                Connection database = DriverManager.getConnection(MeetingStore.url(folder), "sa", "");
                Statement sql = database.createStatement()) {
            heard(app, meeting.started());
            AtomicInteger tries = new AtomicInteger();
            app.camel().getManagementStrategy().addEventNotifier(new EventNotifierSupport() {
                @Override
                public void notify(CamelEvent event) {
                    if (event instanceof CamelEvent.ExchangeRedeliveryEvent) {
                        tries.incrementAndGet();
                    }
                }
            });
            sql.execute("ALTER TABLE meetings RENAME TO away");
            zoom.send(meeting.joined(0, "1", "Host", HOST));
            await().atMost(LONGEST).until(() -> tries.get() >= 2);
            sql.execute("ALTER TABLE away RENAME TO meetings");
            heard(app, meeting.ended(30));
            assertEquals("Host", awaitMail().people().get(0).get("name"));
        }
    }

    @Test
    void aMailThatIsGivenUpIsLeftInAFolder() throws IOException {
        server.close();
        try (AttendanceApp app = started(folder, SHORT, NEVER, 2)) {
            heard(app, meeting.started(), meeting.joined(0, "1", "Host", HOST), meeting.ended(30));
            Path failed = folder.resolve("failed");
            await().atMost(LONGEST)
                    .until(() -> Files.isDirectory(failed) && jsonIn(failed).size() == 1);
            assertTrue(Files.readString(jsonIn(failed).get(0)).contains(HOST));
        }
    }

    private static List<Path> jsonIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("[^.].*\\.json"))
                    .toList();
        }
    }

    @Test
    void eventsThatComeLateOrTwiceMakeNoSecondMail() {
        try (AttendanceApp app = started()) {
            String left = meeting.left(30, "1", "Host", HOST);
            heard(
                    app,
                    meeting.started(),
                    meeting.joined(0, "1", "Host", HOST),
                    meeting.ended(30),
                    meeting.ended(30),
                    left);
            Mail mail = awaitMail();
            assertEquals(1, mail.people().size());
            assertEquals("30", mail.people().get(0).get("minutes"));
            await().atMost(LONGEST).until(() -> app.store().openMeetings().isEmpty());
            heard(app, left, meeting.ended(30));
            assertEquals(Set.of(), app.store().openMeetings());
            assertNothingMore(app, 1);
        }
    }

    /** A later meeting's mail comes, and with it nothing else. */
    private void assertNothingMore(AttendanceApp app, int mails) {
        MeetingEvents later = new MeetingEvents("later", "Later");
        heard(app, later.started(), later.ended(1));
        assertEquals(mails + 1, awaitMails(mails + 1).size());
        assertEquals("later", server.mails().get(mails).meeting());
    }

    @Test
    void occurrencesOfOneMeetingHaveTheirOwnTables() {
        MeetingEvents next = new MeetingEvents("m2==", "Stand-up");
        try (AttendanceApp app = started()) {
            heard(
                    app,
                    meeting.started(),
                    next.started(),
                    meeting.joined(1, "1", "Host", HOST),
                    next.joined(1, "1", "Anna", "a@example.com"),
                    meeting.ended(30),
                    next.ended(30));
            List<Mail> mails = awaitMails(2);
            assertEquals(
                    Set.of("m1/abc== Host", "m2== Anna"),
                    Set.of(
                            mails.get(0).meeting() + " "
                                    + mails.get(0).people().get(0).get("name"),
                            mails.get(1).meeting() + " "
                                    + mails.get(1).people().get(0).get("name")));
        }
    }

    @Test
    void aMeetingWhoseEndIsNeverHeardIsMailedAsIncomplete() {
        try (AttendanceApp app = started()) {
            heard(app, meeting.started(), meeting.joined(0, "1", "Host", HOST));
        }
        // less patient from the first event on, which is the gap
        try (AttendanceApp app = started(folder, SHORT, SHORT, NO_END_OF_RETRIES)) {
            Mail mail = awaitMail();
            assertEquals("Attendance, may be incomplete: Stand-up", mail.subject());
            assertTrue(mail.html().contains("The end of the meeting was not heard."), mail.html());
            assertEquals("there longer than is known", mail.people().get(0).get("remark"));
        }
    }

    @Test
    void aGoingThatIsToldOfAfterTheEndIsInTheTable() {
        try (AttendanceApp app = started(folder, NEVER, NEVER, NO_END_OF_RETRIES)) {
            heard(
                    app,
                    meeting.started(),
                    meeting.joined(0, "1", "Host", HOST),
                    meeting.ended(30),
                    meeting.left(25, "1", "Host", HOST));
        }
        try (AttendanceApp app = started()) {
            Mail mail = awaitMail();
            assertEquals("Attendance: Stand-up", mail.subject(), "nothing is missing, it was over");
            assertEquals("25", mail.people().get(0).get("minutes"));
        }
    }

    @Test
    void aBrokenConnectionIsToldOfInTheTablesOfMeetingsThatRan() {
        // it runs by the real clock, as the gap does
        MeetingEvents now = new MeetingEvents("now", "Now")
                .with("start_time", Instant.now().minusSeconds(60).toString());
        try (AttendanceApp app = started()) {
            heard(app, meeting.started(), meeting.ended(30), now.started());
            awaitMail();
            int connections = zoom.truth().connections().size();
            zoom.resetConnections();
            awaitAnotherThan(connections);
            String ended = now.ended(30)
                    .replace(at(30).toString(), Instant.now().plusSeconds(60).toString());
            heard(app, ended);
            List<Mail> mails = awaitMails(2);
            assertEquals("Attendance: Stand-up", mails.get(0).subject());
            assertEquals("Attendance, may be incomplete: Now", mails.get(1).subject());
            assertEquals(1, mails.get(1).gaps().size());
        }
    }

    @Test
    void anEventThatTellsOfNoMeetingIsPassedOver() {
        try (AttendanceApp app = started()) {
            heard(app, "{\"event\":\"meeting.ended\",\"payload\":{\"object\":{\"id\":\"1\"}}}");
            assertEquals(Set.of(), app.store().openMeetings());
            assertNothingMore(app, 0);
        }
    }

    @Test
    void aWorkingDayIsMailedMeetingByMeeting() {
        try (AttendanceApp app = started()) {
            String[] day = WorkingDay.generate(7, 0.25).stream()
                    .map(event -> event.content())
                    .filter(text -> text.contains("\"meeting.started\"")
                            || text.contains("\"meeting.ended\"")
                            || text.contains("\"meeting.participant_"))
                    .toArray(String[]::new);
            heard(app, day);
            awaitMails((int) Stream.of(day)
                    .filter(text -> text.contains("\"meeting.ended\""))
                    .count());
            assertEquals(List.of(), Differences.of(zoom.truth(), server.mails()));
        }
    }
}
