package io.github.camelzoom.examples.esb;

import io.github.camelzoom.websocket.ZoomEvent;
import io.github.camelzoom.websocket.simulator.GroundTruth;
import io.github.camelzoom.websocket.simulator.SentEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What the services of the bus got, read from their files, beside what Zoom sent for them. */
final class Services {

    private Services() {}

    /** What is not as it should be, in words; empty if all is well. */
    static List<String> differences(GroundTruth truth, Path folder) {
        List<String> events = truth.sent().stream().map(SentEvent::content).toList();
        List<String> differences = new ArrayList<>();
        compare("rooms", rooms(events), lines(folder, "rooms.log"), differences);
        compare("archive", archive(events), files(folder, "archive"), differences);
        compare("directory", directory(events), lines(folder, "directory.log"), differences);
        compare("audit", events, lines(folder, "audit.jsonl"), differences);
        compare("rejected", rejected(events), files(folder, "rejected"), differences);
        return differences;
    }

    static String summary(Path folder) {
        return "rooms " + lines(folder, "rooms.log").size() + ", archive "
                + files(folder, "archive").size() + ", directory "
                + lines(folder, "directory.log").size() + ", audit "
                + lines(folder, "audit.jsonl").size();
    }

    private static void compare(String service, List<String> expected, List<String> got, List<String> differences) {
        if (!expected.equals(got)) {
            differences.add(service + " should have got " + expected.size() + " and got " + got.size()
                    + (expected.size() == got.size() ? ", others or in another order" : ""));
        }
    }

    private static List<String> rooms(List<String> events) {
        return parsed(events, event -> event.type().matches("meeting\\.(started|ended)"))
                .map(event -> event.type() + " " + event.object().path("uuid").asText())
                .toList();
    }

    private static List<String> archive(List<String> events) {
        return events.stream()
                .filter(text -> ZoomEvent.parse(text).type().equals("recording.completed"))
                .sorted()
                .toList();
    }

    private static List<String> directory(List<String> events) {
        return parsed(events, Services::aboutKnownUser)
                .map(event -> event.type() + " " + event.object().path("id").asText())
                .toList();
    }

    private static List<String> rejected(List<String> events) {
        return events.stream()
                .filter(text -> ZoomEvent.parse(text).type().startsWith("user."))
                .filter(text -> !aboutKnownUser(ZoomEvent.parse(text)))
                .sorted()
                .toList();
    }

    private static boolean aboutKnownUser(ZoomEvent event) {
        return event.type().startsWith("user.") && event.object().has("id");
    }

    private static Stream<ZoomEvent> parsed(List<String> events, Predicate<ZoomEvent> which) {
        return events.stream().map(ZoomEvent::parse).filter(which);
    }

    private static List<String> lines(Path folder, String file) {
        Path path = folder.resolve(file);
        try {
            return Files.exists(path) ? Files.readAllLines(path) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The texts of a folder's files, sorted: their order is nobody's promise. */
    private static List<String> files(Path folder, String name) {
        Path path = folder.resolve(name);
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.map(Services::text).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
