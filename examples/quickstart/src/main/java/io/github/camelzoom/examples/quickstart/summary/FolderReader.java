package io.github.camelzoom.examples.quickstart.summary;

import io.github.camelzoom.examples.quickstart.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads back the files of a run. */
final class FolderReader {
    private final RunFolder folder;

    FolderReader(RunFolder folder) {
        this.folder = folder;
    }

    /** The lines of the audit log. */
    List<String> audit() throws IOException {
        return Files.exists(folder.audit()) ? Files.readAllLines(folder.audit()) : List.of();
    }

    /** The records of each attendance file, without the heading. */
    Map<String, List<List<String>>> attendance() throws IOException {
        Map<String, List<List<String>>> attendance = new TreeMap<>();
        for (Path file : files(folder.attendance())) {
            attendance.put(
                    file.getFileName().toString(),
                    Files.readAllLines(file).stream()
                            .skip(1)
                            .map(CsvReader::fields)
                            .toList());
        }
        return attendance;
    }

    /** The names of the files of events that failed. */
    List<String> failed() throws IOException {
        return files(folder.failed()).stream()
                .map(file -> file.getFileName().toString())
                .filter(name -> name.endsWith(".json"))
                .toList();
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
