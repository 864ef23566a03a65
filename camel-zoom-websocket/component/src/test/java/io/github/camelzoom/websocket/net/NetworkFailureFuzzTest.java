package io.github.camelzoom.websocket.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;

class NetworkFailureFuzzTest {

    /** Nothing around it holds a 3, so it can come from nowhere else. */
    private static final String SECRET = "s3cr3t";

    @DictionaryEntries({"?", "access_token=", "Authorization: ", "Basic ", "Bearer "})
    @FuzzTest
    void whateverIsAroundASecretItIsNotShown(FuzzedDataProvider data) {
        String before = data.consumeString(400).replace('3', '4');
        String after = data.consumeRemainingAsString().replace('3', '4');

        for (String place : new String[] {
            "access_token=", "?x=1&y=", "Authorization: Basic ", "Authorization: ", "Bearer ", "eyJhbGci"
        }) {
            String scrubbed = NetworkFailure.scrub(before + " " + place + SECRET + after);
            assertFalse(scrubbed.contains(SECRET), scrubbed);
            assertFitForALog(scrubbed);
        }
        assertFitForALog(NetworkFailure.describe(new IOException(before + after)));
    }

    private static void assertFitForALog(String words) {
        assertTrue(words.length() < 400, "too long for a log: " + words.length());
        assertEquals(
                -1,
                words.chars()
                        .filter(c -> Character.isISOControl(c) || c == '\u2028' || c == '\u2029')
                        .findFirst()
                        .orElse(-1),
                "more than one line");
    }
}
