package io.github.camelzoom.examples.attendance.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelzoom.examples.attendance.MeetingEvents;
import io.github.camelzoom.examples.attendance.table.AttendanceTable;
import io.github.camelzoom.examples.attendance.table.MeetingLog;
import io.github.camelzoom.websocket.ZoomEvent;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

class HostMailTest {
    private static final HostDirectory NO_HOSTS = new HostDirectory(Map.of(), "office@example.com");

    private static MeetingLog log(String... events) {
        MeetingLog log = MeetingLog.of("m1==");
        for (String event : events) {
            log = log.with(ZoomEvent.parse(event));
        }
        return log;
    }

    private static String csv(String name) {
        MeetingEvents meeting = new MeetingEvents("m1==", "Stand-up");
        return CsvTable.of(AttendanceTable.of(
                log(meeting.started(), meeting.joined(5, "1", name, "a@example.com"), meeting.ended(60))));
    }

    @Test
    void theTableForSpreadsheetsHasLocalTimesAndMinutes() {
        assertEquals(
                "\uFEFFname,email,first joined,last left,minutes,stays,remark\r\n"
                        + "Anna,a@example.com,2026-03-02T10:05:00+01:00,2026-03-02T11:00:00+01:00,55,"
                        + "2026-03-02T10:05:00+01:00/2026-03-02T11:00:00+01:00,\r\n",
                csv("Anna"));
    }

    @Test
    void aNameIsNeverAFormula() {
        for (String name : new String[] {"=cmd()", "+1", "-1", "@x", "\t=1", "\r\n=1", "\uFF1D1"}) {
            String field = csv(name).lines().skip(1).findFirst().orElseThrow();
            assertTrue(field.startsWith("'"), field);
        }
    }

    @Test
    void commasQuotesAndLineBreaksStayInTheirField() {
        String[] lines = csv("Müller, \"Bob\"\r\nEve,eve@example.com").split("\r\n");
        assertEquals(2, lines.length);
        assertTrue(lines[1].startsWith("\"Müller, \"\"Bob\"\" Eve,eve@example.com\",a@example.com,"), lines[1]);
    }

    @Test
    void whatOthersWroteIsNoMarkup() {
        MeetingEvents meeting = new MeetingEvents("m1==", "<img src=x onerror=alert(1)>");
        String html = HtmlTable.of(AttendanceTable.of(log(
                meeting.started(),
                meeting.joined(1, "1", "<script>alert(1)</script>", "\"><b>@example.com"),
                meeting.ended(2))));
        assertFalse(html.contains("<script"), html);
        assertFalse(html.contains("<img"), html);
        assertFalse(html.contains("<b>"), html);
        assertTrue(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;"), html);
    }

    @Test
    void theTableForReadingSaysWhatIsNotKnown() {
        MeetingEvents meeting = new MeetingEvents("m1==", "Stand-up");
        String html = HtmlTable.of(AttendanceTable.of(log(meeting.joined(5, "1", "Anna", "a@example.com"))));
        assertTrue(html.contains("This table may be incomplete."), html);
        assertTrue(html.contains("The beginning of the meeting was not heard."), html);
        assertTrue(html.contains("The end of the meeting was not heard."), html);
        assertTrue(html.contains("10:05:00&ndash;?"), html);
        assertTrue(html.contains("at least 0"), html);
    }

    @Test
    void aTopicAddsNoHeaderToTheMail() {
        MeetingEvents meeting = new MeetingEvents("m1==", "x\r\nBcc: eve@example.com" + "y".repeat(300));
        Exchange exchange = new DefaultExchange(new DefaultCamelContext());
        new HostMail(NO_HOSTS).write(log(meeting.started(), meeting.ended(60)), exchange);
        String subject = exchange.getMessage().getHeader("Subject", String.class);
        assertTrue(subject.startsWith("Attendance: x Bcc: eve@example.comyyy"), subject);
        assertEquals(200, subject.length());
    }

    @Test
    void theHostIsWhoWasConfiguredOrWhoTheEventsTellOf() {
        MeetingEvents meeting = new MeetingEvents("m1==", "Stand-up");
        String joined = meeting.joined(1, "1", "Host", "host@example.com");
        String guest = meeting.joined(0, "2", "Eve", "eve@example.com");
        assertEquals(
                "boss@example.com",
                new HostDirectory(Map.of("host-1", "boss@example.com"), "office@example.com")
                        .addressFor(log(guest, joined)));
        assertEquals("host@example.com", NO_HOSTS.addressFor(log(guest, joined)));
        assertEquals("office@example.com", NO_HOSTS.addressFor(log(guest)));
        meeting.with("host_email", "told@example.com");
        assertEquals("told@example.com", NO_HOSTS.addressFor(log(joined, meeting.started())));
    }

    @Test
    void whatIsNotOneAddressIsNone() {
        for (String text :
                new String[] {"a@example.com,b@example.com", "a@example.com\r\nBcc: b@example.com", "nobody"}) {
            MeetingEvents meeting = new MeetingEvents("m1==", "Stand-up").with("host_email", text);
            assertEquals("office@example.com", NO_HOSTS.addressFor(log(meeting.started())));
        }
    }
}
