package io.github.camelzoom.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.tooling.model.JsonMapper;
import org.junit.jupiter.api.Test;

/**
 * Holds docs/reference.md to the component's own metadata. To bring the page up to date after a change of options or
 * headers: {@code mvn test -pl camel-zoom-websocket/component -am -Dreference.update=true}.
 */
class ReferencePageTest {

    private static final Path PAGE = Path.of("../../docs/reference.md");

    @Test
    void theReferenceIsCurrent() throws IOException {
        String page = Files.readString(PAGE);
        String current = new ReferencePage(JsonMapper.generateComponentModel(metadata())).refresh(page);
        if (Boolean.getBoolean("reference.update")) {
            Files.writeString(PAGE, current);
            page = current;
        }
        assertEquals(current, page, "docs/reference.md is not current: run this test with -Dreference.update=true");
    }

    private static String metadata() throws IOException {
        try (InputStream json =
                ReferencePageTest.class.getResourceAsStream("/META-INF/io/github/camelzoom/websocket/zoom-ws.json")) {
            return new String(json.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
