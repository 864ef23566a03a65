package io.github.camelzoom.websocket.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DropCauseTest {

    @ParameterizedTest
    @EnumSource
    void eachCauseSaysWhatHappenedWhatItMeansAndWhatToDo(DropCause cause) {
        for (String sentence : new String[] {cause.what(), cause.meaning(), cause.cure()}) {
            assertTrue(sentence.length() > 15 && sentence.endsWith("."), sentence);
            assertTrue(cause.explanation().contains(sentence), sentence);
        }
    }

    @ParameterizedTest
    @EnumSource
    void noTwoCausesReadAlike(DropCause cause) {
        assertEquals(
                1,
                Arrays.stream(DropCause.values())
                        .filter(other -> other.what().equals(cause.what()))
                        .count());
    }

    @Test
    void aLabelIsFitForMetrics() {
        assertEquals("bad-signature", DropCause.BAD_SIGNATURE.label());
    }
}
