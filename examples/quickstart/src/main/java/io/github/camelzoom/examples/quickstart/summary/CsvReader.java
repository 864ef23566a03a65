package io.github.camelzoom.examples.quickstart.summary;

import java.util.ArrayList;
import java.util.List;

/** Reads records of comma-separated values, each on one line, as whoever opens the file does. */
final class CsvReader {
    private CsvReader() {}

    /** The fields of a line, without quotes and without the mark that keeps a field from being a formula. */
    static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                field.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                fields.add(meant(field));
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(meant(field));
        return fields;
    }

    private static String meant(StringBuilder field) {
        boolean marked = field.length() > 1 && field.charAt(0) == '\'' && "=+-@".indexOf(field.charAt(1)) >= 0;
        return marked ? field.substring(1) : field.toString();
    }
}
