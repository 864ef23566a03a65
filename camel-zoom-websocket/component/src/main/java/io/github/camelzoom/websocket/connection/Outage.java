package io.github.camelzoom.websocket.connection;

/**
 * A time without connection that is still going on.
 *
 * @param from    the last proof that events could reach us, epoch milliseconds
 * @param cause   what began it
 * @param latest  why the latest attempt failed; equal to {@code cause} until one did
 * @param detail  what the other side said or what broke, free of secrets; may be empty
 * @param trouble what bears on the next attempt's time
 */
public record Outage(long from, ConnectionCause cause, ConnectionCause latest, String detail, Trouble trouble) {

    static Outage begun(long from, ConnectionCause cause, String detail, Trouble trouble) {
        return new Outage(from, cause, cause, detail, trouble);
    }

    /** Attempts that failed, or connections that broke before they were stable, one after the other. */
    public int failures() {
        return trouble.failures();
    }

    /** What happened and what the other side said, as one sentence. */
    public String describe() {
        String summary = latest.summary();
        String sentence = Character.toUpperCase(summary.charAt(0)) + summary.substring(1);
        return detail.isEmpty() ? sentence + "." : sentence + ": " + detail + ".";
    }

    /** {@link #describe()}, and what to do about it. */
    public String explain() {
        return describe() + " " + latest.advice();
    }

    Outage failedAgain(ConnectionCause latest, String detail) {
        return new Outage(from, cause, latest, detail, trouble.failedAgain());
    }

    /** The attempt that failed had got so far that Zoom may accept it yet. */
    Outage withRival(long now) {
        return new Outage(from, cause, latest, detail, trouble.rival(now));
    }

    Gap endedAt(long to) {
        return new Gap(from, to, cause);
    }
}
