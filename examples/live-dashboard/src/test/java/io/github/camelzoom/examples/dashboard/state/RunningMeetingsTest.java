package io.github.camelzoom.examples.dashboard.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelzoom.examples.dashboard.state.RunningMeetings.MeetingView;
import io.github.camelzoom.websocket.ZoomEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunningMeetingsTest {
    private static final long FORGET = 60_000;

    private final RunningMeetings meetings = new RunningMeetings(FORGET);
    private long now = 1_000_000;

    @Test
    void aMeetingRunsFromItsStartToItsEnd() {
        take("meeting.started", "u1", "Stand-up", "");
        assertEquals(List.of("Stand-up"), topics());

        take("meeting.ended", "u1", "Stand-up", "");
        assertEquals(List.of(), topics());
    }

    @Test
    void webinarsAreMeetingsTooAndOtherEventsAreNot() {
        take("webinar.started", "u1", "Launch", "");
        take("recording.started", "u2", "Stand-up", "");
        take("meeting.created", "u3", "Next week", "");

        assertEquals(List.of("Launch"), topics());
        assertEquals("webinar", shown().get(0).kind());
    }

    @Test
    void whoJoinedAndDidNotLeaveIsInIt() {
        take("meeting.started", "u1", "Stand-up", "");
        join("u1", "p1", "Anna");
        join("u1", "p2", "Björn");
        join("u1", "p3", "Anna");
        leave("u1", "p1", "Anna");

        assertEquals(List.of("Björn", "Anna"), shown().get(0).names());
        assertEquals(2, meetings.running(now).people());
    }

    @Test
    void someoneWhoJoinsAMeetingWhoseStartWasMissedShowsThatItRuns() {
        join("u1", "p1", "Anna");

        assertEquals(List.of("Stand-up"), topics());
    }

    @Test
    void someoneWhoLeavesAMeetingThatIsOverDoesNotReviveIt() {
        take("meeting.started", "u1", "Stand-up", "");
        take("meeting.ended", "u1", "Stand-up", "");
        leave("u1", "p1", "Anna");

        assertEquals(List.of(), topics());
    }

    @Test
    void afterAGapAMeetingIsUnsureUntilThereIsNewsOfIt() {
        take("meeting.started", "u1", "Stand-up", "");
        meetings.gap();
        assertTrue(shown().get(0).unsure());

        join("u1", "p1", "Anna");
        assertFalse(shown().get(0).unsure());

        meetings.gap();
        take("meeting.sharing_started", "u1", "Stand-up", "");
        assertFalse(shown().get(0).unsure());
    }

    @Test
    void aMeetingWithoutNewsForLongIsForgottenAsItsEndMayHaveBeenMissed() {
        take("meeting.started", "u1", "Stand-up", "");
        now += FORGET;
        assertEquals(List.of("Stand-up"), topics());

        now++;
        assertEquals(List.of(), topics());
    }

    @Test
    void theLatestToStartIsTheFirst() {
        take("meeting.started", "u1", "One", "");
        now++;
        take("meeting.started", "u2", "Two", "");
        now++;
        join("u1", "p1", "Anna");

        assertEquals(List.of("Two", "One"), topics());
    }

    @Test
    void anyNumberOfMeetingsAndPeopleIsKeptWithinBounds() {
        for (int i = 0; i < 1000; i++) {
            take("meeting.started", "u" + i, "Meeting " + i, "");
        }
        for (int i = 0; i < 5000; i++) {
            join("u999", "p" + i, "Person " + i);
        }

        assertEquals(200, meetings.running(now).meetings());
        assertEquals(1000, meetings.running(now).people());
        assertEquals(12, shown().size());
        assertTrue(shown().stream().allMatch(meeting -> meeting.names().size() <= 10));
    }

    @Test
    void aTopicOfAnyLengthIsCut() {
        take("meeting.started", "u1", "x".repeat(100_000), "");

        assertEquals(120, topics().get(0).length());
    }

    @Test
    void anEventWithoutAnObjectIsPassedOver() {
        meetings.take(ZoomEvent.parse("{\"event\":\"meeting.started\"}"), now);
        meetings.take(ZoomEvent.parse("{\"event\":\"meeting.started\",\"payload\":{\"object\":[]}}"), now);

        assertEquals(List.of(), topics());
    }

    private void join(String uuid, String participant, String name) {
        take("meeting.participant_joined", uuid, "Stand-up", participant(participant, name));
    }

    private void leave(String uuid, String participant, String name) {
        take("meeting.participant_left", uuid, "Stand-up", participant(participant, name));
    }

    private static String participant(String key, String name) {
        return ",\"participant\":{\"participant_uuid\":\"" + key + "\",\"user_name\":\"" + name + "\"}";
    }

    private void take(String type, String uuid, String topic, String more) {
        meetings.take(
                ZoomEvent.parse(
                        "{\"event\":\"" + type + "\",\"event_ts\":" + now + ",\"payload\":{\"object\":{\"uuid\":\""
                                + uuid + "\",\"topic\":\"" + topic + "\"" + more + "}}}"),
                now);
    }

    private List<MeetingView> shown() {
        return meetings.running(now).shown();
    }

    private List<String> topics() {
        return shown().stream().map(MeetingView::topic).toList();
    }
}
