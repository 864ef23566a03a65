package io.github.camelzoom.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.tooling.model.ComponentModel;
import org.apache.camel.tooling.model.ComponentModel.EndpointOptionModel;
import org.apache.camel.tooling.model.JsonMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What tools are told about the Kamelets. */
class KameletDefinitionsTest {

    private static String text(String resource) throws IOException {
        try (InputStream in = KameletDefinitionsTest.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static JsonNode kamelet(String name) throws IOException {
        Object yaml =
                new Load(LoadSettings.builder().build()).loadFromString(text("/kamelets/" + name + ".kamelet.yaml"));
        return new ObjectMapper().valueToTree(yaml);
    }

    private static Map<String, EndpointOptionModel> options() throws IOException {
        ComponentModel model =
                JsonMapper.generateComponentModel(text("/META-INF/io/github/camelzoom/websocket/zoom-ws.json"));
        return model.getEndpointOptions().stream()
                .collect(Collectors.toMap(EndpointOptionModel::getName, option -> option));
    }

    @ParameterizedTest
    @ValueSource(strings = {"zoom-events-source", "zoom-recording-completed-source"})
    void itIsASourceOfJsonWithAnIconAndTheDependenciesThatItTakes(String name) throws IOException {
        JsonNode kamelet = kamelet(name);
        assertEquals(name, kamelet.at("/metadata/name").asText());
        assertEquals(
                "source",
                kamelet.at("/metadata/labels")
                        .get("camel.apache.org/kamelet.type")
                        .asText());
        assertEquals("application/json", kamelet.at("/spec/types/out/mediaType").asText());
        String icon = kamelet.at("/metadata/annotations")
                .get("camel.apache.org/kamelet.icon")
                .asText();
        String svg =
                new String(Base64.getDecoder().decode(icon.substring(icon.indexOf(',') + 1)), StandardCharsets.UTF_8);
        assertTrue(svg.startsWith("<svg"), svg);
        assertTrue(
                kamelet.at("/spec/dependencies").toString().contains("mvn:io.github.camelzoom:camel-zoom-websocket:"),
                "its own jar");
        assertFalse(kamelet.toString().contains("@"), "all is filled in");
    }

    @ParameterizedTest
    @ValueSource(strings = {"zoom-events-source", "zoom-recording-completed-source"})
    void itsPropertiesAreOptionsOfTheComponentAndSecretsAreMarked(String name) throws IOException {
        Map<String, EndpointOptionModel> options = options();
        kamelet(name).at("/spec/definition/properties").fields().forEachRemaining(property -> {
            JsonNode about = property.getValue();
            assertFalse(about.path("title").asText().isBlank(), property.getKey());
            assertFalse(about.path("description").asText().isBlank(), property.getKey());
            assertEquals("string", about.path("type").asText(), property.getKey());
            if (!property.getKey().equals("fileTypes")) {
                EndpointOptionModel option = options.get(property.getKey());
                assertNotNull(option, property.getKey());
                assertEquals(option.isSecret(), about.path("format").asText().equals("password"), property.getKey());
                assertEquals(option.isSecret(), about.path("example").isMissingNode(), property.getKey());
            }
        });
    }
}
