package io.github.camelzoom.websocket.oauth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.Instant;

class TokenAnswerFuzzTest {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    @DictionaryFile(resourcePath = "answers.dict")
    @FuzzTest
    void everyAnswerIsATokenOrARefusalInWords(FuzzedDataProvider data) {
        boolean refused = data.consumeBoolean();
        int status = refused ? data.consumeInt(201, 599) : 200;
        String body = data.consumeRemainingAsString();
        try {
            ZoomToken token = TokenAnswer.read(status, null, body, NOW);

            assertFalse(token.value().isEmpty());
            assertEquals(200, status);
            token.expiresAt().ifPresent(end -> {
                assertTrue(end.isAfter(NOW), end.toString());
                assertTrue(end.toEpochMilli() > 0, "can be reckoned with in milliseconds");
            });
        } catch (TokenException refusal) {
            assertNotNull(refusal.failure());
            assertTrue(refusal.getMessage().length() < 700, "too long for a log");
            assertEquals(1, refusal.getMessage().lines().count(), "more than one line");
        }
    }
}
