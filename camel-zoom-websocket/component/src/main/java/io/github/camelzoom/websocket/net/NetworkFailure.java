package io.github.camelzoom.websocket.net;

import java.net.ConnectException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/**
 * Puts a network failure into words that are fit for a log. The exceptions of HTTP and WebSocket clients quote the
 * request line, and with it the access token in the URL's query, so no query ever passes through here.
 */
public final class NetworkFailure {

    private static final Pattern QUERY = Pattern.compile("\\?\\S*");

    /**
     * Credentials with the words that announce them; several may stand in a row. Tokens of Zoom are known without such
     * words, because a peer that refuses one may quote it: like all JSON Web Tokens they begin with <code>{"</code> in
     * Base64.
     */
    private static final Pattern CREDENTIALS =
            Pattern.compile("(?i)(?:(?:access_token=|authorization:\\s*(?:\\S+\\s+)?|basic\\s|bearer\\s)\\s*)+\\S+"
                    + "|eyJ[\\w-]{5}\\S*");

    private static final Pattern LINE_BREAKS = Pattern.compile("[\\p{IsControl}\\u2028\\u2029]+");
    private static final int LONGEST = 300;

    /** More than this is not even looked at: a peer may send megabytes. */
    private static final int READ = 10 * LONGEST;

    private NetworkFailure() {}

    /** One line, without secrets: the kind of failure, then the library's own words. */
    public static String describe(Throwable failure) {
        String words = kind(failure);
        String message = failure.getMessage();
        return message == null || message.isBlank() ? words : words + " (" + scrub(message) + ")";
    }

    /** The text as one line of bounded length, without any URL query and without credentials. */
    public static String scrub(String text) {
        String line = LINE_BREAKS
                .matcher(text.length() > READ ? text.substring(0, READ) : text)
                .replaceAll(" ");
        // credentials first: a query's end may cut them off from the word that announces them
        line = CREDENTIALS.matcher(line).replaceAll("...");
        line = QUERY.matcher(line).replaceAll("?...");
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "..." : line;
    }

    private static String kind(Throwable failure) {
        if (causedBy(failure, UnknownHostException.class)) {
            return "the host name cannot be resolved";
        }
        if (causedBy(failure, SSLException.class)) {
            return "TLS failed";
        }
        if (causedBy(failure, TimeoutException.class)) {
            return "no answer in time";
        }
        if (causedBy(failure, ConnectException.class)) {
            return "cannot connect";
        }
        if (causedBy(failure, SocketException.class)) {
            return "the connection broke";
        }
        return failure.getClass().getSimpleName();
    }

    private static boolean causedBy(Throwable failure, Class<? extends Throwable> type) {
        int depth = 0;
        for (Throwable t = failure; t != null && depth < 20; t = t.getCause(), depth++) {
            if (type.isInstance(t)) {
                return true;
            }
        }
        return false;
    }
}
