package io.github.camelzoom.websocket.protocol;

import io.github.camelzoom.websocket.MarkedPage;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Renders the tables of docs/events.md from the list of known types and from the code that reads events: it is asked about
 * an event that has nothing, and what it looks for is written down.
 */
final class EventsPage {

    /** How either key is found in an event. */
    private interface KeyReader {
        String of(String family, UnaryOperator<String> inObject, UnaryOperator<String> inPayload);
    }

    private final Map<String, List<String>> typesByFamily;
    private final Properties about;

    EventsPage(Map<String, List<String>> typesByFamily, Properties about) {
        this.typesByFamily = typesByFamily;
        this.about = about;
    }

    String refresh(String page) {
        String refreshed = MarkedPage.replace(page, "count", count());
        refreshed = MarkedPage.replace(refreshed, "families", families());
        refreshed = MarkedPage.replace(refreshed, "payload members", payloadMembers());
        return MarkedPage.replace(refreshed, "types", types());
    }

    /** What to write in the option events to get this family and nothing else. */
    static String pattern(String family, List<String> types) {
        boolean named = types.stream().allMatch(type -> ObjectId.family(type).equals(family));
        return named ? family + ".*" : String.join(",", types);
    }

    private String count() {
        int types = typesByFamily.values().stream().mapToInt(List::size).sum();
        return types + " types in " + typesByFamily.size() + " families.\n";
    }

    private String families() {
        return "| family | types | about | `events=` | order key | `CamelZoomObjectId` |\n|---|---|---|---|---|---|\n"
                + typesByFamily.entrySet().stream().map(this::row).collect(Collectors.joining());
    }

    private String row(Map.Entry<String, List<String>> family) {
        String name = family.getKey();
        List<String> types = family.getValue();
        return "| [`" + name + "`](#" + name + ") | " + types.size() + " | " + about.getProperty(name) + " | `"
                + pattern(name, types) + "` | " + code(membersOfObject(types, OrderKey::of)) + " | "
                + code(membersOfObject(types, ObjectId::of)) + " |\n";
    }

    private String types() {
        return typesByFamily.entrySet().stream()
                .map(family -> "### " + family.getKey() + "\n\n" + code(family.getValue()) + "\n")
                .collect(Collectors.joining("\n"));
    }

    private String payloadMembers() {
        Set<String> asked = new LinkedHashSet<>();
        OrderKey.of("any", none -> null, recording(asked));
        return code(asked.stream().map(member -> "payload." + member).toList()) + "\n";
    }

    private static List<String> membersOfObject(List<String> types, KeyReader reader) {
        Set<String> asked = new LinkedHashSet<>();
        types.stream().map(ObjectId::family).forEach(family -> reader.of(family, recording(asked), none -> null));
        return new ArrayList<>(asked);
    }

    private static UnaryOperator<String> recording(Set<String> asked) {
        return member -> {
            asked.add(member);
            return null;
        };
    }

    private static String code(List<String> words) {
        return words.stream().map(word -> "`" + word + "`").collect(Collectors.joining(", "));
    }
}
