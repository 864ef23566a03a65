package io.github.camelzoom.websocket.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventFilterTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "meeting.started; meeting.started; true",
                "meeting.started; meeting.started_again; false",
                "meeting.started; ameeting.started; false",
                "meeting.started; meetingxstarted; false",
                "meeting.started; Meeting.started; false",
                "meeting.*; meeting.started; true",
                "meeting.*; meeting.; true",
                "meeting.*; meeting; false",
                "meeting.*; webinar.started; false",
                "*; anything at all; true",
                "*.started; meeting.started; true",
                "*.started; meeting.started.more; false",
                "*_qos; meeting.participant_qos; true",
                "m*t*g.*; meeting.started; true",
                "*a*b*; xxaxxbxx; true",
                "*a*b*; xxbxxaxx; false",
                "*ab; aab; true",
                "a*; a; true",
                "meeting.*,recording.completed; recording.completed; true",
                "meeting.*,recording.completed; recording.started; false",
                "meeting.*,!meeting.*_qos; meeting.started; true",
                "meeting.*,!meeting.*_qos; meeting.participant_qos; false",
                "!meeting.*_qos,meeting.*; meeting.participant_qos; false",
                "meeting.participant_qos,!meeting.*; meeting.participant_qos; false",
                "!user.*; meeting.started; true",
                "!user.*; user.created; false",
                "!user.*,!phone.*; phone.x; false",
                "!*; meeting.started; false",
                "bot_notification; bot_notification; true"
            })
    void typesAreChosenByPatterns(String patterns, String type, boolean accepted) {
        EventFilter filter = EventFilter.parse(patterns);

        assertEquals(accepted, filter.accepts(type));
        assertEquals(accepted, filter.accepts(type), "asked again");
    }

    @Test
    void spaceAroundPatternsAndRepetitionDoNotMatter() {
        EventFilter filter = EventFilter.parse("  meeting.* ,\n\t!meeting.*_qos , meeting.*\n");

        assertEquals("meeting.*,!meeting.*_qos", filter.toString());
        assertTrue(filter.accepts("meeting.started"));
    }

    @Test
    void theFilterForAllAcceptsEveryType() {
        assertTrue(EventFilter.all().accepts("meeting.started"));
        assertTrue(EventFilter.all().accepts(""));
        assertEquals("*", EventFilter.all().toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "''; empty pattern",
                "meeting.*,; empty pattern",
                "meeting.*, ,user.*; empty pattern",
                "meeting.*,!; \"!\"",
                "meeting.**; \"meeting.**\"",
                "!**; \"!**\"",
                "meeting.*,user created; ' '",
                "!!user.*; '!'",
                "user!; '!'",
                "meeting.?; '?'",
                "meeting.*|user.*; '|'",
                "besprechung.läuft; 'ä'",
                "meeting.🚒; '🚒'"
            })
    void aPatternThatIsNotPossibleIsNamed(String patterns, String named) {
        IllegalArgumentException refusal =
                assertThrows(IllegalArgumentException.class, () -> EventFilter.parse(patterns));

        assertTrue(refusal.getMessage().contains(named), refusal.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"*a*a*a*a*a*a*a*a*b", "!*a*a*a*a*a*a*a*a*b"})
    void aHostileTypeIsDecidedWithoutExploding(String pattern) {
        assertEquals(pattern.startsWith("!"), EventFilter.parse(pattern).accepts("a".repeat(100_000)));
    }

    @Test
    void whatIsRememberedIsBoundedAndDecisionsBeyondItAreStillRight() {
        EventFilter filter = EventFilter.parse("wanted.*");
        for (int i = 0; i < 3 * EventFilter.MAX_REMEMBERED; i++) {
            assertFalse(filter.accepts("made_up." + i));
        }

        assertEquals(EventFilter.MAX_REMEMBERED, filter.remembered());
        assertTrue(filter.accepts("wanted.x"));
        assertFalse(filter.accepts("unwanted.x"));
    }

    @Test
    void eachLetterAndDigitMayStandInAPatternUpToTheEndsOfTheAlphabet() {
        for (String type : new String[] {"a.z", "A.Z", "0.9", "a_z-9"}) {
            assertTrue(EventFilter.parse(type).accepts(type), type);
        }
    }
}
