package io.github.camelzoom.websocket.benchmarks.contender;

import io.github.camelzoom.websocket.benchmarks.event.StreamName;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Asks the {@code EventServer} about itself. */
final class ServerControl {

    /** A stream whose receiver has stopped reading never ends. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final HttpClient client = HttpClient.newHttpClient();
    private final int port;

    ServerControl(int port) {
        this.port = port;
    }

    /** CPU time that the server's process has used. */
    long cpuNanos() throws IOException, InterruptedException {
        return ask("/usage").getLong("cpuNanos");
    }

    /** Ends a stream; returns how many events it had. */
    long stop(StreamName stream) throws IOException, InterruptedException {
        return ask("/stop/" + stream).getLong("sent");
    }

    /** What heartbeats came since this was last asked. */
    JsonObject heartbeats() throws IOException, InterruptedException {
        return ask("/heartbeats");
    }

    private JsonObject ask(String path) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + port + path);
        return new JsonObject(client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                .body());
    }
}
