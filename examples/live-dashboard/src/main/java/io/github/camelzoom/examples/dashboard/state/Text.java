package io.github.camelzoom.examples.dashboard.state;

/** Texts of others, which may be of any length. */
final class Text {
    private static final int LONGEST = 120;

    private Text() {}

    /** As it is, or shortened to what can be shown and kept. */
    static String cut(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        // not between the two halves of a character
        int end = Character.isHighSurrogate(text.charAt(LONGEST - 2)) ? LONGEST - 2 : LONGEST - 1;
        return text.substring(0, end) + "…";
    }
}
