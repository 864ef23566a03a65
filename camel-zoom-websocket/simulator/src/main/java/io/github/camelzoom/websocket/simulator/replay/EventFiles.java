package io.github.camelzoom.websocket.simulator.replay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Events from files, exactly as they are there: a {@code .json} file is one event, to the last byte; each line of a
 * {@code .jsonl} or {@code .ndjson} file is one, without its line end, and empty lines are none. Files are taken as
 * UTF-8, and are not checked to be JSON: what is in them is what is sent.
 */
public final class EventFiles {
    private final List<Path> files;

    private EventFiles(List<Path> files) {
        this.files = files;
    }

    /**
     * The event files of a folder and its subfolders, in natural order of their names (2 before 10), or a single file
     * whatever its name.
     *
     * @throws UncheckedIOException if it cannot be read
     * @throws IllegalArgumentException if there is no such file or folder, or no event file in it
     */
    public static EventFiles at(Path path) {
        if (!Files.exists(path)) {
            throw new IllegalArgumentException("There is no file or folder " + path);
        }
        if (!Files.isDirectory(path)) {
            return new EventFiles(List.of(path));
        }
        try (Stream<Path> found = Files.walk(path)) {
            List<Path> files = found.filter(Files::isRegularFile)
                    .filter(file -> isLines(file) || hasSuffix(file, ".json"))
                    .sorted(new NaturalOrder())
                    .toList();
            if (files.isEmpty()) {
                throw new IllegalArgumentException("There is no .json, .jsonl or .ndjson file in " + path);
            }
            return new EventFiles(files);
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    /** The files, in the order of their events. */
    public List<Path> files() {
        return files;
    }

    /**
     * The events, read as they are asked for; to be closed.
     *
     * <p>Reading fails with {@link UncheckedIOException}, which names the file, if a file cannot be read or is not
     * UTF-8.
     */
    public Stream<String> contents() {
        return files.stream().flatMap(file -> isLines(file) ? lines(file) : Stream.of(whole(file)));
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.lines(file, StandardCharsets.UTF_8).filter(line -> !line.isBlank());
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static String whole(Path file) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new UncheckedIOException("Not UTF-8: " + file, e);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static UncheckedIOException unreadable(Path file, IOException e) {
        return new UncheckedIOException("Cannot read " + file + ": " + e.getMessage(), e);
    }

    private static boolean isLines(Path file) {
        return hasSuffix(file, ".jsonl") || hasSuffix(file, ".ndjson");
    }

    private static boolean hasSuffix(Path file, String suffix) {
        return file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(suffix);
    }
}
