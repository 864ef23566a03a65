package io.github.camelzoom.websocket.simulator.switches;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table of switches in the documentation is the truth. */
class SwitchDocumentationTest {
    private static final Path DOCUMENT = Path.of("..", "..", "docs", "testing-with-the-simulator.md");

    @Test
    void everySwitchStandsInTheDocumentationAsItIs() throws IOException {
        String table = Switch.all().stream()
                .map(one -> String.format(
                        "| `%s` | `%s` | %s | %s |\n", one.name(), one.defaultText(), one.values(), one.description()))
                .collect(Collectors.joining());

        assertTrue(
                Files.readString(DOCUMENT).contains("|---|---|---|---|\n" + table + "<!-- end of switches -->"),
                "The table of switches in " + DOCUMENT + " should be:\n" + table);
    }
}
