package io.github.camelzoom.examples.recipes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page of the documentation: what code stands under which heading. */
final class Page {

    private static final Path DOCS = Path.of("..", "..", "docs");

    private static final Pattern SECTION = Pattern.compile("(?m)^##+ (.+)$");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```([^\\n`]+)\\n(.*?)^```$");

    private final String name;

    /** By heading, and by what stands behind the opening fence. */
    private final Map<String, Map<String, String>> blocks = new LinkedHashMap<>();

    private Page(String name, String text) {
        this.name = name;
        Matcher heading = SECTION.matcher(text);
        int at = 0;
        String section = "";
        while (heading.find()) {
            add(section, text.substring(at, heading.start()));
            section = heading.group(1);
            at = heading.end();
        }
        add(section, text.substring(at));
    }

    static Page of(String name) {
        try {
            return new Page(name, Files.readString(DOCS.resolve(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(String section, String text) {
        Matcher block = BLOCK.matcher(text);
        while (block.find()) {
            String before = blocks.computeIfAbsent(section, none -> new LinkedHashMap<>())
                    .put(block.group(1), block.group(2));
            if (before != null) {
                throw new IllegalStateException(
                        name + " has two blocks of " + block.group(1) + " under the heading " + section);
            }
        }
    }

    /** The headings under which there is a route, in either language. */
    Set<String> recipes() {
        Set<String> recipes = new LinkedHashSet<>();
        blocks.forEach((heading, code) -> {
            if (code.containsKey(Language.JAVA.fence()) || code.containsKey(Language.YAML.fence())) {
                recipes.add(heading);
            }
        });
        return recipes;
    }

    String block(String heading, String fence) {
        String block = blocks.getOrDefault(heading, Map.of()).get(fence);
        if (block == null) {
            throw new IllegalStateException(name + " has no block of " + fence + " under the heading " + heading);
        }
        return block;
    }
}
