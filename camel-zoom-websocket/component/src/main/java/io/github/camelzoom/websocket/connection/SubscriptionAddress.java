package io.github.camelzoom.websocket.connection;

import io.github.camelzoom.websocket.oauth.ZoomToken;
import io.vertx.core.http.WebSocketConnectOptions;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Where one subscription's events come from. Zoom takes the token in the query and nowhere else (a bearer header is
 * answered "token is empty"), so the full URL is a secret: it is made for one connect and never kept or shown.
 */
public final class SubscriptionAddress {

    private static final String SUBSCRIPTION_ID = "subscriptionId";
    private static final String ACCESS_TOKEN = "access_token";

    private final URI base;
    private final String subscriptionId;
    private final List<String> otherParameters;

    private SubscriptionAddress(URI base, String subscriptionId, List<String> otherParameters) {
        this.base = base;
        this.subscriptionId = subscriptionId;
        this.otherParameters = otherParameters;
    }

    /**
     * @param webSocketUrl   {@code wss://ws.zoom.us/ws}, or the whole endpoint URL as the Zoom Marketplace shows it
     * @param subscriptionId the subscription wanted
     * @throws IllegalArgumentException saying what is wrong with the URL, without quoting its query
     */
    public static SubscriptionAddress of(String webSocketUrl, String subscriptionId) {
        URI url = parse(webSocketUrl);
        List<String> others = new ArrayList<>();
        for (String parameter :
                url.getRawQuery() == null ? new String[0] : url.getRawQuery().split("&")) {
            String name = parameter.split("=", 2)[0];
            if (ACCESS_TOKEN.equals(name)) {
                throw new IllegalArgumentException("webSocketUrl holds an access_token. Leave it out: tokens live one"
                        + " hour, and the component fetches a fresh one for each connection");
            }
            if (SUBSCRIPTION_ID.equals(name)) {
                requireSame(subscriptionId, parameter);
            } else if (!parameter.isEmpty()) {
                others.add(parameter);
            }
        }
        return new SubscriptionAddress(url, subscriptionId, List.copyOf(others));
    }

    private static URI parse(String webSocketUrl) {
        URI url;
        try {
            url = new URI(webSocketUrl);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("webSocketUrl is not a URL: " + e.getReason() + " at index "
                    + e.getIndex() + ". It should look like wss://ws.zoom.us/ws");
        }
        boolean webSocket = "ws".equalsIgnoreCase(url.getScheme()) || "wss".equalsIgnoreCase(url.getScheme());
        if (!webSocket || url.getHost() == null) {
            throw new IllegalArgumentException(
                    "webSocketUrl must begin with wss:// (or ws://) and name a host, as in wss://ws.zoom.us/ws");
        }
        return url;
    }

    private static void requireSame(String subscriptionId, String parameter) {
        String[] pair = parameter.split("=", 2);
        String inUrl = pair.length < 2 ? "" : URLDecoder.decode(pair[1], StandardCharsets.UTF_8);
        if (!inUrl.equals(subscriptionId)) {
            throw new IllegalArgumentException("The endpoint names the subscription " + subscriptionId
                    + ", but webSocketUrl names " + inUrl + ". Make them the same, or leave the query out of"
                    + " webSocketUrl");
        }
    }

    public String subscriptionId() {
        return subscriptionId;
    }

    /** For people: no query and no user, hence no secret. */
    public String display() {
        return base.getScheme() + "://" + base.getHost() + (base.getPort() < 0 ? "" : ":" + base.getPort()) + path();
    }

    WebSocketConnectOptions connectOptions(ZoomToken token, Duration timeout) {
        return optionsOf(path() + "?" + query(token), timeout);
    }

    /** The way to the server, to where no subscription is. */
    WebSocketConnectOptions rehearsalOptions(Duration timeout) {
        return optionsOf("/", timeout);
    }

    private WebSocketConnectOptions optionsOf(String target, Duration timeout) {
        boolean tls = "wss".equalsIgnoreCase(base.getScheme());
        int defaultPort = tls ? 443 : 80;
        WebSocketConnectOptions options = new WebSocketConnectOptions();
        options.setHost(base.getHost())
                .setPort(base.getPort() < 0 ? defaultPort : base.getPort())
                .setSsl(tls)
                .setURI(target);
        options.setTimeout(timeout.toMillis());
        // native clients send none, and Zoom asks for none
        options.setAllowOriginHeader(false);
        return options;
    }

    private String query(ZoomToken token) {
        List<String> parameters = new ArrayList<>(otherParameters);
        parameters.add(SUBSCRIPTION_ID + "=" + URLEncoder.encode(subscriptionId, StandardCharsets.UTF_8));
        parameters.add(ACCESS_TOKEN + "=" + URLEncoder.encode(token.value(), StandardCharsets.UTF_8));
        return String.join("&", parameters);
    }

    private String path() {
        String path = base.getRawPath();
        return path == null || path.isEmpty() ? "/" : path;
    }

    @Override
    public String toString() {
        return display() + " " + subscriptionId;
    }
}
