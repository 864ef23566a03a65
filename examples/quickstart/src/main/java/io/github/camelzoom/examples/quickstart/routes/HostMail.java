package io.github.camelzoom.examples.quickstart.routes;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelzoom.websocket.ZoomEvent;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** Writes the mail that tells a host that the meeting has started. */
public final class HostMail {
    /** Header by which the mails of one run are told from others in the same mailbox. */
    public static final String RUN_HEADER = "X-Quickstart-Run";

    private final HostDirectory hosts;
    private final String run;

    /** @param run name of this run, fit for a mail header */
    public HostMail(HostDirectory hosts, String run) {
        this.hosts = hosts;
        this.run = run;
    }

    /** Makes the mail of the event: its text in the body, recipient and subject in headers as camel-mail takes them. */
    public void write(@Body ZoomEvent event, Exchange exchange) {
        JsonNode meeting = event.object();
        Message mail = exchange.getMessage();
        mail.setHeader("To", hosts.addressFor(event));
        mail.setHeader("Subject", subjectOf(event));
        mail.setHeader(RUN_HEADER, run);
        mail.setBody("""
                Your meeting has started.

                Topic:   %s
                Meeting: %s
                Started: %s
                """.formatted(
                        PlainText.line(meeting.path("topic").asText()),
                        PlainText.line(meeting.path("id").asText()),
                        PlainText.line(meeting.path("start_time").asText())));
    }

    /** The subject, on one line. */
    public static String subjectOf(ZoomEvent event) {
        return PlainText.subject(
                "Meeting started: " + event.object().path("topic").asText());
    }
}
