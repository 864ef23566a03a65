package io.github.camelzoom.websocket.oauth;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/**
 * What the built-in OAuth client needs. Holds the client secret, so {@link #toString()} shows only the address.
 *
 * @param oauthUrl     Zoom's token endpoint
 * @param grantType    which grant to ask with
 * @param accountId    the Zoom account; needed with {@link ZoomGrantType#account_credentials} only
 * @param timeout      how long one request may take
 */
public record OAuthSettings(
        URI oauthUrl,
        ZoomGrantType grantType,
        String accountId,
        String clientId,
        String clientSecret,
        Duration timeout) {

    String basicAuthorization() {
        byte[] pair = (clientId + ':' + clientSecret).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    @Override
    public String toString() {
        return "OAuthSettings[" + oauthUrl.getScheme() + "://" + oauthUrl.getHost() + ", " + grantType + "]";
    }
}
