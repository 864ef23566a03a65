package io.github.camelzoom.websocket.springboot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What editors are told: the metadata in the jar, as Spring Boot's own processor wrote it. */
class EditorMetadataTest {

    private static final String PREFIX = "camel.component.zoom-ws.";

    @Test
    void everyOptionOfTheComponentCompletesWithItsTypeDefaultAndDescription() throws IOException {
        Map<String, String> expected = new TreeMap<>();
        for (var option : ComponentMetadata.read().getComponentOptions()) {
            expected.put(
                    PREFIX + ConfigurationSource.property(option),
                    ConfigurationSource.javaType(option) + " = " + ConfigurationSource.defaultOf(option) + " : "
                            + ConfigurationSource.description(option));
        }
        Map<String, String> written = new TreeMap<>();
        for (JsonNode property : metadata().get("properties")) {
            String name = property.get("name").asText();
            if (!isOfAllComponents(name)) {
                written.put(
                        name,
                        property.get("type").asText() + " = "
                                + property.path("defaultValue").asText("null") + " : "
                                + property.get("description").asText());
            }
        }
        assertEquals(expected, written);
    }

    private static boolean isOfAllComponents(String name) {
        return name.equals(PREFIX + "enabled") || name.startsWith(PREFIX + "customizer.");
    }

    private static JsonNode metadata() throws IOException {
        try (InputStream json = ZoomWsComponentConfiguration.class.getResourceAsStream(
                "/META-INF/spring-configuration-metadata.json")) {
            return new ObjectMapper().readTree(json);
        }
    }
}
