package io.github.camelzoom.websocket.simulator;

import io.github.camelzoom.websocket.simulator.recording.RecordingContent;
import io.github.camelzoom.websocket.simulator.scenario.EventSink;
import io.github.camelzoom.websocket.simulator.switches.Switches;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * A stand-in for Zoom on this machine: a real OAuth token endpoint, a real WebSocket server for event subscriptions,
 * the part of the REST API that tells what happened, and the files of recordings.
 * It behaves as Zoom does as far as that is known; its {@link #switches()} make it behave in the other ways a client
 * may meet. What it did is in its {@link #truth()}.
 *
 * <pre>{@code
 * try (ZoomSimulator zoom = ZoomSimulator.create().start()) {
 *     from(zoom.endpointUri()).to("mock:events");
 *     ...
 *     zoom.awaitConnected(Duration.ofSeconds(10));
 *     zoom.send("{\"event\":\"meeting.started\",\"payload\":{}}");
 * }
 * }</pre>
 *
 * <p>Starts when {@link #start()} is called, or when something is first asked of it that only a running one knows,
 * such as its port. Safe to use from any thread. No method waits for a client, except those named {@code await}. Its
 * credentials are made up and good for nothing but this simulator.
 */
public class ZoomSimulator implements EventSink, AutoCloseable {
    private final SimulatorOptions options;
    private final Switches switches = new Switches();
    private final GroundTruth truth = new GroundTruth();
    private SimulatorServer server;
    private boolean closed;

    /** For subclasses; use {@link #create()} or {@link #builder()}. */
    protected ZoomSimulator(Builder builder) {
        this.options = builder.options();
    }

    /** A simulator with defaults: a free port, no TLS, one subscription, made-up credentials. Not started. */
    public static ZoomSimulator create() {
        return builder().build();
    }

    /** Makes a simulator that differs from the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Starts the server; does nothing if it runs.
     *
     * @throws IllegalStateException if the port is taken, or if it was closed before
     */
    public ZoomSimulator start() {
        running();
        return this;
    }

    /** Closes all connections and the port, for ever. Does nothing if it is closed. */
    @Override
    public void close() {
        SimulatorServer ending;
        synchronized (this) {
            closed = true;
            ending = server;
            server = null;
        }
        if (ending != null) {
            ending.close();
        }
    }

    private synchronized SimulatorServer running() {
        if (server == null) {
            if (closed) {
                throw new IllegalStateException("The simulator is closed");
            }
            server = new SimulatorServer(options, switches, truth, this);
        }
        return server;
    }

    /** The port it listens on. */
    public int port() {
        return running().port();
    }

    /** Address of the WebSocket server, to which clients append subscription id and token. */
    public String webSocketUrl() {
        return (options.tls() ? "wss" : "ws") + "://localhost:" + port() + "/ws";
    }

    /** Address of the token endpoint. */
    public String oauthUrl() {
        return baseUrl() + "/oauth/token";
    }

    /** Address of the REST API, with its version: {@code https://api.zoom.us/v2} at Zoom. */
    public String restUrl() {
        return baseUrl() + RestApi.PATH;
    }

    /**
     * An address for {@code download_url} in an event with {@code recording_files}: when that event was sent, the file
     * can be loaded from there with its {@code download_token}. Its bytes are those of {@link RecordingContent}.
     *
     * @param key any text of letters, digits and hyphens, other for each file
     */
    public String downloadUrl(String key) {
        return baseUrl() + RecordingDownloads.DOWNLOAD + key;
    }

    /** Address of the control API; a GET shows what it offers. */
    public String controlUrl() {
        return baseUrl() + "/control";
    }

    private String baseUrl() {
        return (options.tls() ? "https" : "http") + "://localhost:" + port();
    }

    /** The first of its subscriptions. */
    public String subscriptionId() {
        return options.subscriptionIds().get(0);
    }

    /** All its subscriptions. */
    public List<String> subscriptionIds() {
        return options.subscriptionIds();
    }

    /** The account. */
    public String accountId() {
        return options.accountId();
    }

    /** Id of the OAuth app. */
    public String clientId() {
        return options.clientId();
    }

    /** Secret of the OAuth app; made up. */
    public String clientSecret() {
        return options.clientSecret();
    }

    /** The token events are signed with; made up. */
    public String secretToken() {
        return options.secretToken();
    }

    /**
     * With TLS: a PKCS12 store that trusts the server's self-signed certificate, there until {@link #close()}.
     *
     * @throws IllegalStateException without TLS
     */
    public Path trustStore() {
        return certificate().trustStore();
    }

    /** Password of {@link #trustStore()}. */
    public String trustStorePassword() {
        return certificate().password();
    }

    private ServerCertificate certificate() {
        ServerCertificate certificate = running().certificate();
        if (certificate == null) {
            throw new IllegalStateException("There is no certificate: the simulator was not built with tls(true)");
        }
        return certificate;
    }

    /** A Camel endpoint URI that connects to this simulator with the right credentials, ready for {@code from(...)}. */
    public String endpointUri() {
        return new CamelSettings(this).endpointUri();
    }

    /** {@link #endpointUri()} with more options, such as {@code events=meeting.*&concurrentConsumers=4}. */
    public String endpointUri(String moreOptions) {
        return endpointUri() + "&" + moreOptions;
    }

    /**
     * The same as properties for Camel Main or Spring Boot, {@code camel.component.zoom-ws.client-id} and so on; a
     * route then only needs {@code zoom-ws:} and the subscription id.
     */
    public Map<String, String> componentProperties() {
        return new CamelSettings(this).componentProperties();
    }

    /** How it behaves; changes act at once. */
    public Switches switches() {
        return switches;
    }

    /** What really happened so far. */
    public GroundTruth truth() {
        return truth;
    }

    /**
     * Sends an event to the accepted connection of the first subscription, wrapped and signed as the switches say. If
     * nobody is connected the event is lost, as at Zoom, and counts as missed. Never waits: what the client does not
     * read is queued in memory; {@link #offer} is for floods.
     *
     * @param content the event's JSON text; arrives exactly as it is here
     * @return the event as known so far
     */
    public SentEvent send(String content) {
        return send(subscriptionId(), content);
    }

    /**
     * Sends an event to the accepted connection of a subscription.
     *
     * @throws IllegalArgumentException if this simulator has no such subscription
     */
    public SentEvent send(String subscriptionId, String content) {
        if (!options.subscriptionIds().contains(subscriptionId)) {
            throw new IllegalArgumentException("There is no subscription '" + subscriptionId + "', only "
                    + String.join(", ", options.subscriptionIds()));
        }
        SimulatorServer running = running();
        return running.call(() -> running.sender.send(subscriptionId, content));
    }

    /**
     * Sends an event as {@link #send(String)} does, without waiting for it to be written.
     *
     * @return done when the client has read enough for more to be written; at once when nobody is connected
     */
    @Override
    public CompletionStage<Void> offer(String content) {
        CompletableFuture<Void> room = new CompletableFuture<>();
        SimulatorServer running = running();
        running.run(() -> {
            running.sender.send(subscriptionId(), content);
            running.sessions.whenWritable(subscriptionId(), () -> room.complete(null));
        });
        return room;
    }

    /** Sends an event to every subscription, as if all had asked for its type: each gets its own copy. */
    public List<SentEvent> broadcast(String content) {
        SimulatorServer running = running();
        return running.call(() -> options.subscriptionIds().stream()
                .map(id -> running.sender.send(id, content))
                .toList());
    }

    /** Sends a text frame, whatever it says, to all accepted connections. */
    public void sendFrame(String text) {
        forEachAccepted(session -> session.write(text));
    }

    /** Sends a binary frame to all accepted connections. */
    public void sendBinary(byte[] bytes) {
        forEachAccepted(session -> session.writeBinary(bytes));
    }

    /** Sends a text frame of these bytes, which need not be UTF-8, to all accepted connections. */
    public void sendTextBytes(byte[] bytes) {
        forEachAccepted(session -> session.writeFragments(bytes));
    }

    /**
     * Sends one text message in several frames to all accepted connections.
     *
     * @param byteOffsets where to cut its UTF-8 bytes, ascending; inside a character is fine
     * @throws IllegalArgumentException if the offsets are not ascending or outside the text
     */
    public void sendFragmented(String frameText, int... byteOffsets) {
        byte[] bytes = frameText.getBytes(StandardCharsets.UTF_8);
        int before = 0;
        for (int offset : byteOffsets) {
            if (offset < before || offset > bytes.length) {
                throw new IllegalArgumentException(
                        "Offset " + offset + " is not within " + before + ".." + bytes.length);
            }
            before = offset;
        }
        forEachAccepted(session -> session.writeFragments(bytes, byteOffsets));
    }

    /** The text of the message frame an event would be sent in now; for {@link #sendFragmented} and the like. */
    public String frameOf(String content) {
        return new MessageFrame(switches, options.secretToken()).wrap(content);
    }

    /** Closes all open connections with a close frame; code 1006 resets them. */
    public void closeConnections(int code, String reason) {
        forEachOpen(session -> session.close(code, reason));
    }

    /** Closes the open connections of one subscription with a close frame; code 1006 resets them. */
    public void closeConnections(String subscriptionId, int code, String reason) {
        forEachOpen(session -> {
            if (session.subscriptionId().equals(subscriptionId)) {
                session.close(code, reason);
            }
        });
    }

    /** Resets the TCP connections of all open connections: no close frame, which clients see as 1006. */
    public void resetConnections() {
        forEachOpen(Session::reset);
    }

    /** Makes all open connections half-open: TCP stays, but nothing is answered or sent on them any more. */
    public void freezeConnections() {
        forEachOpen(Session::freeze);
    }

    private void forEachAccepted(Consumer<Session> action) {
        SimulatorServer running = running();
        running.call(() -> {
            running.sessions.accepted().forEach(action);
            return null;
        });
    }

    private void forEachOpen(Consumer<Session> action) {
        SimulatorServer running = running();
        running.call(() -> {
            running.sessions.open().forEach(action);
            return null;
        });
    }

    /**
     * Waits until any connection is accepted.
     *
     * @param timeout longest wait
     * @return whether one is
     */
    public boolean awaitConnected(Duration timeout) {
        return await(timeout, () -> truth.acceptedNow() > 0);
    }

    /** Waits until a connection of a subscription is accepted. */
    public boolean awaitConnected(String subscriptionId, Duration timeout) {
        return await(timeout, () -> truth.acceptedNow(subscriptionId) > 0);
    }

    private boolean await(Duration timeout, BooleanSupplier condition) {
        running();
        try {
            return truth.await(timeout, now -> condition.getAsBoolean());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** As new, for the next test: connections reset, tokens forgotten, switches at their defaults, truth empty. */
    public void reset() {
        switches.reset();
        SimulatorServer running = running();
        running.call(() -> {
            running.reset();
            truth.clear();
            return null;
        });
    }

    @Override
    public String toString() {
        return "ZoomSimulator[" + options + "]";
    }

    /** Makes a {@link ZoomSimulator}. What is not set is made up. */
    public static final class Builder {
        private String host = "localhost";
        private int port;
        private boolean tls;
        private String accountId = "SimAccountAAAAAAAAAAAA";
        private String clientId = "SimClientIdBBBBBBBBBBB";
        private String clientSecret = "SimulatorOnlySecretCCCCCCCCCCCCC";
        private String secretToken = "SimSecretTokenDDDDDDDD";
        private List<String> subscriptionIds = List.of("SimSubscriptionEEEEEEE");
        private long seed;

        private Builder() {}

        /** Address to listen on; {@code localhost} by default, {@code 0.0.0.0} lets other machines in. */
        public Builder host(String value) {
            host = value;
            return this;
        }

        /** Port to listen on; 0, the default, takes a free one. */
        public Builder port(int value) {
            port = value;
            return this;
        }

        /** Serves {@code wss} and {@code https}, with a self-signed certificate made at start. */
        public Builder tls(boolean value) {
            tls = value;
            return this;
        }

        /** The account. */
        public Builder accountId(String value) {
            accountId = value;
            return this;
        }

        /** Id of the OAuth app. */
        public Builder clientId(String value) {
            clientId = value;
            return this;
        }

        /** Secret of the OAuth app. */
        public Builder clientSecret(String value) {
            clientSecret = value;
            return this;
        }

        /** Token that events are signed with. */
        public Builder secretToken(String value) {
            secretToken = value;
            return this;
        }

        /** The subscriptions; the first is the default one. */
        public Builder subscriptionIds(String... values) {
            if (values.length == 0) {
                throw new IllegalArgumentException("A simulator needs at least one subscription");
            }
            subscriptionIds = List.of(values);
            return this;
        }

        /** Seed of what looks random, such as access tokens. */
        public Builder seed(long value) {
            seed = value;
            return this;
        }

        /** The simulator, not started. */
        public ZoomSimulator build() {
            return new ZoomSimulator(this);
        }

        private SimulatorOptions options() {
            return new SimulatorOptions(
                    host, port, tls, accountId, clientId, clientSecret, secretToken, subscriptionIds, seed);
        }
    }
}
