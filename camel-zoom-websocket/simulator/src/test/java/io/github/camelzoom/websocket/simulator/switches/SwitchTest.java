package io.github.camelzoom.websocket.simulator.switches;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SwitchTest {
    @Test
    void everySwitchUnderstandsItsOwnDefaultAndHasItsOwnName() {
        List<String> names = Switch.all().stream().map(Switch::name).toList();

        assertEquals(names.size(), new HashSet<>(names).size());
        for (Switch<?> one : Switch.all()) {
            assertEquals(one.defaultValue(), one.parse(one.defaultText()), one.name());
            assertFalse(one.description().isBlank(), one.name());
            assertFalse(one.values().isBlank(), one.name());
        }
    }

    @ParameterizedTest
    @CsvSource({"500ms, 500", "2s, 2000", "3m, 180000", "1h, 3600000", "PT0.25S, 250"})
    void understandsTimesAsPeopleWriteThem(String text, long millis) {
        assertEquals(Duration.ofMillis(millis), Switch.EVENT_DELAY.parse(text));
    }

    @ParameterizedTest
    @CsvSource({"eventDelay, 5", "eventDelay, PT-1S", "eventCopies, -1", "eventCopies, x", "pong, yes", "badToken, no"})
    void refusesWhatIsNoValueAndSaysWhatIs(String name, String value) {
        var failure = assertThrows(IllegalArgumentException.class, () -> new Switches().set(name, value));

        assertTrue(failure.getMessage().contains(name), failure.getMessage());
        assertTrue(failure.getMessage().contains(Switch.named(name).values()), failure.getMessage());
    }

    @Test
    void refusesAnUnknownSwitchAndListsWhatThereIs() {
        var failure = assertThrows(IllegalArgumentException.class, () -> new Switches().set("none", "1"));

        assertTrue(failure.getMessage().contains("badToken"), failure.getMessage());
    }

    @Test
    void forgetsAllChangesOnReset() {
        Switches switches = new Switches().set(Switch.PONG, false).set("endAfter", "250ms");
        assertEquals("250ms", switches.asText().get("endAfter"));

        switches.reset();

        assertEquals(new Switches().asText(), switches.asText());
    }
}
