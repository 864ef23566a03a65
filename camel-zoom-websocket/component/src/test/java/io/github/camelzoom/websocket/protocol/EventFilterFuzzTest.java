package io.github.camelzoom.websocket.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;
import java.util.List;

class EventFilterFuzzTest {

    @DictionaryEntries({"meeting.*", "!meeting.*_qos", "recording.completed", "*", "!", ","})
    @FuzzTest
    void everyPatternIsRefusedInWordsOrMatchesWhatItSays(FuzzedDataProvider data) {
        String patterns = data.consumeString(200);
        String type = data.consumeRemainingAsString();
        EventFilter filter;
        try {
            filter = EventFilter.parse(patterns);
        } catch (IllegalArgumentException refusal) {
            assertNotNull(refusal.getMessage());
            return;
        }

        boolean accepted = filter.accepts(type);

        assertEquals(accepted, filter.accepts(type), "once decided, for ever decided");
        assertEquals(accepted, EventFilter.parse(filter.toString()).accepts(type));
        assertEquals(expected(filter.toString(), type), accepted, filter + " for " + type);
    }

    private static boolean expected(String canonical, String type) {
        List<String> all = Arrays.asList(canonical.split(","));
        List<String> included =
                all.stream().filter(pattern -> !pattern.startsWith("!")).toList();
        boolean excluded = all.stream()
                .filter(pattern -> pattern.startsWith("!"))
                .anyMatch(pattern -> matches(pattern.substring(1), type));
        return !excluded && (included.isEmpty() || included.stream().anyMatch(pattern -> matches(pattern, type)));
    }

    /** The plain definition of a wildcard by a table: whether the first i characters match the first j of the type. */
    private static boolean matches(String pattern, String type) {
        boolean[] row = new boolean[type.length() + 1];
        row[0] = true;
        for (char p : pattern.toCharArray()) {
            boolean[] next = new boolean[row.length];
            next[0] = p == '*' && row[0];
            for (int j = 1; j < row.length; j++) {
                next[j] = p == '*' ? row[j] || next[j - 1] : row[j - 1] && p == type.charAt(j - 1);
            }
            row = next;
        }
        return row[type.length()];
    }
}
