package io.github.camelzoom.websocket.benchmarks;

import java.util.Collections;
import java.util.Locale;

/** A table in Markdown. */
final class Table {

    private final StringBuilder text = new StringBuilder();

    /** @param headings the first column's is for names, all others are for numbers */
    Table(String... headings) {
        row((Object[]) headings);
        text.append("|---|")
                .append(String.join("", Collections.nCopies(headings.length - 1, "---:|")))
                .append('\n');
    }

    Table row(Object... cells) {
        text.append('|');
        for (Object cell : cells) {
            text.append(' ').append(cell).append(" |");
        }
        text.append('\n');
        return this;
    }

    /** A number with thousands separated. */
    static String number(double value) {
        return String.format(Locale.ROOT, "%,.0f", value);
    }

    /** A number with so many decimals. */
    static String number(double value, int decimals) {
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
