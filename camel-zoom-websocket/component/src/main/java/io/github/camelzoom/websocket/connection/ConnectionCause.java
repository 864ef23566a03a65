package io.github.camelzoom.websocket.connection;

import io.github.camelzoom.websocket.oauth.TokenFailure;
import java.util.Locale;

/**
 * Why there is no connection. Each cause has its way of retrying, a sentence that says what happened, and one that
 * says what to do about it.
 */
public enum ConnectionCause {
    STARTING(RetryPolicy.BACKOFF, "not connected yet", "Nothing to do."),
    STOPPED(RetryPolicy.BACKOFF, "the consumer was stopped or suspended", "Start or resume the route."),
    PROCESS_LOST(
            RetryPolicy.BACKOFF,
            "the process that received before ended without a word",
            "Nothing to do for the stream, which is received again. See why the process ended: its last log lines, its exit"
                    + " code, the memory limit."),

    TOKEN_CREDENTIALS_REFUSED(
            RetryPolicy.SLOW,
            "Zoom refused the client credentials",
            "Check clientId and clientSecret (example variables ZOOM_CLIENT_ID, ZOOM_CLIENT_SECRET) against the app's"
                    + " credentials page in the Zoom Marketplace."),
    TOKEN_ACCOUNT_REFUSED(
            RetryPolicy.SLOW,
            "Zoom refused the account",
            "Check accountId (example variable ZOOM_ACCOUNT_ID), and that the app is activated for that account."),
    TOKEN_GRANT_REFUSED(
            RetryPolicy.SLOW,
            "Zoom does not allow this grant to the app",
            "Set grantType=client_credentials for a General app; account_credentials is for Server-to-Server OAuth"
                    + " apps."),
    TOKEN_REFUSED(
            RetryPolicy.SLOW,
            "Zoom refused to issue a token",
            "Check the app in the Zoom Marketplace: active, scopes."),
    TOKEN_ANSWER_UNREADABLE(
            RetryPolicy.SLOW,
            "what answered the token request is not Zoom's OAuth server",
            "Check oauthUrl (https://zoom.us/oauth/token), and whether a proxy or captive portal answers in its place."),
    TOKEN_RATE_LIMITED(
            RetryPolicy.BACKOFF,
            "Zoom limits the rate of token requests",
            "Wait; if it lasts, look for other programs that use the same app."),
    TOKEN_UNAVAILABLE(
            RetryPolicy.BACKOFF,
            "no token could be fetched",
            "Check the network path to oauthUrl: DNS, firewall, proxy, TLS; see whether Zoom reports an incident."),

    SOCKET_FAILED(
            RetryPolicy.BACKOFF,
            "the WebSocket could not be opened",
            "Check the network path to webSocketUrl: DNS, firewall, proxy, TLS."),
    HANDSHAKE_REJECTED(
            RetryPolicy.BACKOFF,
            "the server rejected the WebSocket handshake",
            "Check webSocketUrl against the endpoint URL that the Zoom Marketplace shows, and that proxies let"
                    + " WebSockets pass."),
    CONNECTION_REFUSED(
            RetryPolicy.SLOW_FROM_SECOND,
            "Zoom refused the connection",
            "Check the subscription id (example variable ZOOM_SUBSCRIPTION_ID), that the token is of the app that owns"
                    + " the subscription, and that the subscription's delivery method is WebSocket."),
    NOT_ACCEPTED_IN_TIME(
            RetryPolicy.BACKOFF,
            "Zoom did not accept the connection in time",
            "Nothing, if it passes; else raise connectTimeout or look at the network path."),

    CLOSED_BY_PEER(RetryPolicy.BACKOFF, "the connection was closed", "Nothing, if it is rare."),
    PEER_SILENT(
            RetryPolicy.BACKOFF,
            "nothing was heard within livenessTimeout, so the connection counts as dead",
            "Nothing, if it is rare; else look at idle time limits of firewalls and proxies on the way."),
    HEARTBEAT_REFUSED(RetryPolicy.BACKOFF, "Zoom refused a heartbeat", "Nothing, if it is rare."),
    TOKEN_EXPIRED(RetryPolicy.BACKOFF, "Zoom ended the connection as its token expired", "Nothing."),
    SUCCEEDED(
            RetryPolicy.BACKOFF,
            "Zoom ended the connection before its successor was accepted",
            "Nothing: the successor is on its way."),
    RECONNECTING(RetryPolicy.BACKOFF, "a reconnect was asked for", "Nothing: the next connection is on its way."),
    DISPLACED(
            RetryPolicy.SLOW,
            "Zoom ended the connection in favour of another one",
            "Zoom allows one connection per subscription. Find the other program that uses this subscription id, or"
                    + " give each its own subscription.");

    private final RetryPolicy retryPolicy;
    private final String summary;
    private final String advice;

    ConnectionCause(RetryPolicy retryPolicy, String summary, String advice) {
        this.retryPolicy = retryPolicy;
        this.summary = summary;
        this.advice = advice;
    }

    public RetryPolicy retryPolicy() {
        return retryPolicy;
    }

    /** What happened: a clause without a full stop. */
    public String summary() {
        return summary;
    }

    /** What to do: whole sentences. */
    public String advice() {
        return advice;
    }

    /** We ended the connection ourselves, and the next one is on its way: nothing that anybody need be warned of. */
    public boolean isOurOwnDoing() {
        return this == SUCCEEDED || this == RECONNECTING;
    }

    /** The name as it stands in logs and metrics: {@code token-rate-limited}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The cause that a failure to get a token is. */
    public static ConnectionCause of(TokenFailure failure) {
        switch (failure) {
            case CREDENTIALS_REFUSED:
                return TOKEN_CREDENTIALS_REFUSED;
            case ACCOUNT_REFUSED:
                return TOKEN_ACCOUNT_REFUSED;
            case GRANT_REFUSED:
                return TOKEN_GRANT_REFUSED;
            case REFUSED:
                return TOKEN_REFUSED;
            case NOT_OAUTH:
                return TOKEN_ANSWER_UNREADABLE;
            case RATE_LIMITED:
                return TOKEN_RATE_LIMITED;
            default:
                return TOKEN_UNAVAILABLE;
        }
    }
}
