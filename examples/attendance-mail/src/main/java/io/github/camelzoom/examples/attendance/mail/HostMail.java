package io.github.camelzoom.examples.attendance.mail;

import io.github.camelzoom.examples.attendance.table.AttendanceTable;
import io.github.camelzoom.examples.attendance.table.MeetingLog;
import jakarta.activation.DataHandler;
import jakarta.mail.util.ByteArrayDataSource;
import java.nio.charset.StandardCharsets;
import org.apache.camel.Exchange;
import org.apache.camel.attachment.AttachmentMessage;

/** Writes the mail: the table to read in its text, and for spreadsheets beside it. */
public final class HostMail {
    /** By it the mails of one meeting are told from others, and a doubled one from a new one. */
    public static final String MEETING_HEADER = "X-Zoom-Meeting-UUID";

    private static final String CSV = "text/csv; charset=UTF-8";

    private final HostDirectory hosts;

    public HostMail(HostDirectory hosts) {
        this.hosts = hosts;
    }

    /** Makes the mail: its text in the body, recipient and subject in headers as camel-mail takes them. */
    public void write(MeetingLog meeting, Exchange exchange) {
        AttendanceTable table = AttendanceTable.of(meeting);
        AttachmentMessage mail = exchange.getMessage(AttachmentMessage.class);
        mail.setHeader("To", hosts.addressFor(meeting));
        mail.setHeader("Subject", Text.subject(subject(table)));
        mail.setHeader(MEETING_HEADER, Text.line(meeting.uuid()));
        mail.setBody(HtmlTable.of(table));
        byte[] csv = CsvTable.of(table).getBytes(StandardCharsets.UTF_8);
        mail.addAttachment("attendance.csv", new DataHandler(new ByteArrayDataSource(csv, CSV)));
    }

    private static String subject(AttendanceTable table) {
        return (table.isIncomplete() ? "Attendance, may be incomplete: " : "Attendance: ") + table.topic();
    }
}
