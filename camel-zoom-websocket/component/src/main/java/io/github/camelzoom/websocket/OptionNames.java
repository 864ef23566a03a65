package io.github.camelzoom.websocket;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Says which options are unknown and which ones were probably meant. Names only, since a value may be a secret. */
final class OptionNames {

    /** More differences than this, and a suggestion would be a guess. */
    private static final int LARGEST_DISTANCE = 3;

    private final Collection<String> known;

    OptionNames(Collection<String> known) {
        this.known = known;
    }

    String describe(Collection<String> unknown) {
        return new TreeSet<>(unknown)
                .stream().map(name -> name + suggestion(name)).collect(Collectors.joining(", "));
    }

    private String suggestion(String name) {
        return closest(name).map(option -> " (did you mean " + option + "?)").orElse("");
    }

    private Optional<String> closest(String name) {
        return known.stream()
                .filter(option -> distance(name, option) <= LARGEST_DISTANCE)
                .min(Comparator.comparingInt((String option) -> distance(name, option))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** The Levenshtein distance, letter case aside. */
    private static int distance(String left, String right) {
        String a = left.toLowerCase(Locale.ROOT);
        String b = right.toLowerCase(Locale.ROOT);
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substituted = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(substituted, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
