package io.github.camelzoom.examples.gaprepair.simulated;

import io.github.camelzoom.examples.gaprepair.repair.EventKey;
import io.github.camelzoom.websocket.ZoomEvent;
import io.github.camelzoom.websocket.simulator.GroundTruth;
import io.github.camelzoom.websocket.simulator.SentEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What happened beside what the route got.
 *
 * @param happened events that Zoom knows of
 * @param live those that came by the stream
 * @param repaired those that came afterwards
 */
public record Balance(List<ZoomEvent> happened, List<ZoomEvent> live, List<ZoomEvent> repaired) {

    /** The balance of a folder. */
    public static Balance of(GroundTruth truth, Path folder) {
        return new Balance(
                truth.sent().stream()
                        .map(SentEvent::content)
                        .map(ZoomEvent::parse)
                        .toList(),
                read(folder.resolve("live.jsonl")),
                read(folder.resolve("repaired.jsonl")));
    }

    private static List<ZoomEvent> read(Path file) {
        try {
            return Files.exists(file)
                    ? Files.readAllLines(file).stream().map(ZoomEvent::parse).toList()
                    : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of the kinds that can be repaired: what was never routed. */
    public List<String> lost() {
        List<String> routed = keys(Stream.concat(live.stream(), repaired.stream()));
        return keys(happened.stream()).stream()
                .filter(key -> !routed.contains(key))
                .toList();
    }

    /** Of the kinds that can be repaired: what was routed more than once, or never happened. */
    public List<String> tooMuch() {
        Map<String, Long> happenings = counted(keys(happened.stream()));
        return counted(keys(Stream.concat(live.stream(), repaired.stream()))).entrySet().stream()
                .filter(routed -> routed.getValue() > happenings.getOrDefault(routed.getKey(), 0L))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Of the other kinds: how many of each type are lost. */
    public Map<String, Long> beyondRepair() {
        Map<String, Long> lost = types(happened);
        types(live).forEach((type, count) -> lost.merge(type, -count, Long::sum));
        lost.values().removeIf(count -> count == 0);
        return lost;
    }

    private static List<String> keys(Stream<ZoomEvent> events) {
        return events.map(EventKey::of).filter(Objects::nonNull).toList();
    }

    private static Map<String, Long> types(List<ZoomEvent> events) {
        return counted(events.stream()
                .filter(event -> EventKey.of(event) == null)
                .map(ZoomEvent::type)
                .toList());
    }

    private static Map<String, Long> counted(List<String> texts) {
        return texts.stream().collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
    }
}
