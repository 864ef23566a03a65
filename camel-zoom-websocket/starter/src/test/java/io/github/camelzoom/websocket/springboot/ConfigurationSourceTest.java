package io.github.camelzoom.websocket.springboot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * Holds the starter's properties to the component's options. To bring them up to date after a change of options: {@code
 * mvn test -pl camel-zoom-websocket/starter -am -Dstarter.update=true}.
 */
class ConfigurationSourceTest {

    private static final Path CLASS =
            Path.of("src/main/java/io/github/camelzoom/websocket/springboot/ZoomWsComponentConfiguration.java");
    private static final Path DEFAULTS =
            Path.of("src/main/resources/META-INF/additional-spring-configuration-metadata.json");

    @Test
    void thePropertiesAreTheComponentsOptions() throws IOException {
        assertCurrent(CLASS, new ConfigurationSource(ComponentMetadata.read()).javaClass());
    }

    @Test
    void theDefaultsShownAreTheComponents() throws IOException {
        assertCurrent(DEFAULTS, new ConfigurationSource(ComponentMetadata.read()).defaults());
    }

    private static void assertCurrent(Path file, String current) throws IOException {
        if (Boolean.getBoolean("starter.update")) {
            Files.writeString(file, current);
        }
        assertEquals(
                current, Files.readString(file), file + " is not current: run this test with -Dstarter.update=true");
    }
}
