package io.github.camelzoom.websocket.simulator.replay;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventFilesTest {
    @TempDir
    Path folder;

    private static List<String> read(Path path) {
        try (Stream<String> contents = EventFiles.at(path).contents()) {
            return contents.toList();
        }
    }

    @Test
    void takesAJsonFileToTheLastByte() throws IOException {
        byte[] bytes = "\uFEFF{\r\n  \"event\" : \"ünï \\uD83D\\uDE92 𝒥\"\n}\n\n".getBytes(StandardCharsets.UTF_8);
        Path file = Files.write(folder.resolve("one.json"), bytes);

        assertArrayEquals(bytes, read(file).get(0).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void takesEachLineOfJsonLinesAsAnEvent() throws IOException {
        Path file = Files.writeString(folder.resolve("day.jsonl"), "{\"a\": 1}\r\n\n  {\"b\":\"€\"} \n{\"c\":3}");

        assertEquals(List.of("{\"a\": 1}", "  {\"b\":\"€\"} ", "{\"c\":3}"), read(file));
    }

    @Test
    void takesTheFilesOfAFolderInNaturalOrderAndNoOthers() throws IOException {
        for (String name : List.of("e-10.json", "e-2.json", "e-1.NDJSON", "notes.txt", "sub/e-3.json")) {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, name);
        }

        assertEquals(List.of("e-1.NDJSON", "e-2.json", "e-10.json", "sub/e-3.json"), read(folder));
    }

    @Test
    void saysWhatIsWrong() throws IOException {
        Path broken = Files.write(folder.resolve("broken.json"), new byte[] {'{', (byte) 0xC3, '}'});
        var notText = assertThrows(UncheckedIOException.class, () -> read(broken));
        assertTrue(notText.getMessage().contains("broken.json"), notText.getMessage());

        assertThrows(IllegalArgumentException.class, () -> EventFiles.at(folder.resolve("missing")));
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertThrows(IllegalArgumentException.class, () -> EventFiles.at(empty));
    }
}
