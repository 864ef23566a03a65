package io.github.camelzoom.examples.attendance.mail;

/** Text that other people chose, such as names and topics, made fit for one line. */
final class Text {
    private static final int LONGEST = 200;

    private Text() {}

    /** On one line: a line break in a topic would add headers to the mail, an unseen direction mark would disguise it. */
    static String line(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}\\u202A-\\u202E\\u2066-\\u2069]+", " ")
                .strip();
    }

    /** On one line, cut to a length that is bearable in a subject. */
    static String subject(String text) {
        String line = line(text);
        return line.codePointCount(0, line.length()) <= LONGEST
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }
}
