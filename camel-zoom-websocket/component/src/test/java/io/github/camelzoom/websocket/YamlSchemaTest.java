package io.github.camelzoom.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The routes in YAML that people are shown are valid to Camel's own schema, as editors apply it. */
class YamlSchemaTest {

    private static final Path PROJECT = Path.of("../..");

    private static final Pattern BLOCK = Pattern.compile("^```yaml\n(- .*?)^```", Pattern.MULTILINE | Pattern.DOTALL);

    private static JsonSchema schema;

    @BeforeAll
    static void readTheSchema() throws IOException {
        try (InputStream json = YamlSchemaTest.class.getResourceAsStream("/schema/camelYamlDsl.json")) {
            schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4).getSchema(json);
        }
    }

    @TestFactory
    Stream<DynamicTest> everyRouteShownIsValid() throws IOException {
        Map<String, String> routes = new TreeMap<>();
        for (Path page : files("docs", ".md")) {
            List<String> blocks = blocks(Files.readString(page));
            for (int i = 0; i < blocks.size(); i++) {
                routes.put(page.getFileName() + " #" + (i + 1), blocks.get(i));
            }
        }
        for (Path file : files("examples", ".yaml")) {
            if (file.toString().contains("src/main/resources/camel")) {
                routes.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        assertFalse(routes.size() < 4, "finds the routes: " + routes.keySet());
        return routes.entrySet().stream()
                .map(route -> DynamicTest.dynamicTest(
                        route.getKey(), () -> assertEquals(Set.of(), schema.validate(tree(route.getValue())))));
    }

    private static List<Path> files(String folder, String ending) throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> all = Files.walk(PROJECT.resolve(folder))) {
            all.filter(file -> file.toString().endsWith(ending)).sorted().forEach(files::add);
        }
        if (ending.equals(".md")) {
            files.add(PROJECT.resolve("README.md"));
        }
        return files;
    }

    private static List<String> blocks(String page) {
        List<String> blocks = new ArrayList<>();
        Matcher block = BLOCK.matcher(page);
        while (block.find()) {
            blocks.add(block.group(1));
        }
        return blocks;
    }

    private static JsonNode tree(String yaml) {
        Object value = new Load(LoadSettings.builder().build()).loadFromString(yaml);
        return new ObjectMapper().valueToTree(value);
    }
}
