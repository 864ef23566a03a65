package io.github.camelzoom.examples.attendance.mail;

import io.github.camelzoom.examples.attendance.table.AttendanceTable;
import io.github.camelzoom.examples.attendance.table.Attendee;
import io.github.camelzoom.examples.attendance.table.Gap;
import io.github.camelzoom.examples.attendance.table.Stay;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** The table for spreadsheets: RFC 4180. */
final class CsvTable {
    /** By it Excel knows UTF-8. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final String FORMULA_STARTS = "=+-@＝＋－＠";

    private CsvTable() {}

    static String of(AttendanceTable table) {
        StringBuilder text = new StringBuilder(BYTE_ORDER_MARK);
        try (CSVPrinter csv = new CSVPrinter(text, CSVFormat.EXCEL)) {
            csv.printRecord("name", "email", "first joined", "last left", "minutes", "stays", "remark");
            for (Attendee attendee : table.attendees()) {
                csv.printRecord(
                        harmless(attendee.name()),
                        harmless(attendee.email()),
                        time(attendee.firstJoined(), table.zone()),
                        time(attendee.lastLeft(), table.zone()),
                        attendee.present().toMinutes(),
                        attendee.stays().stream()
                                .map(stay -> stay(stay, table.zone()))
                                .collect(Collectors.joining(" ")),
                        attendee.isPartlyKnown() ? "there longer than is known" : "");
            }
            for (Gap gap : table.gaps()) {
                csv.printRecord(
                        "",
                        "",
                        time(gap.from(), table.zone()),
                        time(gap.to(), table.zone()),
                        "",
                        "",
                        "not connected: who came or went in this time is not known");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** Never a formula, which a participant could choose as a name to have it run by whoever opens the file. */
    private static String harmless(String text) {
        String line = Text.line(text);
        return !line.isEmpty() && FORMULA_STARTS.indexOf(line.charAt(0)) >= 0 ? "'" + line : line;
    }

    private static String stay(Stay stay, ZoneId zone) {
        return time(stay.from(), zone) + "/" + time(stay.to(), zone);
    }

    private static String time(Instant time, ZoneId zone) {
        return time == null ? "" : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time.atZone(zone));
    }
}
