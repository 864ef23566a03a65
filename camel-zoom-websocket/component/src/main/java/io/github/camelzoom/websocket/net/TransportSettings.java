package io.github.camelzoom.websocket.net;

import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.net.ProxyOptions;
import io.vertx.core.net.TCPSSLOptions;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * How to reach Zoom over the network, for token requests and the WebSocket alike: a private CA or a proxy is set up
 * once.
 *
 * @param tls               sets up trust and keys; does nothing for the JVM's own
 * @param proxy             or null
 * @param connectTimeout    for a TCP connection
 * @param maxMessageSize    the largest event in bytes that is delivered
 * @param webSocketTemplate what else the user wants of the WebSocket client; or null
 */
public record TransportSettings(
        Consumer<TCPSSLOptions> tls,
        ProxyOptions proxy,
        Duration connectTimeout,
        int maxMessageSize,
        WebSocketClientOptions webSocketTemplate) {

    /** How long to wait for the peer's close frame before the TCP connection is cut, in seconds. */
    private static final int CLOSING_TIMEOUT_SECONDS = 2;

    /**
     * A message in one frame above {@link #maxMessageSize} is counted and passed over, and the stream goes on. Above
     * this limit the decoder has to give the connection up, so that no peer can fill the memory.
     */
    private static final int LEAST_FRAME_LIMIT = 64 * 1024 * 1024;

    public HttpClientOptions httpClientOptions() {
        HttpClientOptions options = new HttpClientOptions()
                .setConnectTimeout((int) connectTimeout.toMillis())
                .setKeepAlive(false)
                .setDecompressionSupported(true);
        tls.accept(options);
        if (proxy != null) {
            options.setProxyOptions(proxy);
        }
        return options;
    }

    public WebSocketClientOptions webSocketClientOptions() {
        WebSocketClientOptions options = webSocketTemplate == null
                ? new WebSocketClientOptions()
                : new WebSocketClientOptions(webSocketTemplate);
        options.setConnectTimeout((int) connectTimeout.toMillis())
                .setMaxMessageSize(maxMessageSize)
                .setMaxFrameSize((int) Math.max(LEAST_FRAME_LIMIT, Math.min(2L * maxMessageSize, Integer.MAX_VALUE)))
                .setClosingTimeout(CLOSING_TIMEOUT_SECONDS)
                .setTcpKeepAlive(true);
        tls.accept(options);
        if (proxy != null) {
            options.setProxyOptions(proxy);
        }
        return options;
    }

    /** Hides everything: a proxy's password may be among it. */
    @Override
    public String toString() {
        return "TransportSettings";
    }
}
