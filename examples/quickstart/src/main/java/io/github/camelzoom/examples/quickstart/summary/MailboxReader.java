package io.github.camelzoom.examples.quickstart.summary;

import io.github.camelzoom.examples.quickstart.routes.HostMail;
import io.github.camelzoom.examples.quickstart.settings.MailSettings.Mailbox;
import io.github.camelzoom.examples.quickstart.settings.MailSettings.Tls;
import jakarta.mail.FetchProfile;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.search.HeaderTerm;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** Reads back, over IMAP, the mails of one run. */
final class MailboxReader {
    private static final String TIMEOUT_MILLIS = "10000";

    private final Mailbox mailbox;

    MailboxReader(Mailbox mailbox) {
        this.mailbox = mailbox;
    }

    /** The mails in the inbox that the run sent. */
    List<Mail> mailsOf(String run) throws MessagingException {
        try (Store store = session().getStore()) {
            store.connect(
                    mailbox.host(),
                    mailbox.port(),
                    mailbox.login().user(),
                    mailbox.login().password());
            try (Folder inbox = store.getFolder("INBOX")) {
                inbox.open(Folder.READ_ONLY);
                Message[] messages = inbox.search(new HeaderTerm(HostMail.RUN_HEADER, run));
                FetchProfile envelopes = new FetchProfile();
                envelopes.add(FetchProfile.Item.ENVELOPE);
                inbox.fetch(messages, envelopes);
                List<Mail> mails = new ArrayList<>();
                for (Message message : messages) {
                    mails.add(read(message));
                }
                return mails;
            }
        }
    }

    private static Mail read(Message message) throws MessagingException {
        String to = InternetAddress.toString(message.getRecipients(Message.RecipientType.TO));
        return new Mail(to, message.getSubject());
    }

    private Session session() {
        String protocol = mailbox.tls() == Tls.IMPLICIT ? "imaps" : "imap";
        Properties properties = new Properties();
        properties.setProperty("mail.store.protocol", protocol);
        properties.setProperty("mail." + protocol + ".connectiontimeout", TIMEOUT_MILLIS);
        properties.setProperty("mail." + protocol + ".timeout", TIMEOUT_MILLIS);
        String startTls = String.valueOf(mailbox.tls() == Tls.STARTTLS);
        properties.setProperty("mail." + protocol + ".starttls.enable", startTls);
        properties.setProperty("mail." + protocol + ".starttls.required", startTls);
        return Session.getInstance(properties);
    }
}
