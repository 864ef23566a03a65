package io.github.camelzoom.examples.recipes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The links between the pages of this project lead somewhere. */
class LinksTest {

    private static final Path PROJECT = Path.of("..", "..");
    private static final Pattern CODE = Pattern.compile("(?ms)^```.*?^```$|`[^`\\n]*`");
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([^)#\\s]*)(?:#([^)\\s]*))?\\)");

    @Test
    void eachLinkLeadsToAFileAndToAHeadingInIt() throws IOException {
        List<Path> pages = pages();
        assertTrue(pages.size() > 10, pages::toString);
        List<String> broken = new ArrayList<>();
        for (Path page : pages) {
            LINK.matcher(CODE.matcher(Files.readString(page)).replaceAll("code"))
                    .results()
                    .filter(link -> !leadsSomewhere(page, link))
                    .forEach(link -> broken.add(page + ": " + link.group()));
        }
        assertEquals(List.of(), broken);
    }

    private static List<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>(List.of(PROJECT.resolve("README.md")));
        try (Stream<Path> docs = Files.list(PROJECT.resolve("docs"));
                Stream<Path> examples = Files.list(PROJECT.resolve("examples"))) {
            docs.filter(file -> file.toString().endsWith(".md")).sorted().forEach(pages::add);
            examples.map(example -> example.resolve("README.md"))
                    .filter(Files::exists)
                    .sorted()
                    .forEach(pages::add);
        }
        return pages;
    }

    private static boolean leadsSomewhere(Path page, MatchResult link) {
        Path target = link.group(1).isEmpty() ? page : page.resolveSibling(link.group(1));
        return Files.exists(target) && (link.group(2) == null || anchors(target).contains(link.group(2)));
    }

    /** As the usual renderers make them of headings. */
    private static Set<String> anchors(Path page) {
        try {
            return CODE.matcher(Files.readString(page))
                    .replaceAll(code ->
                            code.group().startsWith("```") ? "" : code.group().replaceAll("[`\\\\$]", ""))
                    .lines()
                    .filter(line -> line.startsWith("#"))
                    .map(line -> line.replaceFirst("^#+ ", "").toLowerCase(Locale.ROOT))
                    .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
