package io.github.camelzoom.websocket.springboot;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.camel.tooling.model.ComponentModel;
import org.apache.camel.tooling.model.JsonMapper;

/** The component's own metadata, from its jar. */
final class ComponentMetadata {

    private ComponentMetadata() {}

    static ComponentModel read() throws IOException {
        try (InputStream json =
                ComponentMetadata.class.getResourceAsStream("/META-INF/io/github/camelzoom/websocket/zoom-ws.json")) {
            return JsonMapper.generateComponentModel(new String(json.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
