package io.github.camelzoom.websocket.tools.doctor;

import io.github.camelzoom.websocket.connection.ConnectionCause;
import io.github.camelzoom.websocket.net.NetworkFailure;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.ProxyType;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/**
 * The way to the WebSocket's host without the WebSocket: name, TCP, TLS. Shows whose certificate answers, which tells a
 * proxy that opens TLS from Zoom.
 */
final class NetworkStep {

    private static final Duration GRACE = Duration.ofSeconds(5);

    private final Vertx vertx;
    private final Setup setup;

    NetworkStep(Vertx vertx, Setup setup) {
        this.vertx = vertx;
        this.setup = setup;
    }

    Finding run() throws InterruptedException {
        URI url = setup.webSocketUrl();
        boolean tls = "wss".equalsIgnoreCase(url.getScheme());
        boolean httpProxy =
                setup.transport().proxy() != null && setup.transport().proxy().getType() == ProxyType.HTTP;
        if (httpProxy && !tls) {
            return Finding.skipped(Step.NETWORK, "the proxy makes no tunnel without TLS; the handshake will tell");
        }
        int defaultPort = tls ? 443 : 80;
        int port = url.getPort() < 0 ? defaultPort : url.getPort();
        Stopwatch watch = new Stopwatch();
        try {
            NetSocket socket = vertx.createNetClient(options(tls))
                    .connect(port, url.getHost())
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(setup.connectTimeout().plus(GRACE).toMillis(), TimeUnit.MILLISECONDS);
            String words = words(url.getHost() + ":" + port, socket, watch.words());
            socket.close();
            return Finding.ok(Step.NETWORK, words);
        } catch (ExecutionException e) {
            return Finding.failed(Step.NETWORK, ConnectionCause.SOCKET_FAILED, NetworkFailure.describe(e.getCause()));
        } catch (TimeoutException e) {
            return Finding.failed(Step.NETWORK, ConnectionCause.SOCKET_FAILED, "no answer in time");
        }
    }

    private NetClientOptions options(boolean tls) {
        NetClientOptions options = new NetClientOptions()
                .setConnectTimeout((int) setup.connectTimeout().toMillis());
        if (tls) {
            options.setSsl(true).setHostnameVerificationAlgorithm("HTTPS");
            options.setSslHandshakeTimeout(setup.connectTimeout().toMillis())
                    .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS);
            setup.transport().tls().accept(options);
        }
        if (setup.transport().proxy() != null) {
            options.setProxyOptions(setup.transport().proxy());
        }
        return options;
    }

    private String words(String target, NetSocket socket, String time) {
        String way = setup.transport().proxy() == null
                ? "at " + socket.remoteAddress().hostAddress()
                : "by the proxy";
        String reached = target + " reached " + way + " in " + time;
        return socket.isSsl() ? reached + ", " + tls(socket.sslSession()) : reached + ", without TLS";
    }

    private static String tls(SSLSession session) {
        try {
            X509Certificate certificate = (X509Certificate) session.getPeerCertificates()[0];
            return session.getProtocol() + ", certificate of "
                    + certificate.getSubjectX500Principal().getName() + " by "
                    + certificate.getIssuerX500Principal().getName() + " until "
                    + certificate.getNotAfter().toInstant();
        } catch (SSLPeerUnverifiedException e) {
            return session.getProtocol();
        }
    }
}
