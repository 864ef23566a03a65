package io.github.camelzoom.websocket.oauth;

/**
 * The two OAuth grants that Zoom takes for event subscriptions. The constants are named as Zoom writes them, because
 * they are what a user types into the endpoint URI.
 */
@SuppressWarnings("java:S115")
public enum ZoomGrantType {
    /** Server-to-Server OAuth apps; needs the account id. */
    account_credentials,
    /** Server-to-Server and General apps; needs no account id. */
    client_credentials
}
