package io.github.camelzoom.examples.recipes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is published is in the bill of materials and on the page that lists it, with the name of its module. */
class PublishedArtifactsTest {

    private static final Path MODULES = Path.of("..", "..", "camel-zoom-websocket");
    private static final Pattern OWN_ARTIFACT = Pattern.compile("</parent>\\s*<artifactId>([\\w-]+)</artifactId>");
    private static final Pattern ARTIFACT = Pattern.compile("<artifactId>([\\w-]+)</artifactId>");
    private static final Pattern MODULE_NAME = Pattern.compile("<module.name>([\\w.]+)</module.name>");
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `(camel-zoom-websocket[\\w-]*)` \\| (?:`([\\w.]+)`)? ?\\|$");
    private static final String BOM = "camel-zoom-websocket-bom";

    /** Names of modules by artifact. */
    private static Map<String, String> published() throws IOException {
        Map<String, String> published = new TreeMap<>();
        try (Stream<Path> folders = Files.list(MODULES)) {
            for (Path pom : folders.map(folder -> folder.resolve("pom.xml"))
                    .filter(Files::exists)
                    .toList()) {
                String text = Files.readString(pom);
                Matcher artifact = OWN_ARTIFACT.matcher(text);
                if (artifact.find() && !text.contains("<maven.deploy.skip>true<")) {
                    Matcher name = MODULE_NAME.matcher(text);
                    published.put(artifact.group(1), name.find() ? name.group(1) : null);
                }
            }
        }
        return published;
    }

    @Test
    void eachJarHasTheNameOfItsModule() throws IOException {
        published().forEach((artifact, module) -> assertNotNull(module, artifact));
    }

    @Test
    void theBillOfMaterialsListsThemAll() throws IOException {
        String bom = Files.readString(MODULES.resolve("bom").resolve("pom.xml"));
        TreeSet<String> listed = ARTIFACT.matcher(bom.substring(bom.indexOf("<dependencyManagement>")))
                .results()
                .map((MatchResult artifact) -> artifact.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(published().keySet(), listed);
    }

    @Test
    void thePageListsThemAllWithTheirModules() throws IOException {
        Map<String, String> listed = new TreeMap<>();
        ROW.matcher(Files.readString(Path.of("..", "..", "docs", "compatibility.md")))
                .results()
                .forEach((MatchResult row) -> listed.put(row.group(1), row.group(2)));
        Map<String, String> expected = published();
        expected.put(BOM, null);
        assertEquals(expected, listed);
    }
}
