package io.github.camelzoom.examples.dashboard.simulated;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelzoom.websocket.simulator.ZoomSimulator;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Another program that uses the same subscription: it connects and reads until it is put out. It sends no heartbeats,
 * so that Zoom ends it when nobody else does.
 */
final class RivalClient {
    private static final Logger LOG = LoggerFactory.getLogger(RivalClient.class);

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final ZoomSimulator zoom;

    RivalClient(ZoomSimulator zoom) {
        this.zoom = zoom;
    }

    /** Begins to connect. */
    void connect() {
        http.sendAsync(tokenRequest(), BodyHandlers.ofString())
                .thenApply(this::token)
                .thenCompose(
                        token -> http.newWebSocketBuilder().buildAsync(address(token), new WebSocket.Listener() {}))
                .exceptionally(failure -> {
                    LOG.warn(
                            "The other client could not connect: {}",
                            failure.getClass().getSimpleName());
                    return null;
                });
    }

    private HttpRequest tokenRequest() {
        String login = zoom.clientId() + ":" + zoom.clientSecret();
        String form = "grant_type=account_credentials&account_id=" + zoom.accountId();
        return HttpRequest.newBuilder(URI.create(zoom.oauthUrl()))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
    }

    private String token(HttpResponse<String> answer) {
        try {
            return json.readTree(answer.body()).path("access_token").asText();
        } catch (JsonProcessingException e) {
            throw new CompletionException(e);
        }
    }

    private URI address(String token) {
        return URI.create(zoom.webSocketUrl() + "?subscriptionId=" + zoom.subscriptionId() + "&access_token=" + token);
    }
}
