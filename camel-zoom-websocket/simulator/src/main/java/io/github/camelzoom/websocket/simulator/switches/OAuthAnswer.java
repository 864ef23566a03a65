package io.github.camelzoom.websocket.simulator.switches;

/** How the token endpoint answers. */
public enum OAuthAnswer {
    /** A token for the right credentials, the documented error for wrong ones. */
    NORMAL,
    /** 400 {@code invalid_client}. Seen. */
    INVALID_CLIENT,
    /** 401 {@code invalid_client}. From fixtures. */
    INVALID_CLIENT_401,
    /** 400 {@code unsupported_grant_type}. Seen. */
    UNSUPPORTED_GRANT_TYPE,
    /** 400 "Account does not exist". Seen. */
    UNKNOWN_ACCOUNT,
    /** 400 "Account does not enabled the OAuth app type". Seen, with this grammar. */
    APP_NOT_ENABLED,
    /** 400 with an empty body. */
    EMPTY_400,
    /** 200 with an empty body. */
    EMPTY_200,
    /** 200 with a page of HTML, as from a proxy. */
    HTML_200,
    /** 502 with a page of HTML, as from a proxy. */
    HTML_502,
    /** 200 with JSON that has no {@code access_token}. */
    NO_TOKEN,
    /** 200 with the capitalised names of an erroneous page of the docs. */
    CAPITALISED,
    /** 429, see {@link Switch#RETRY_AFTER_FORM}. Documented for the REST API. */
    TOO_MANY_REQUESTS,
    /** 500 with JSON. */
    SERVER_ERROR,
    /** 503, see {@link Switch#RETRY_AFTER_FORM}. */
    UNAVAILABLE,
    /** No answer at all; the connection stays open. */
    NO_ANSWER,
    /** The TCP connection is reset. */
    RESET
}
