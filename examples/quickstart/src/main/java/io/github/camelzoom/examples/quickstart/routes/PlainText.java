package io.github.camelzoom.examples.quickstart.routes;

/** Text that other people chose, such as names and topics, made fit for one line. */
public final class PlainText {
    private static final int LONGEST = 200;

    private PlainText() {}

    /**
     * The text on one line: runs of line breaks and other control characters become one space. A line break in a topic
     * would otherwise add headers to a mail or records to a file, and an invisible direction mark could disguise both.
     */
    public static String line(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}\\u202A-\\u202E\\u2066-\\u2069]+", " ")
                .strip();
    }

    /** The text on one line, cut to a length that is bearable in a subject. */
    public static String subject(String text) {
        String line = line(text);
        if (line.codePointCount(0, line.length()) <= LONGEST) {
            return line;
        }
        return line.substring(0, line.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }
}
