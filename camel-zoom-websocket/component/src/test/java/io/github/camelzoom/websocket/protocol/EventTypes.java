package io.github.camelzoom.websocket.protocol;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The event types that are known in public, by family: {@code event-types.csv}. The component itself needs no such list. */
final class EventTypes {

    private EventTypes() {}

    /** In the order of the alphabet. */
    static SortedMap<String, List<String>> byFamily() throws IOException {
        return read("/event-types.csv")
                .lines()
                .skip(1)
                .map(line -> line.split(","))
                .collect(Collectors.groupingBy(
                        row -> row[1], TreeMap::new, Collectors.mapping(row -> row[0], Collectors.toList())));
    }

    /** What the events of each family are about, in words. */
    static Properties about() throws IOException {
        Properties about = new Properties();
        try (InputStream words = EventTypes.class.getResourceAsStream("/event-families.properties")) {
            about.load(words);
        }
        return about;
    }

    private static String read(String resource) throws IOException {
        try (InputStream text = EventTypes.class.getResourceAsStream(resource)) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
