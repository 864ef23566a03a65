package io.github.camelzoom.examples.attendance.simulated;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * A mail server inside this program, on free ports of the loopback interface. It takes mail to anybody and keeps all of
 * it, in memory, in the one mailbox that it has.
 */
public final class EmbeddedMail implements AutoCloseable {
    public static final String HOST = "127.0.0.1";
    /** Opens nothing but this mailbox on this machine. */
    private static final String LOGIN = "attendance";

    private static final String TIMEOUT_MILLIS = "10000";

    private final GreenMail server = new GreenMail(new ServerSetup[] {
        new ServerSetup(0, HOST, ServerSetup.PROTOCOL_SMTP), new ServerSetup(0, HOST, ServerSetup.PROTOCOL_IMAP)
    });
    private int smtpPort;

    private EmbeddedMail() {}

    /** Returns when it listens. */
    public static EmbeddedMail start() {
        EmbeddedMail mail = new EmbeddedMail();
        mail.server.start();
        mail.smtpPort = mail.server.getSmtp().getPort();
        GreenMailUser everybody = mail.server.setUser(LOGIN + "@example.com", LOGIN, LOGIN);
        mail.server.getUserManager().setMessageDeliveryHandler((message, recipient) -> everybody);
        return mail;
    }

    /** Where it listens, or did. */
    public int smtpPort() {
        return smtpPort;
    }

    /** Reads back over IMAP what it got. */
    public List<Mail> mails() {
        Properties properties = new Properties();
        properties.setProperty("mail.imap.connectiontimeout", TIMEOUT_MILLIS);
        properties.setProperty("mail.imap.timeout", TIMEOUT_MILLIS);
        try (Store store = Session.getInstance(properties).getStore("imap")) {
            store.connect(HOST, server.getImap().getPort(), LOGIN, LOGIN);
            try (Folder inbox = store.getFolder("INBOX")) {
                inbox.open(Folder.READ_ONLY);
                List<Mail> mails = new ArrayList<>();
                for (Message message : inbox.getMessages()) {
                    mails.add(Mail.of(message));
                }
                return mails;
            }
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException("The mails cannot be read back", e);
        }
    }

    /** Ends it, and with it the mails. */
    @Override
    public void close() {
        server.stop();
    }
}
