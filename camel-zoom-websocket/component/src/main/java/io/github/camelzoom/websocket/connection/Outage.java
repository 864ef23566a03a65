package io.github.camelzoom.websocket.connection;

/**
 * A time without connection that is still going on.
 *
 * @param from     the last proof that events could reach us, epoch milliseconds
 * @param cause    what began it
 * @param latest   why the latest attempt failed; equal to {@code cause} until one did
 * @param detail   what the other side said or what broke, free of secrets; may be empty
 * @param failures attempts that failed, or broke before they were stable, one after the other
 */
public record Outage(long from, ConnectionCause cause, ConnectionCause latest, String detail, int failures) {

    Outage failedAgain(ConnectionCause latest, String detail) {
        return new Outage(from, cause, latest, detail, failures + 1);
    }

    Gap endedAt(long to) {
        return new Gap(from, to, cause);
    }
}
