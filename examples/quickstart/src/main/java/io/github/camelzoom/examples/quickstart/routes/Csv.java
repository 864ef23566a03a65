package io.github.camelzoom.examples.quickstart.routes;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Records of comma-separated values as RFC 4180 has them, each on one line. */
public final class Csv {
    private static final String FORMULA_STARTS = "=+-@";

    private Csv() {}

    /** The record with its line end. */
    public static String record(String... fields) {
        return record(List.of(fields));
    }

    /** The record with its line end. */
    public static String record(List<String> fields) {
        return fields.stream().map(Csv::field).collect(Collectors.joining(",", "", "\r\n"));
    }

    /**
     * A field as a spreadsheet should see it: on one line, and never a formula, which a participant could otherwise
     * choose as his name to have it run by whoever opens the file.
     */
    static String harmless(String text) {
        String line = PlainText.line(text);
        return !line.isEmpty() && FORMULA_STARTS.indexOf(line.charAt(0)) >= 0 ? "'" + line : line;
    }

    private static String field(String text) {
        String value = harmless(text);
        boolean quoted = Stream.of(",", "\"", ";").anyMatch(value::contains);
        return quoted ? '"' + value.replace("\"", "\"\"") + '"' : value;
    }
}
