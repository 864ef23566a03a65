package io.github.camelzoom.examples.attendance.mail;

import io.github.camelzoom.examples.attendance.table.AttendanceTable;
import io.github.camelzoom.examples.attendance.table.Attendee;
import io.github.camelzoom.examples.attendance.table.Gap;
import io.github.camelzoom.examples.attendance.table.Stay;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.camel.util.StringHelper;

/** The table for reading. */
final class HtmlTable {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final String UNKNOWN = "?";

    private HtmlTable() {}

    static String of(AttendanceTable table) {
        ZoneId zone = table.zone();
        return """
                <!DOCTYPE html>
                <html lang="en"><body>
                <h2>%s</h2>
                <p>Meeting %s, %s to %s (%s), %d attended</p>
                %s<table border="1" cellpadding="4" style="border-collapse:collapse">
                <tr><th>name</th><th>e-mail</th><th>from&ndash;to</th><th>minutes</th></tr>
                %s</table>
                </body></html>
                """.formatted(
                text(table.topic()),
                text(table.number()),
                time(table.start(), zone, DAY),
                time(table.end(), zone, DAY),
                text(zone.getId()),
                table.attendees().size(),
                warning(table),
                table.attendees().stream().map(attendee -> row(attendee, zone)).collect(Collectors.joining()));
    }

    private static String warning(AttendanceTable table) {
        if (!table.isIncomplete()) {
            return "";
        }
        StringBuilder text = new StringBuilder("<p><strong>This table may be incomplete.</strong>");
        if (!table.startSeen()) {
            text.append(" The beginning of the meeting was not heard.");
        }
        if (table.end() == null) {
            text.append(" The end of the meeting was not heard.");
        }
        for (Gap gap : table.gaps()) {
            text.append(" Not connected from ")
                    .append(time(gap.from(), table.zone(), TIME))
                    .append(" to ")
                    .append(time(gap.to(), table.zone(), TIME))
                    .append(".");
        }
        return text.append("</p>\n").toString();
    }

    private static String row(Attendee attendee, ZoneId zone) {
        return "<tr><td>%s</td><td>%s</td><td>%s</td><td>%s%d</td></tr>\n"
                .formatted(
                        text(attendee.name()),
                        text(attendee.email()),
                        attendee.stays().stream().map(stay -> stay(stay, zone)).collect(Collectors.joining("<br>")),
                        attendee.isPartlyKnown() ? "at least " : "",
                        attendee.present().toMinutes());
    }

    private static String stay(Stay stay, ZoneId zone) {
        return time(stay.from(), zone, TIME) + "&ndash;" + time(stay.to(), zone, TIME);
    }

    private static String time(Instant time, ZoneId zone, DateTimeFormatter format) {
        return time == null ? UNKNOWN : format.format(time.atZone(zone));
    }

    /** What others wrote is text, and never markup. */
    private static String text(String text) {
        return StringHelper.xmlEncode(Text.line(text));
    }
}
