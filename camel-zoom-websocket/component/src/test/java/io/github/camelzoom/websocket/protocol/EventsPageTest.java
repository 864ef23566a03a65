package io.github.camelzoom.websocket.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Holds docs/events.md to the known types and to the code. How to bring it up to date: see ReferencePageTest. */
class EventsPageTest {

    private static final Path PAGE = Path.of("../../docs/events.md");

    @Test
    void theEventReferenceIsCurrent() throws IOException {
        String page = Files.readString(PAGE);
        String current = new EventsPage(EventTypes.byFamily(), EventTypes.about()).refresh(page);
        if (Boolean.getBoolean("reference.update")) {
            Files.writeString(PAGE, current);
            page = current;
        }
        assertEquals(current, page, "docs/events.md is not current: run this test with -Dreference.update=true");
    }

    @Test
    void whatIsShownForAFamilyChoosesItsTypesAndNoOthers() throws IOException {
        Map<String, List<String>> types = EventTypes.byFamily();
        for (Map.Entry<String, List<String>> family : types.entrySet()) {
            EventFilter filter = EventFilter.parse(EventsPage.pattern(family.getKey(), family.getValue()));
            Set<String> chosen = new TreeSet<>();
            types.values().forEach(all -> all.stream().filter(filter::accepts).forEach(chosen::add));
            assertEquals(new TreeSet<>(family.getValue()), chosen);
        }
    }

    @Test
    void eachFamilyHasItsWordsAndEachTypeIsListedOnce() throws IOException {
        Map<String, List<String>> types = EventTypes.byFamily();
        assertEquals(types.keySet(), new TreeSet<>(EventTypes.about().stringPropertyNames()));
        List<String> all = types.values().stream().flatMap(List::stream).toList();
        assertEquals(all.size(), Set.copyOf(all).size());
    }
}
