package io.github.camelzoom.examples.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What is in the YAML files of a folder of this example. */
record Manifests(String folder, List<JsonNode> objects) {

    private static final YAMLMapper YAML = new YAMLMapper();
    private static final String KUSTOMIZATION = "kustomization.yaml";

    static Manifests in(String folder) {
        return new Manifests(
                folder,
                files(folder).stream()
                        .flatMap(file -> read(Path.of(folder, file)).stream())
                        .toList());
    }

    /** All but the kustomization. */
    static List<String> files(String folder) {
        try (Stream<Path> files = Files.list(Path.of(folder))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> !file.equals(KUSTOMIZATION))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<JsonNode> read(Path file) {
        try (MappingIterator<JsonNode> documents =
                YAML.readerFor(JsonNode.class).readValues(file.toFile())) {
            return documents.readAll();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode kustomization() {
        return read(Path.of(folder, KUSTOMIZATION)).get(0);
    }

    List<JsonNode> of(String kind) {
        return objects.stream()
                .filter(object -> object.path("kind").asText().equals(kind))
                .toList();
    }

    /** The settings of the application. */
    JsonNode settings() {
        return of("ConfigMap").stream()
                .filter(map -> map.has("data"))
                .findFirst()
                .orElseThrow();
    }

    JsonNode the(String kind) {
        List<JsonNode> found = of(kind);
        if (found.size() != 1) {
            throw new AssertionError("In " + folder + " there should be one " + kind + ", not " + found.size());
        }
        return found.get(0);
    }

    /** What the role allows: verb and resource, with a name or without. */
    Set<String> allowed() {
        Set<String> allowed = new TreeSet<>();
        for (JsonNode rule : the("Role").at("/rules")) {
            List<String> names = rule.has("resourceNames")
                    ? texts(rule.get("resourceNames")).stream()
                            .map(name -> "/" + name)
                            .toList()
                    : List.of("");
            for (String verb : texts(rule.get("verbs"))) {
                for (String resource : texts(rule.get("resources"))) {
                    names.forEach(name -> allowed.add(verb + " " + resource + name));
                }
            }
        }
        return allowed;
    }

    static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
