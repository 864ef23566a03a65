package io.github.camelzoom.websocket.oauth;

/** Why no token could be had, as far as it makes a difference to what happens next. */
public enum TokenFailure {
    /** Zoom does not know this client id, or the secret is not its own ({@code invalid_client}). */
    CREDENTIALS_REFUSED,
    /** The account does not exist, or the app is not active in it ({@code invalid_request}). */
    ACCOUNT_REFUSED,
    /** The app is not of the kind that may use this grant ({@code unsupported_grant_type}). */
    GRANT_REFUSED,
    /** Zoom said no in a way that we do not know. */
    REFUSED,
    /** Whoever answered is not Zoom's OAuth server: HTML of a proxy, an empty body, JSON without a token. */
    NOT_OAUTH,
    /** Too many requests (429). */
    RATE_LIMITED,
    /** Network trouble, a server error (5xx), or a token provider of the user's own that failed. */
    UNAVAILABLE
}
