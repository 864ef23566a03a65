package io.github.camelzoom.websocket.simulator;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Does what the usual public Node client does, no more: parameters in the query of the token request, the open socket
 * taken for a connection, heartbeats on a timer, and what has the module "message" parsed twice.
 */
public final class NodeStyleClient implements WebSocket.Listener {
    private final List<String> contents = new CopyOnWriteArrayList<>();
    private final List<JsonNode> frames = new CopyOnWriteArrayList<>();
    private final StringBuilder partial = new StringBuilder();
    private WebSocket socket;

    private NodeStyleClient() {}

    public static NodeStyleClient connect(
            String webSocketUrl, String oauthUrl, String subscriptionId, String clientId, String clientSecret) {
        String basic =
                Base64.getEncoder().encodeToString((clientId + ":" + clientSecret).getBytes(StandardCharsets.UTF_8));
        String answer = TestClient.send(HttpRequest.newBuilder(URI.create(oauthUrl + "?grant_type=client_credentials"))
                        .header("Authorization", "Basic " + basic)
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build())
                .body();
        String token = TestClient.json(answer).path("access_token").asText();
        NodeStyleClient client = new NodeStyleClient();
        client.socket = TestClient.HTTP
                .newWebSocketBuilder()
                .buildAsync(
                        URI.create(webSocketUrl + "?subscriptionId=" + subscriptionId + "&access_token="
                                + URLEncoder.encode(token, StandardCharsets.UTF_8)),
                        client)
                .join();
        // a server that plays a little and ends may be gone by now; such clients do not look whether a heartbeat went
        // out
        client.socket
                .sendText("{\"module\":\"heartbeat\"}", true)
                .exceptionally(gone -> client.socket)
                .join();
        return client;
    }

    /** The first so many events' texts, once they are there. */
    public List<String> contents(int count) {
        await().atMost(Duration.ofSeconds(10)).until(() -> contents.size() >= count);
        return contents.subList(0, count);
    }

    List<JsonNode> frames() {
        return frames;
    }

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            JsonNode frame = TestClient.json(partial.toString());
            partial.setLength(0);
            frames.add(frame);
            if (frame.path("module").asText().equals("message")) {
                String content = frame.path("content").textValue();
                TestClient.json(content);
                contents.add(content);
            }
        }
        webSocket.request(1);
        return null;
    }
}
