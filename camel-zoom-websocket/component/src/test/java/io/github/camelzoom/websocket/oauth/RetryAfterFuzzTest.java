package io.github.camelzoom.websocket.oauth;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

class RetryAfterFuzzTest {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    @DictionaryEntries({"Tue, 24 Nov 2026 12:00:10 GMT", "2026-11-24T12:00:10Z", "+999999999", "-999999999", "+18:00"})
    @FuzzTest
    void everyHeaderIsAWaitOfADayAtMostOrNone(byte[] bytes) {
        String header = new String(bytes, StandardCharsets.UTF_8);

        RetryAfter.parse(header, NOW).ifPresent(wait -> {
            assertFalse(wait.isNegative(), wait.toString());
            assertTrue(wait.compareTo(RetryAfter.LONGEST) <= 0, wait.toString());
        });
    }
}
