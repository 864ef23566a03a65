package io.github.camelzoom.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CoverageDirectoryTest {

    @TempDir
    Path folder;

    private CoverageDirectory started(String name) {
        CoverageDirectory directory = new CoverageDirectory(folder.resolve(name).toString());
        directory.start();
        return directory;
    }

    @Test
    void knowsNothingAtFirst() {
        assertNull(started("new/one").getState("S"));
    }

    @Test
    void whatOneProcessWritesAnotherReadsAtOnce() {
        CoverageDirectory one = started("shared");
        CoverageDirectory other = started("shared");
        one.setState("S", "first");
        assertEquals("first", other.getState("S"));
        other.setState("S", "second");
        assertEquals("second", one.getState("S"));
        assertNull(one.getState("T"));
    }

    @Test
    void leavesNothingHalfWritten() throws Exception {
        CoverageDirectory directory = started("d");
        for (int i = 0; i < 20; i++) {
            directory.setState("S", "mark " + i);
        }
        try (Stream<Path> files = Files.list(folder.resolve("d"))) {
            assertEquals(
                    "[S.coverage]",
                    files.map(Path::getFileName).map(Path::toString).toList().toString());
        }
    }

    @Test
    void takesTheKeysOfStreams() {
        CoverageDirectory directory = started("d");
        String key = CoverageStore.key("a=b,c~", "my route/1 ü");
        directory.setState(key, "mark");
        assertEquals("mark", directory.getState(key));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", "../S", "a/b", ".hidden"})
    void otherKeysAreRefused(String key) {
        assertThrows(IllegalArgumentException.class, () -> started("d").setState(key, "x"));
    }

    @Test
    void saysWhenItCannotWrite() throws Exception {
        CoverageDirectory directory = started("d");
        Files.delete(folder.resolve("d"));
        assertThrows(UncheckedIOException.class, () -> directory.setState("S", "x"));
    }
}
