package io.github.camelzoom.examples.quickstart.settings;

import java.util.Optional;

/**
 * Where mails go, and where they can be read back.
 *
 * @param login empty for a server that asks for none
 * @param from address of the sender
 * @param mailbox where the mails arrive; empty if that is out of reach
 */
public record MailSettings(
        String host, int port, Tls tls, Optional<Login> login, String from, Optional<Mailbox> mailbox) {

    /** How the connection is protected. */
    public enum Tls {
        /** Not at all: for a server on this machine. */
        OFF,
        /** Plain at first, then by STARTTLS, which the server must offer. */
        STARTTLS,
        /** From the first byte. */
        IMPLICIT
    }

    /** An IMAP account. */
    public record Mailbox(String host, int port, Tls tls, Login login) {}

    static Optional<MailSettings> from(Source source) {
        return source.text("SMTP_HOST").map(host -> {
            Tls tls = tls(source, "SMTP_TLS");
            int port = source.port("SMTP_PORT").orElse(tls == Tls.IMPLICIT ? 465 : tls == Tls.OFF ? 25 : 587);
            String from = source.required("SMTP_FROM", "mails by way of SMTP_HOST need a sender");
            return new MailSettings(host, port, tls, login(source), from, mailbox(source));
        });
    }

    private static Optional<Login> login(Source source) {
        return source.text("SMTP_USER")
                .map(user -> new Login(user, source.required("SMTP_PASSWORD", "SMTP_USER has a password")));
    }

    private static Optional<Mailbox> mailbox(Source source) {
        return source.text("IMAP_HOST").map(host -> {
            String because = "IMAP_HOST is where the mails are read back";
            Tls tls = source.choice("IMAP_TLS", "implicit", value -> tlsOf("IMAP_TLS", value));
            Login login = new Login(source.required("IMAP_USER", because), source.required("IMAP_PASSWORD", because));
            return new Mailbox(host, source.port("IMAP_PORT").orElse(tls == Tls.IMPLICIT ? 993 : 143), tls, login);
        });
    }

    private static Tls tls(Source source, String name) {
        return source.choice(name, "starttls", value -> tlsOf(name, value));
    }

    private static Tls tlsOf(String name, String value) {
        return switch (value) {
            case "off" -> Tls.OFF;
            case "starttls" -> Tls.STARTTLS;
            case "implicit" -> Tls.IMPLICIT;
            default -> throw Source.wrong(name, "starttls, implicit or off", value);
        };
    }
}
