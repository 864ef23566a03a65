package io.github.camelzoom.websocket.protocol;

/**
 * One pattern of an {@link EventFilter}, without its exclusion mark. Matching takes no more steps than the product of
 * both lengths, whatever the pattern; a regular expression could take for ever.
 */
final class EventPattern {

    private final String pattern;

    EventPattern(String pattern) {
        this.pattern = pattern;
    }

    /**
     * @param pattern what is left of {@code written} without its exclusion mark
     * @throws IllegalArgumentException when it is no pattern
     */
    static void check(String pattern, String written, String all) {
        if (pattern.isEmpty()) {
            throw new IllegalArgumentException(
                    written.isEmpty()
                            ? "There is an empty pattern in \"" + all + "\": remove the superfluous comma, or use * for"
                                    + " all events"
                            : "The pattern \"!\" in \"" + all + "\" excludes nothing: put an event type after it, such"
                                    + " as !meeting.*_qos");
        }
        if (pattern.contains("**")) {
            throw new IllegalArgumentException("The pattern \"" + written
                    + "\" holds \"**\": one * already stands for any run of characters, dots included");
        }
        pattern.chars().filter(character -> !isAllowed(character)).findFirst().ifPresent(character -> {
            throw new IllegalArgumentException("The pattern \"" + written + "\" holds the character '"
                    + Character.toString(character)
                    + "': event types are made of letters, digits, '_', '.' and '-'; patterns may also hold * anywhere"
                    + " and begin with !");
        });
    }

    private static boolean isAllowed(int character) {
        return character >= 'a' && character <= 'z'
                || character >= 'A' && character <= 'Z'
                || character >= '0' && character <= '9'
                || "_.-*".indexOf(character) >= 0;
    }

    /** Tries each * with nothing first; on a mismatch only the last * takes one more character. */
    boolean matches(String type) {
        int p = 0;
        int t = 0;
        int lastStar = -1;
        int resumeAt = 0;
        while (t < type.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                lastStar = p++;
                resumeAt = t;
            } else if (p < pattern.length() && pattern.charAt(p) == type.charAt(t)) {
                p++;
                t++;
            } else if (lastStar >= 0) {
                p = lastStar + 1;
                t = ++resumeAt;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }
}
