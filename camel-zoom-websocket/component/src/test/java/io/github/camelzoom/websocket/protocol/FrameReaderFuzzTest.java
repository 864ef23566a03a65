package io.github.camelzoom.websocket.protocol;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

class FrameReaderFuzzTest {

    private static final Pattern LINE_BREAK = Pattern.compile("[\\p{Cntrl}\\u0085\\u2028\\u2029]");

    @DictionaryFile(resourcePath = "frames.dict")
    @FuzzTest
    void everyTextIsAnswered(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);

        Frame frame = FrameReader.read(text);
        QuickReadersTest.assertReadAlike(text);

        if (frame instanceof Frame.Message message) {
            assertTrue(message.content().length() <= text.length(), "content out of nothing");
        } else if (frame instanceof Frame.Acceptance acceptance) {
            assertFitForALog(acceptance.text());
        } else if (frame instanceof Frame.HeartbeatAnswer answer) {
            assertFitForALog(answer.text());
        } else if (frame instanceof Frame.Refused refused) {
            assertFitForALog(refused.text());
        } else if (frame instanceof Frame.Undeliverable undeliverable) {
            assertNotNull(undeliverable.cause());
            assertFitForALog(undeliverable.detail());
        }
        assertNotNull(frame);
    }

    private static void assertFitForALog(String words) {
        assertTrue(words.length() < 300, "too long for a log: " + words.length());
        assertFalse(LINE_BREAK.matcher(words).find(), "more than one line: " + words);
    }
}
