package io.github.camelzoom.examples.recipes;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An HTTP proxy with a password. It lets everything pass, and remembers what it was asked for. */
final class ForwardProxy implements AutoCloseable {

    private static final Pattern TARGET = Pattern.compile("^\\w+ (?:http://)?([^/:]+):(\\d+)");

    private final Vertx vertx = Vertx.vertx();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final String authorization;
    private final NetServer server;

    ForwardProxy(String user, String password) {
        authorization = "proxy-authorization: basic "
                + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        server = vertx.createNetServer()
                .connectHandler(client -> client.handler(head -> forward(client, head)))
                .listen(0, "localhost")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    int port() {
        return server.actualPort();
    }

    /** The first words of each request. */
    List<String> requests() {
        return requests;
    }

    /** The whole head comes in one piece here: it is small, and from the same machine. */
    private void forward(NetSocket client, Buffer head) {
        String text = head.toString(StandardCharsets.ISO_8859_1);
        Matcher target = TARGET.matcher(text);
        if (!target.find() || !text.toLowerCase(Locale.ROOT).contains(authorization.toLowerCase(Locale.ROOT))) {
            client.end(Buffer.buffer("HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n"));
            return;
        }
        requests.add(text.lines().findFirst().orElseThrow());
        client.pause();
        vertx.createNetClient()
                .connect(Integer.parseInt(target.group(2)), target.group(1))
                .onFailure(failure -> client.close())
                .onSuccess(zoom -> {
                    if (text.startsWith("CONNECT ")) {
                        client.write("HTTP/1.1 200 Connection established\r\n\r\n");
                    } else {
                        zoom.write(head);
                    }
                    client.handler(zoom::write).closeHandler(end -> zoom.close());
                    zoom.handler(client::write).closeHandler(end -> client.close());
                    client.resume();
                });
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
