package io.github.camelzoom.examples.quickstart.servers;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.github.camelzoom.examples.quickstart.settings.Login;
import io.github.camelzoom.examples.quickstart.settings.MailSettings;
import io.github.camelzoom.examples.quickstart.settings.MailSettings.Mailbox;
import io.github.camelzoom.examples.quickstart.settings.MailSettings.Tls;
import java.util.Optional;

/**
 * A mail server inside this program, on free ports of the loopback interface. It takes mail to anybody and keeps all of
 * it, in memory, in the one mailbox that it has, where any mail client can read it.
 */
public final class EmbeddedMail implements AutoCloseable {
    private static final String HOST = "127.0.0.1";
    /** Opens nothing but this mailbox on this machine. */
    private static final Login LOGIN = new Login("quickstart", "quickstart");

    private final GreenMail server = new GreenMail(new ServerSetup[] {
        new ServerSetup(0, HOST, ServerSetup.PROTOCOL_SMTP), new ServerSetup(0, HOST, ServerSetup.PROTOCOL_IMAP)
    });

    private EmbeddedMail() {}

    /** Returns when it listens. */
    public static EmbeddedMail start() {
        EmbeddedMail mail = new EmbeddedMail();
        mail.server.start();
        GreenMailUser everybody = mail.server.setUser(LOGIN.user() + "@example.com", LOGIN.user(), LOGIN.password());
        mail.server.getUserManager().setMessageDeliveryHandler((message, recipient) -> everybody);
        return mail;
    }

    /** How to reach it. */
    public MailSettings settings() {
        Mailbox mailbox = new Mailbox(HOST, server.getImap().getPort(), Tls.OFF, LOGIN);
        return new MailSettings(
                HOST,
                server.getSmtp().getPort(),
                Tls.OFF,
                Optional.of(LOGIN),
                "zoom-events@example.com",
                Optional.of(mailbox));
    }

    /** Ends it, and with it the mails. */
    @Override
    public void close() {
        server.stop();
    }
}
