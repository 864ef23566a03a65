package io.github.camelzoom.websocket.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the quick readers take must be what the library makes of it; what they leave, the library reads. */
class QuickReadersTest {

    private static final int TEXTS = Integer.getInteger("random.texts", 20_000);

    private static final String EVENT =
            "{\"event\":\"meeting.participant_joined\",\"payload\":{\"account_id\":\"AAAA\","
                    + "\"object\":{\"id\":\"123\",\"uuid\":\"a/b+c==\",\"host_id\":\"h\",\"topic\":\"Ünser Tägliches\","
                    + "\"duration\":60,\"participant\":{\"user_name\":\"Jill \\\"J\\\" Chill\",\"id\":\"x\",\"tags\":[1,null,true]}}},"
                    + "\"event_ts\":1626230691572}";

    /** Packed as Zoom does it, with the short escapes only. */
    private static String packed(String event) {
        StringBuilder json = new StringBuilder("\"");
        event.chars().forEach(c -> {
            int escape = "\"\\\b\f\n\r\t".indexOf(c);
            if (escape >= 0) {
                json.append('\\').append("\"\\bfnrt".charAt(escape));
            } else {
                json.append((char) c);
            }
        });
        return json.append('"').toString();
    }

    private static String frame(String event) {
        return "{\"module\":\"message\",\"content\":" + packed(event)
                + ",\"header\":{\"x-zm-signature\":\"v0=abc\",\"x-zm-request-timestamp\":\"1626230692\"}}";
    }

    /** As it may lie in a buffer. */
    private static Frame read(String text) {
        byte[] bytes = ("{" + text + "}").getBytes(StandardCharsets.UTF_8);
        return FrameReader.read(bytes, 1, bytes.length - 2);
    }

    private static Frame.Message quick(String text) {
        byte[] bytes = ("{" + text + "}").getBytes(StandardCharsets.UTF_8);
        return QuickFrameReader.read(bytes, 1, bytes.length - 2);
    }

    /** Whole frames by bytes and by text, and the event in them by both readers. */
    static void assertReadAlike(String text) {
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            return;
        }
        Frame expected = FrameReader.read(text);
        Frame found = read(text);
        if (found instanceof Frame.Message message && expected instanceof Frame.Message) {
            String likely = message.likelyType();
            EventHeader header = headerOrNull(message);
            EventHeader byLibrary = headerOrNull((Frame.Message) expected);
            assertEquals(byLibrary, header, text);
            assertEquals(EventId.of(((Frame.Message) expected).content()), message.id());
            // of a repeated member the first one is likely, though the last one counts
            assertTrue(likely == null || text.contains("{\\\"event\\\":\\\"" + likely + "\\\""), text);
        }
        assertEquals(expected, found, text);
    }

    private static EventHeader headerOrNull(Frame.Message message) {
        try {
            return message.header();
        } catch (UndeliverableException e) {
            return null;
        }
    }

    @Test
    void anEventInZoomsFormNeedsNoLibrary() {
        Frame.Message message = quick(frame(EVENT));
        assertNotNull(message);
        assertEquals("meeting.participant_joined", message.likelyType());
        assertEquals(EVENT, message.content());
        assertEquals("v0=abc", message.signature());
        assertEquals("1626230692", message.timestamp());
        PackedEvent packed = new PackedEvent(
                EVENT.getBytes(StandardCharsets.UTF_8), 0, EVENT.getBytes(StandardCharsets.UTF_8).length, false, false);
        assertNotNull(packed.headerOrNull());
        assertReadAlike(frame(EVENT));
    }

    @Test
    void theContentCanBeAskedForAfterTheHeaderAndBefore() throws Exception {
        Frame.Message first = quick(frame(EVENT));
        Frame.Message second = quick(frame(EVENT));
        assertEquals("123", first.header().objectId());
        assertEquals(EVENT, first.content());
        assertEquals(EVENT, second.content());
        assertEquals(first.header(), second.header());
    }

    @Test
    void randomEventsAreReadAsTheLibraryReadsThem() {
        RandomEvents random = new RandomEvents(20_261_127);
        int quick = 0;
        for (int i = 0; i < TEXTS; i++) {
            String text = frame(random.next());
            quick += quick(text) == null ? 0 : 1;
            assertReadAlike(text);
        }
        assertTrue(quick > TEXTS / 20, "too few were taken: " + quick);
    }

    @Test
    void brokenEventsAreReadAsTheLibraryReadsThem() {
        RandomEvents random = new RandomEvents(20_261_128);
        for (int i = 0; i < TEXTS; i++) {
            assertReadAlike(frame(random.nextBroken()));
        }
    }

    @Test
    void randomFramesAreReadAsTheLibraryReadsThem() {
        RandomEvents random = new RandomEvents(20_261_129);
        for (int i = 0; i < TEXTS; i++) {
            String text = random.next();
            assertReadAlike(text);
            assertReadAlike("{\"module\":\"message\",\"content\":" + text + "}");
            assertReadAlike(random.nextBroken());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"module\":\"message\",\"content\":\"{}\",\"content\":\"{}\"}",
                "{\"module\":\"message\",\"module\":\"message\",\"content\":\"{}\"}",
                "{\"module\":\"message\",\"success\":false,\"content\":\"no\"}",
                "{\"module\":\"message\",\"content\":\"\\u0041\"}",
                "{\"module\":\"message\",\"content\":null}",
                "{\"module\":\"message\"}",
                "{\"module\":\"heartbeat\",\"success\":true,\"content\":\"live\"}",
                "{\"mod\\u0075le\":\"message\",\"content\":\"{}\"}",
                "{\"module\":\"message\",\"content\":\"{}\"} x",
                "{\"module\":\"message\",\"content\":\"{}\"",
                "{\"module\":\"message\",\"content\":\"{}\",}",
                "{\"module\":\"message\" \"content\":\"{}\"}",
                "{\"module\":\"message\",\"content\":\"a\tb\"}",
                "{\"module\":\"message\",\"x\":01,\"content\":\"{}\"}",
                "{\"module\":\"message\",\"x\":1.,\"content\":\"{}\"}",
                "{\"module\":\"message\",\"x\":tru,\"content\":\"{}\"}",
                "{\"module\":\"message\",\"x\":truex,\"content\":\"{}\"}",
                "{\"module\":\"message\",\"x\":[1,],\"content\":\"{}\"}",
                "{\"module\":\"message\",\"x\":-,\"content\":\"{}\"}",
                "{\"event\":\"meeting.started\"}",
                "[]",
                "",
                " "
            })
    void whatIsNotInZoomsFormIsLeftToTheLibrary(String text) {
        assertNull(quick(text));
        assertReadAlike(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"event\":\"a.b\",\"event_ts\":\"17\",\"payload\":{\"object\":{\"id\":12,\"id\":null}}}",
                "{\"event\":\"a.b\",\"event_ts\":1.5}",
                "{\"event\":\"a.b\",\"event_ts\":null,\"payload\":7}",
                "{\"event\":\"a.b\",\"payload\":{\"object\":[]},\"payload\":{}}",
                "{\"event\":\"a.b\",\"payload\":{\"object\":[{}]}}",
                "{\"event\":\"a.b\",\"payload\":{\"object\":{\"id\":\"\",\"uuid\":\"x\\/y\"}}}",
                "{\"event\":\"a.b\",\"event\":\"c.d\"}",
                "{\"event\":\"a\\nb\"}",
                "{\"event\":\" \"}",
                "{\"event\":\"ä\"}",
                "{ \"event\" : \"a.b\" , \"x\" : { \"y\" : [ { } , [ ] ] } }",
                "{\"payload\":{\"accountId\":\"1\",\"account_id\":2}}"
            })
    void oddEventsAreReadAsTheLibraryReadsThem(String event) {
        assertReadAlike(frame(event));
    }

    @Test
    void whateverIsInAStringIsReadAlikeAtEveryPlaceInIt() {
        String[] oddities = {"\\", "\\\\", "\"", "\"\"", "\\\"", "\n", "/", "\t\\", "ä", "漢", "😀"};
        for (int length = 0; length <= 34; length++) {
            for (String oddity : oddities) {
                String text = "x".repeat(length) + oddity;
                assertReadAlike(frame("{\"event\":\"a.b\",\"payload\":{\"object\":{\"id\":" + packed(text) + "}}}"));
                assertReadAlike(frame("{\"event\":\"a.b\",\"payload\":{\"object\":{\"id\":"
                        + packed(text + "yyyyyyyyyyyyy") + ",\"uuid\":" + packed(text + oddity + "z") + "}}}"));
            }
        }
    }

    @Test
    void whatMayNotBeInAStringIsFoundAtEveryPlaceInIt() {
        String[] errors = {"\n", "\u0000", "\u001f", "\\x", "\\", "\\\\\\q", "\\u00", "\""};
        for (int length = 0; length <= 34; length++) {
            for (String error : errors) {
                String text = "x".repeat(length) + error;
                assertReadAlike("{\"module\":\"message\",\"content\":\"" + text + "\"}");
                assertReadAlike("{\"module\":\"message\",\"content\":\"" + text + "yyyyyyyyyyyyy\"}");
                assertReadAlike("{\"module\":\"message\",\"content\":\"" + text);
            }
        }
    }

    @Test
    void bytesThatAreNoUtf8AreStillToldByTheLibrary() {
        byte[] bytes = frame(EVENT.replace("Ü", "?")).getBytes(StandardCharsets.ISO_8859_1);
        Frame.Undeliverable frame =
                assertInstanceOf(Frame.Undeliverable.class, FrameReader.read(bytes, 0, bytes.length));
        assertEquals(DropCause.INVALID_UTF8, frame.cause());
    }
}
