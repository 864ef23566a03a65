package io.github.camelzoom.examples.attendance.simulated;

import io.github.camelzoom.examples.attendance.mail.HostMail;
import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A mail as its reader gets it. */
public record Mail(String to, String subject, String meeting, String html, String csv) {

    static Mail of(Message message) throws MessagingException, IOException {
        Multipart parts = (Multipart) message.getContent();
        String html = "";
        String csv = "";
        for (int i = 0; i < parts.getCount(); i++) {
            BodyPart part = parts.getBodyPart(i);
            String text = new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (Part.ATTACHMENT.equals(part.getDisposition())) {
                csv = text;
            } else {
                html = text;
            }
        }
        return new Mail(
                InternetAddress.toString(message.getRecipients(Message.RecipientType.TO)),
                message.getSubject(),
                message.getHeader(HostMail.MEETING_HEADER)[0],
                html,
                csv);
    }

    /** The lines of its table about people. */
    public List<CSVRecord> people() {
        return records().stream().filter(line -> !line.get("stays").isEmpty()).toList();
    }

    /** The lines of its table about gaps. */
    public List<CSVRecord> gaps() {
        return records().stream().filter(line -> line.get("stays").isEmpty()).toList();
    }

    private List<CSVRecord> records() {
        CSVFormat format =
                CSVFormat.EXCEL.builder().setHeader().setSkipHeaderRecord(true).get();
        // without the byte order mark
        try (CSVParser parser = CSVParser.parse(new StringReader(csv.substring(1)), format)) {
            return parser.getRecords();
        } catch (IOException e) {
            throw new IllegalStateException("The table in the mail cannot be read", e);
        }
    }
}
