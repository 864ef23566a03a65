package io.github.camelzoom.examples.attendance.table;

import static io.github.camelzoom.examples.attendance.MeetingEvents.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelzoom.examples.attendance.MeetingEvents;
import io.github.camelzoom.websocket.ZoomEvent;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AttendanceTableTest {
    private static final String ANNA = "anna@example.com";

    private final MeetingEvents meeting = new MeetingEvents("m1==", "Stand-up");

    private static MeetingLog log(String... events) {
        MeetingLog log = MeetingLog.of("m1==");
        for (String event : events) {
            log = log.with(ZoomEvent.parse(event));
        }
        return log;
    }

    /** The table of a meeting that was heard from start to end, an hour later. */
    private AttendanceTable whole(String... events) {
        return AttendanceTable.of(
                log(Stream.of(Stream.of(meeting.started()), Stream.of(events), Stream.of(meeting.ended(60)))
                        .flatMap(all -> all)
                        .toArray(String[]::new)));
    }

    private static Attendee only(AttendanceTable table) {
        assertEquals(1, table.attendees().size(), () -> table.attendees().toString());
        return table.attendees().get(0);
    }

    @Test
    void whoComesAndGoesIsThereInBetween() {
        AttendanceTable table = whole(meeting.joined(5, "1", "Anna", ANNA), meeting.left(30, "1", "Anna", ANNA));
        assertEquals(new Attendee("Anna", ANNA, List.of(new Stay(at(5), at(30))), Duration.ofMinutes(25)), only(table));
        assertFalse(table.isIncomplete());
    }

    @Test
    void whoComesAgainHasOneLineWithBothStays() {
        Attendee anna = only(whole(
                meeting.joined(0, "1", "Anna", ANNA),
                meeting.left(10, "1", "Anna", ANNA),
                meeting.joined(20, "2", "Anna M.", ANNA.toUpperCase()),
                meeting.left(40, "2", "Anna M.", ANNA.toUpperCase())));
        assertEquals(List.of(new Stay(at(0), at(10)), new Stay(at(20), at(40))), anna.stays());
        assertEquals(Duration.ofMinutes(30), anna.present());
        assertEquals("Anna M.", anna.name());
    }

    @Test
    void timeOnTwoDevicesAtOnceCountsOnce() {
        Attendee anna = only(whole(
                meeting.joined(0, "1", "Anna", ANNA),
                meeting.joined(10, "2", "iPhone", ANNA),
                meeting.left(15, "2", "iPhone", ANNA),
                meeting.left(20, "1", "Anna", ANNA)));
        assertEquals(Duration.ofMinutes(20), anna.present());
        assertEquals(2, anna.stays().size());
    }

    @Test
    void whoIsStillThereAtTheEndLeftThen() {
        Attendee anna = only(whole(meeting.joined(45, "1", "Anna", ANNA)));
        assertEquals(at(60), anna.lastLeft());
        assertEquals(Duration.ofMinutes(15), anna.present());
    }

    @Test
    void aComingThatWasNotHeardIsUnknownAndNotGuessed() {
        Attendee anna = only(whole(meeting.left(30, "1", "Anna", ANNA)));
        assertNull(anna.firstJoined());
        assertEquals(at(30), anna.lastLeft());
        assertEquals(Duration.ZERO, anna.present());
        assertTrue(anna.isPartlyKnown());
    }

    @Test
    void aGoingThatWasNotHeardIsUnknownIfThePersonComesAgain() {
        Attendee anna = only(whole(
                meeting.joined(0, "1", "Anna", ANNA),
                meeting.joined(30, "1", "Anna", ANNA),
                meeting.left(40, "1", "Anna", ANNA)));
        assertEquals(List.of(new Stay(at(0), null), new Stay(at(30), at(40))), anna.stays());
        assertEquals(Duration.ofMinutes(10), anna.present());
        assertTrue(anna.isPartlyKnown());
    }

    @Test
    void guestsOfOneNameWithoutAddressAreTwoPeople() {
        AttendanceTable table = whole(meeting.joined(0, "1", "iPhone", ""), meeting.joined(1, "2", "iPhone", ""));
        assertEquals(2, table.attendees().size());
    }

    @Test
    void anAddressThatOnlyOneOfTwoEventsHasServesForBoth() {
        Attendee anna = only(whole(meeting.joined(0, "1", "Anna", ANNA), meeting.left(9, "1", "Anna", "")));
        assertEquals(ANNA, anna.email());
        assertEquals(Duration.ofMinutes(9), anna.present());
    }

    @Test
    void theOrderInWhichEventsComeAndHowOftenMakesNoDifference() {
        String joined = meeting.joined(5, "1", "Anna", ANNA);
        String left = meeting.left(30, "1", "Anna", ANNA);
        MeetingLog inOrder = log(meeting.started(), joined, left, meeting.ended(60));
        MeetingLog otherwise = log(meeting.ended(60), left, joined, left, meeting.ended(60), meeting.started(), joined);
        assertEquals(AttendanceTable.of(inOrder), AttendanceTable.of(otherwise));
        assertEquals(inOrder, log(meeting.started(), joined, joined, left, left, meeting.ended(60)));
    }

    @Test
    void aMeetingWhoseBeginningOrEndWasNotHeardIsIncomplete() {
        String joined = meeting.joined(5, "1", "Anna", ANNA);
        AttendanceTable noEnd = AttendanceTable.of(log(meeting.started(), joined));
        assertTrue(noEnd.isIncomplete());
        assertNull(only(noEnd).lastLeft());
        AttendanceTable noBeginning = AttendanceTable.of(log(joined, meeting.ended(60)));
        assertTrue(noBeginning.isIncomplete());
        assertEquals(at(0), noBeginning.start());
    }

    @Test
    void aGapIsCutToTheMeetingAndCountsOnlyIfItFallsIntoIt() {
        MeetingLog log = log(meeting.started(), meeting.ended(60));
        assertFalse(AttendanceTable.of(log.with(new Gap(at(-9), at(0)))).isIncomplete());
        assertFalse(AttendanceTable.of(log.with(new Gap(at(60), at(70)))).isIncomplete());
        assertEquals(
                List.of(new Gap(at(0), at(2)), new Gap(at(50), at(60))),
                AttendanceTable.of(log.with(new Gap(at(50), at(99))).with(new Gap(at(-5), at(2))))
                        .gaps());
    }

    @Test
    void aZoneThatIsNoneIsUtc() {
        meeting.with("timezone", "Middle/Earth");
        assertEquals(ZoneOffset.UTC, whole().zone());
    }

    @Test
    void whatIsNotAboutWhoWasThereChangesNothing() {
        MeetingLog log = log(meeting.started());
        assertEquals(log, log.with(ZoomEvent.parse("{\"event\":\"meeting.sharing_started\"}")));
        assertTrue(MeetingLog.of("m1==").with(new Gap(at(0), at(1))).isEmpty());
        assertFalse(log.isEmpty());
    }

    @Test
    void anEventWithoutTimesOfItsOwnHappenedWhenItWasSent() {
        String untold = meeting.joined(5, "1", "Anna", ANNA).replace("\"join_time\":\"" + at(5) + "\"", "\"x\":0");
        assertEquals(at(5), only(whole(untold)).firstJoined());
    }
}
