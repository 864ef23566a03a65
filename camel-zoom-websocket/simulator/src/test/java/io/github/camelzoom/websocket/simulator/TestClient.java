package io.github.camelzoom.websocket.simulator;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** A client that shares no code with the simulator: the JDK's HTTP and WebSocket clients. */
final class TestClient implements WebSocket.Listener {
    static final Duration PATIENCE = Duration.ofSeconds(10);
    static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper MAPPER = new ObjectMapper();

    final List<String> texts = new CopyOnWriteArrayList<>();
    final List<Integer> partCounts = new CopyOnWriteArrayList<>();
    final List<byte[]> binaries = new CopyOnWriteArrayList<>();
    final List<String> pongs = new CopyOnWriteArrayList<>();
    final CompletableFuture<String> closed = new CompletableFuture<>();
    WebSocket socket;
    private final StringBuilder partial = new StringBuilder();
    private int parts;

    /** Connects with a fresh token. */
    static TestClient connect(ZoomSimulator zoom) {
        return connect(zoom, zoom.subscriptionId(), token(zoom));
    }

    static TestClient connect(ZoomSimulator zoom, String subscriptionId, String token) {
        return open(zoom.webSocketUrl() + "?subscriptionId=" + subscriptionId + "&access_token=" + token);
    }

    /** Connects and waits for the acceptance, which is taken off the texts. */
    static TestClient accepted(ZoomSimulator zoom) {
        TestClient client = connect(zoom);
        await().atMost(PATIENCE).until(() -> !client.texts.isEmpty());
        client.texts.remove(0);
        client.partCounts.remove(0);
        return client;
    }

    static TestClient open(String url) {
        TestClient client = new TestClient();
        client.socket =
                HTTP.newWebSocketBuilder().buildAsync(URI.create(url), client).join();
        return client;
    }

    static String token(ZoomSimulator zoom) {
        return json(post(zoom, "grant_type=client_credentials").body())
                .path("access_token")
                .asText();
    }

    static HttpResponse<String> post(ZoomSimulator zoom, String form) {
        return send(tokenRequest(zoom)
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build());
    }

    static HttpRequest.Builder tokenRequest(ZoomSimulator zoom) {
        String basic = zoom.clientId() + ":" + zoom.clientSecret();
        return HttpRequest.newBuilder(URI.create(zoom.oauthUrl()))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(basic.getBytes(StandardCharsets.UTF_8)));
    }

    static HttpResponse<String> send(HttpRequest request) {
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (IOException e) {
            throw new AssertionError("No JSON: " + text, e);
        }
    }

    void send(String text) {
        socket.sendText(text, true).join();
    }

    String heartbeat() {
        int before = texts.size();
        send("{\"module\":\"heartbeat\"}");
        return text(before);
    }

    /** The text frame of an index, once it is there. */
    String text(int index) {
        await().atMost(PATIENCE).until(() -> texts.size() > index);
        return texts.get(index);
    }

    /** Code and reason of the close, or "1006 " when there was none. */
    String closed() {
        return closed.orTimeout(10, java.util.concurrent.TimeUnit.SECONDS).join();
    }

    boolean isClosed() {
        return closed.isDone();
    }

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        partial.append(data);
        parts++;
        if (last) {
            partCounts.add(parts);
            texts.add(partial.toString());
            partial.setLength(0);
            parts = 0;
        }
        webSocket.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onBinary(WebSocket webSocket, ByteBuffer data, boolean last) {
        byte[] bytes = new byte[data.remaining()];
        data.get(bytes);
        binaries.add(bytes);
        webSocket.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onPong(WebSocket webSocket, ByteBuffer message) {
        pongs.add(StandardCharsets.UTF_8.decode(message).toString());
        webSocket.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
        closed.complete(statusCode + " " + reason);
        return null;
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
        closed.complete("1006 ");
    }
}
