package io.github.camelzoom.examples.recipes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelzoom.websocket.ZoomWsComponent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.apache.camel.catalog.DefaultCamelCatalog;
import org.apache.camel.catalog.EndpointValidationResult;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The catalog of editors and build tools, told of the component as docs/integrations.md says. */
class StaticCatalogTest {

    private static final DefaultCamelCatalog catalog = new DefaultCamelCatalog();

    @BeforeAll
    static void tellOfTheComponent() throws IOException {
        try (InputStream json =
                ZoomWsComponent.class.getResourceAsStream("/META-INF/io/github/camelzoom/websocket/zoom-ws.json")) {
            catalog.addComponent(
                    "zoom-ws",
                    ZoomWsComponent.class.getName(),
                    new String(json.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void aMisspeltOptionAndAnImpossibleValueAreFound() {
        EndpointValidationResult result =
                catalog.validateEndpointProperties("zoom-ws:abc?evnts=meeting.*&ordering=sometimes");
        assertEquals(Set.of("evnts"), result.getUnknown());
        assertEquals(Map.of("ordering", "sometimes"), result.getInvalidEnum());
    }

    @Test
    void aRightEndpointIsRightWhicheverToolAssemblesIt() throws Exception {
        String uri = catalog.asEndpointUri(
                "zoom-ws", Map.of("subscriptionId", "abc", "events", "meeting.*", "clientSecret", "a+b"), false);
        assertTrue(uri.contains("clientSecret=RAW(a+b)"), uri);
        EndpointValidationResult result = catalog.validateEndpointProperties(uri);
        assertTrue(result.isSuccess(), () -> uri + ": " + result.summaryErrorMessage(true));
    }

    @Test
    void itIsListedWithTheOthers() {
        assertTrue(catalog.findComponentNames().contains("zoom-ws"));
        assertFalse(catalog.componentModel("zoom-ws").getEndpointHeaders().isEmpty());
    }
}
