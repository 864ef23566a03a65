package io.github.camelzoom.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CoverageMarkTest {

    @Test
    void isALineThatPeopleCanRead() {
        CoverageMark mark = new CoverageMark(1_700_000_001_234L, 1_700_000_000_000L, false);
        assertEquals("2023-11-14T22:13:21.234Z 2023-11-14T22:13:20Z receiving", mark.text());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void isReadAsItWasWritten(boolean ended) {
        CoverageMark mark = new CoverageMark(1_700_000_001_234L, 1_700_000_000_000L, ended);
        assertEquals(mark, CoverageMark.parse(mark.text() + "\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "1 2 receiving",
                "2023-11-14T22:13:21Z receiving",
                "2023-11-14T22:13:21Z 2023-11-14T22:13:21Z",
                "2023-11-14T22:13:21Z 2023-11-14T22:13:21Z gone",
                "+999999999-11-14T22:13:21Z 2023-11-14T22:13:21Z stopped"
            })
    void whatIsNoMarkIsRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> CoverageMark.parse(text));
    }

    @Test
    void movesForwardOnly() {
        CoverageMark stored = new CoverageMark(2_000, 1_000, false);
        assertTrue(new CoverageMark(1_999, 1_000, false).isBehind(stored));
        assertFalse(new CoverageMark(2_000, 1_000, true).isBehind(stored));
        assertFalse(new CoverageMark(2_001, 1_500, false).isBehind(stored));
    }

    @Test
    void isNotMovedByWhoeverLostTheStreamToALaterOne() {
        CoverageMark stored = new CoverageMark(2_000, 1_000, false);
        assertTrue(new CoverageMark(3_000, 999, true).isBehind(stored));
    }
}
