package io.github.camelzoom.websocket.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventIdTest {

    /** The expected keys are from sha256sum: they must never change, or duplicates across a release go unseen. */
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "{\"event\":\"meeting.started\"}      | bd32cf7c10866459ac070ab83fa66d5a",
                "{\"event\":\"x\",\"n\":\"Zoë 🚒\"} | db22a1b0dd13a9d62c155ecf3a01f234",
                "``                                   | e3b0c44298fc1c149afbf4c8996fb924"
            },
            delimiter = '|')
    void theKeyIsTheSameInEveryProcess(String content, String key) {
        assertEquals(key, EventId.of(content));
    }

    @Test
    void eventsThatDifferInOneCharacterHaveDifferentKeys() {
        assertNotEquals(EventId.of("{\"event\":\"a\",\"n\":1}"), EventId.of("{\"event\":\"a\",\"n\":2}"));
    }
}
