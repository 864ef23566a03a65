package io.github.camelzoom.examples.quickstart.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelzoom.websocket.ZoomEvent;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamesAndKeysTest {
    private final ObjectKeys keys = new ObjectKeys();

    @Test
    void aRecordingIsKeptByDayAndMeeting() {
        ZoomEvent event = ZoomEvent.parse("""
                {"event":"recording.completed","event_ts":1626230691572,
                 "payload":{"object":{"id":1234567890,"uuid":"/ajXp112QmuoKj4854875=="}}}""");

        assertEquals(
                "recordings/2021-07-14/1234567890/~2fajXp112QmuoKj4854875-1626230691572.json", keys.recording(event));
    }

    @Test
    void aUserChangeIsKeptByDayAndUser() {
        ZoomEvent event = ZoomEvent.parse("""
                {"event":"user.updated","event_ts":1626230691572,"payload":{"object":{"id":"abc_D-e"}}}""");

        assertEquals("users/2021-07-14/abc_D-e/user.updated-1626230691572.json", keys.user(event));
    }

    @Test
    void eventsWithoutATimeOrIdHaveKeysToo() {
        ZoomEvent one = ZoomEvent.parse("{\"event\":\"user.updated\",\"payload\":{}}");
        ZoomEvent other = ZoomEvent.parse("{\"event\":\"user.updated\",\"payload\":{\"n\":1}}");

        assertTrue(keys.user(one).startsWith("users/undated/none/user.updated-"), keys.user(one));
        assertNotEquals(keys.user(one), keys.user(other));
    }

    @ParameterizedTest
    @CsvSource({"a/b,a_b", "a+b,a-b", "a~2fb,a/b", "ä,a", ".,~2e"})
    void differentIdsHaveDifferentNames(String one, String other) {
        assertNotEquals(SafeName.of(one), SafeName.of(other));
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", "../x", "/", "C:\\x", "${sys:user.home}", "a\nb", "", "\u0000", "日本"})
    void namesStayInTheirFolder(String id) {
        assertTrue(SafeName.of(id).matches("[A-Za-z0-9_~-]+"), SafeName.of(id));
    }

    @Test
    void aMailGoesToTheHostAsFarAsHeIsKnown() {
        HostDirectory hosts = new HostDirectory(Map.of("h1", "anna@example.com"), "all@example.com");

        assertEquals("anna@example.com", hosts.addressFor(started("\"host_id\":\"h1\"")));
        assertEquals("all@example.com", hosts.addressFor(started("\"host_id\":\"h2\"")));
        assertEquals("all@example.com", hosts.addressFor(started("")));
        assertEquals("bo@example.com", hosts.addressFor(started("\"host_email\":\"bo@example.com\"")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@example.com, b@example.com",
                "a@example.com\\r\\nBcc: b@example.com",
                "A <a@example.com>",
                "group: a@example.com;",
                "nobody",
                ""
            })
    void whatIsNotExactlyOneAddressIsNotWrittenTo(String address) {
        HostDirectory hosts = new HostDirectory(Map.of(), "all@example.com");

        assertEquals("all@example.com", hosts.addressFor(started("\"host_email\":\"" + address + "\"")));
    }

    @Test
    void aLongTopicIsCutBetweenCharacters() {
        String subject = PlainText.subject("\uD83D\uDE92".repeat(300));

        assertEquals(200, subject.codePointCount(0, subject.length()));
        assertTrue(subject.endsWith("\uD83D\uDE92…"));
    }

    @Test
    void anAuditLineIsTheEventItselfUnlessItHasLineBreaks() {
        assertEquals("{\"a\": \"\\n ü\"}\n", new AuditLine().of("{\"a\": \"\\n ü\"}"));
        assertEquals("{  \"a\":1 }\n", new AuditLine().of("{\r\n\"a\":1\n}"));
    }

    private static ZoomEvent started(String members) {
        return ZoomEvent.parse("{\"event\":\"meeting.started\",\"payload\":{\"object\":{" + members + "}}}");
    }
}
