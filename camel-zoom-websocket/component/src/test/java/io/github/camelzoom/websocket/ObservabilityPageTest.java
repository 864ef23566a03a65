package io.github.camelzoom.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Holds docs/observability.md to what is there: its tables are made of the code itself. To bring the page up to date:
 * {@code mvn test -pl camel-zoom-websocket/component -am -Dreference.update=true}.
 */
class ObservabilityPageTest {

    private static final Path PAGE = Path.of("../../docs/observability.md");

    @Test
    void thePageIsCurrent() throws IOException {
        String page = Files.readString(PAGE);
        String current = ObservabilityPage.refresh(page);
        if (Boolean.getBoolean("reference.update")) {
            Files.writeString(PAGE, current);
            page = current;
        }
        assertEquals(current, page, "docs/observability.md is not current: run this test with -Dreference.update=true");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "`lastHeardAgeMillis`",
                "`uncoveredSince`",
                "`nextAttempt`",
                "`lastGap`",
                "`healthGracePeriod`",
                "`zoom.subscription`",
                "`zoom.event`",
                "`zoom.event.id`",
                "`zoom.object.id`"
            })
    void whatStandsInNoTableIsToldToo(String name) throws IOException {
        assertTrue(Files.readString(PAGE).contains(name), name);
    }
}
