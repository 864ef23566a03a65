package io.github.camelzoom.websocket;

import io.github.camelzoom.websocket.connection.DisplacementPolicy;
import io.github.camelzoom.websocket.delivery.EventOrdering;
import io.github.camelzoom.websocket.oauth.ZoomGrantType;
import io.github.camelzoom.websocket.oauth.ZoomTokenProvider;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.net.ProxyOptions;
import io.vertx.core.net.ProxyType;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.Configurer;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.apache.camel.support.jsse.SSLContextParameters;

/**
 * Every option, once: the component holds the defaults for all endpoints, each endpoint a copy of them. Has no
 * {@code toString} of its own, since binding errors print it and it holds secrets.
 */
@UriParams
@Configurer(extended = true)
public class ZoomWsConfiguration implements Cloneable {

    @UriParam(label = "security")
    private String accountId;

    @UriParam(label = "security")
    private String clientId;

    @UriParam(label = "security", secret = true)
    private String clientSecret;

    @UriParam(label = "security")
    private ZoomGrantType grantType;

    @UriParam(label = "security,advanced")
    private ZoomTokenProvider tokenProvider;

    @UriParam(label = "security", secret = true)
    private String secretToken;

    @UriParam(defaultValue = "https://zoom.us/oauth/token")
    private String oauthUrl = "https://zoom.us/oauth/token";

    @UriParam(defaultValue = "wss://ws.zoom.us/ws")
    private String webSocketUrl = "wss://ws.zoom.us/ws";

    @UriParam(label = "filter")
    private String events;

    @UriParam(label = "consumer", defaultValue = "25000", javaType = "java.time.Duration")
    private long heartbeatInterval = 25_000;

    @UriParam(label = "consumer", defaultValue = "50000", javaType = "java.time.Duration")
    private long livenessTimeout = 50_000;

    @UriParam(label = "consumer", defaultValue = "15000", javaType = "java.time.Duration")
    private long connectTimeout = 15_000;

    @UriParam(label = "consumer", defaultValue = "500", javaType = "java.time.Duration")
    private long reconnectInitialDelay = 500;

    @UriParam(label = "consumer", defaultValue = "30000", javaType = "java.time.Duration")
    private long reconnectMaxDelay = 30_000;

    @UriParam(label = "consumer", defaultValue = "-1")
    private int maxReconnectAttempts = -1;

    @UriParam(label = "consumer", defaultValue = "300000", javaType = "java.time.Duration")
    private long refreshMargin = 300_000;

    @UriParam(label = "consumer", defaultValue = "retake")
    private DisplacementPolicy displacement = DisplacementPolicy.retake;

    @UriParam(label = "consumer")
    private boolean fireConnectionEvents;

    @UriParam(label = "consumer")
    private boolean warmStandby;

    @UriParam(label = "consumer")
    private StateRepository<String, String> coverageRepository;

    @UriParam(label = "consumer", defaultValue = "1")
    private int concurrentConsumers = 1;

    @UriParam(label = "consumer", defaultValue = "object")
    private EventOrdering ordering = EventOrdering.object;

    @UriParam(label = "consumer", defaultValue = "1000")
    private int maxPendingEvents = 1000;

    @UriParam(label = "health", defaultValue = "0", javaType = "java.time.Duration")
    private long healthGracePeriod;

    @UriParam(label = "consumer,advanced", defaultValue = "8388608")
    private int maxMessageSize = 8 * 1024 * 1024;

    @UriParam(label = "security")
    private SSLContextParameters sslContextParameters;

    @UriParam(label = "proxy")
    private String proxyHost;

    @UriParam(label = "proxy")
    private Integer proxyPort;

    @UriParam(label = "proxy", defaultValue = "HTTP")
    private ProxyType proxyType = ProxyType.HTTP;

    @UriParam(label = "proxy")
    private String proxyUsername;

    @UriParam(label = "proxy", secret = true)
    private String proxyPassword;

    @UriParam(label = "advanced")
    private WebSocketClientOptions webSocketClientOptions;

    public ZoomWsConfiguration copy() {
        try {
            return (ZoomWsConfiguration) clone();
        } catch (CloneNotSupportedException e) {
            throw new RuntimeCamelException(e);
        }
    }

    /** The proxy that is configured, or null. */
    public ProxyOptions effectiveProxy() {
        if (proxyHost == null) {
            return null;
        }
        return new ProxyOptions()
                .setType(proxyType)
                .setHost(proxyHost)
                .setPort(proxyPort)
                .setUsername(proxyUsername)
                .setPassword(proxyPassword);
    }

    /** The grant asked for, or else the one that fits: with an account id, {@code account_credentials}. */
    public ZoomGrantType effectiveGrantType() {
        if (grantType != null) {
            return grantType;
        }
        return accountId == null || accountId.isBlank()
                ? ZoomGrantType.client_credentials
                : ZoomGrantType.account_credentials;
    }

    public String getAccountId() {
        return accountId;
    }

    /** The id of the Zoom account. Needed with the grant {@code account_credentials} (Server-to-Server OAuth apps). */
    public void setAccountId(String accountId) {
        this.accountId = accountId;
    }

    public String getClientId() {
        return clientId;
    }

    /** The client id of the OAuth app that owns the event subscription. Required unless a token provider is given. */
    public void setClientId(String clientId) {
        this.clientId = clientId;
    }

    public String getClientSecret() {
        return clientSecret;
    }

    /** The client secret of the OAuth app. Required unless a token provider is given. */
    public void setClientSecret(String clientSecret) {
        this.clientSecret = clientSecret;
    }

    public ZoomGrantType getGrantType() {
        return grantType;
    }

    /**
     * The OAuth grant to fetch tokens with. By default {@code account_credentials} if an account id is set, and
     * {@code client_credentials} otherwise.
     */
    public void setGrantType(ZoomGrantType grantType) {
        this.grantType = grantType;
    }

    public ZoomTokenProvider getTokenProvider() {
        return tokenProvider;
    }

    /** Where access tokens come from, in place of the built-in OAuth client: a vault, another process, a test. */
    public void setTokenProvider(ZoomTokenProvider tokenProvider) {
        this.tokenProvider = tokenProvider;
    }

    public String getSecretToken() {
        return secretToken;
    }

    /**
     * The secret token of the app's event subscription. When set, the signature of each event is verified; an event
     * that fails is not delivered, is counted and is reported in the log.
     */
    public void setSecretToken(String secretToken) {
        this.secretToken = secretToken;
    }

    public String getOauthUrl() {
        return oauthUrl;
    }

    /** Zoom's OAuth token endpoint. */
    public void setOauthUrl(String oauthUrl) {
        this.oauthUrl = oauthUrl;
    }

    public String getWebSocketUrl() {
        return webSocketUrl;
    }

    /**
     * Zoom's WebSocket endpoint. The whole endpoint URL as the Zoom Marketplace shows it, with its subscriptionId, is
     * understood too.
     */
    public void setWebSocketUrl(String webSocketUrl) {
        this.webSocketUrl = webSocketUrl;
    }

    public String getEvents() {
        return events;
    }

    /**
     * The event types to consume, separated by commas. In a type an asterisk stands for any text, and an exclamation
     * mark in front of it excludes. All types by default.
     */
    public void setEvents(String events) {
        this.events = events;
    }

    public long getHeartbeatInterval() {
        return heartbeatInterval;
    }

    /**
     * Time between two heartbeats, which Zoom asks for every 30 seconds. The first one goes out as soon as the socket
     * is open.
     */
    public void setHeartbeatInterval(long heartbeatInterval) {
        this.heartbeatInterval = heartbeatInterval;
    }

    public long getLivenessTimeout() {
        return livenessTimeout;
    }

    /**
     * When nothing at all was heard for so long, the connection counts as dead and is replaced. Must be longer than the
     * heartbeat interval, whose answers are what is heard when there are no events.
     */
    public void setLivenessTimeout(long livenessTimeout) {
        this.livenessTimeout = livenessTimeout;
    }

    public long getConnectTimeout() {
        return connectTimeout;
    }

    /** Time limit of one attempt to connect: token, socket and Zoom's acceptance together. */
    public void setConnectTimeout(long connectTimeout) {
        this.connectTimeout = connectTimeout;
    }

    public long getReconnectInitialDelay() {
        return reconnectInitialDelay;
    }

    /**
     * Upper bound of the wait after the first failed attempt; it doubles with each further one up to the maximum delay.
     * The wait itself is random below the bound. After the loss of a stable connection the first attempt is made at
     * once.
     */
    public void setReconnectInitialDelay(long reconnectInitialDelay) {
        this.reconnectInitialDelay = reconnectInitialDelay;
    }

    public long getReconnectMaxDelay() {
        return reconnectMaxDelay;
    }

    /**
     * Upper bound of the wait between attempts. Refusals that need somebody to act, such as wrong credentials, are
     * retried after up to ten times this delay.
     */
    public void setReconnectMaxDelay(long reconnectMaxDelay) {
        this.reconnectMaxDelay = reconnectMaxDelay;
    }

    public int getMaxReconnectAttempts() {
        return maxReconnectAttempts;
    }

    /**
     * Gives up when more than this many attempts in a row have failed; the exception handler and the health check are
     * told. Negative: never.
     */
    public void setMaxReconnectAttempts(int maxReconnectAttempts) {
        this.maxReconnectAttempts = maxReconnectAttempts;
    }

    public long getRefreshMargin() {
        return refreshMargin;
    }

    /**
     * How long before the end of its token a connection is replaced by a new one. The old one is kept until the new one
     * is accepted, so that nothing is missed. With tokens that live less than twice as long, at half their life, but never
     * more often than every 15 seconds.
     */
    public void setRefreshMargin(long refreshMargin) {
        this.refreshMargin = refreshMargin;
    }

    public DisplacementPolicy getDisplacement() {
        return displacement;
    }

    /**
     * What to do when another client has taken the subscription, which Zoom gives to one at a time: take it back after
     * a long wait (and seldom after three losses in ten minutes), stand by until told to take over by JMX, or stop.
     */
    public void setDisplacement(DisplacementPolicy displacement) {
        this.displacement = displacement;
    }

    public boolean isFireConnectionEvents() {
        return fireConnectionEvents;
    }

    /**
     * Whether to produce exchanges also about the connection: connection.up, connection.down and connection.gap, in the
     * envelope of Zoom's events and whatever the option events says.
     */
    public void setFireConnectionEvents(boolean fireConnectionEvents) {
        this.fireConnectionEvents = fireConnectionEvents;
    }

    public boolean isWarmStandby() {
        return warmStandby;
    }

    /**
     * Whether to get ready to connect while no route of this process does, as a standby of a cluster: a token is fetched
     * and kept fresh, and the way to Zoom is gone with each token, so that taking over costs one handshake. If no token
     * can be had, or Zoom is not reached, the log says so while there is time.
     */
    public void setWarmStandby(boolean warmStandby) {
        this.warmStandby = warmStandby;
    }

    public StateRepository<String, String> getCoverageRepository() {
        return coverageRepository;
    }

    /**
     * Where to keep until when events were received, about once a second, so that the next process (after a crash, a
     * restart, a hand-over in a cluster) reports what was lost in between. By default nothing is kept, and the time in
     * which no process was there is reported by nobody.
     */
    public void setCoverageRepository(StateRepository<String, String> coverageRepository) {
        this.coverageRepository = coverageRepository;
    }

    public int getConcurrentConsumers() {
        return concurrentConsumers;
    }

    /**
     * How many events are routed at a time at most. With one, all events keep their order; with more, see the option
     * ordering.
     */
    public void setConcurrentConsumers(int concurrentConsumers) {
        this.concurrentConsumers = concurrentConsumers;
    }

    public EventOrdering getOrdering() {
        return ordering;
    }

    /**
     * Which events keep their order with several concurrent consumers: those about one object (a meeting with its
     * recordings, a call, a user), of which each is completed before the next one starts, or none.
     */
    public void setOrdering(EventOrdering ordering) {
        this.ordering = ordering;
    }

    public int getMaxPendingEvents() {
        return maxPendingEvents;
    }

    /**
     * How many events may be received and not yet completed by the route. At the limit the socket is not read until
     * half of them are completed, so that a slow route slows the sender and fills no memory.
     */
    public void setMaxPendingEvents(int maxPendingEvents) {
        this.maxPendingEvents = maxPendingEvents;
    }

    public long getHealthGracePeriod() {
        return healthGracePeriod;
    }

    /**
     * How long the health check stays UP without a connection, so that short interruptions do not take an instance out of
     * service. By default it is DOWN at once. It is DOWN at once in any case before the first connection, and when Zoom
     * refuses and somebody has to act.
     */
    public void setHealthGracePeriod(long healthGracePeriod) {
        this.healthGracePeriod = healthGracePeriod;
    }

    public int getMaxMessageSize() {
        return maxMessageSize;
    }

    /** The largest message in bytes that is delivered. A larger one is counted and reported, and the stream goes on. */
    public void setMaxMessageSize(int maxMessageSize) {
        this.maxMessageSize = maxMessageSize;
    }

    public SSLContextParameters getSslContextParameters() {
        return sslContextParameters;
    }

    /** TLS settings for the WebSocket and for token requests alike. */
    public void setSslContextParameters(SSLContextParameters sslContextParameters) {
        this.sslContextParameters = sslContextParameters;
    }

    public String getProxyHost() {
        return proxyHost;
    }

    /** The host of a proxy, for the WebSocket and for token requests alike. */
    public void setProxyHost(String proxyHost) {
        this.proxyHost = proxyHost;
    }

    public Integer getProxyPort() {
        return proxyPort;
    }

    /** The port of the proxy. Required with a proxy host. */
    public void setProxyPort(Integer proxyPort) {
        this.proxyPort = proxyPort;
    }

    public ProxyType getProxyType() {
        return proxyType;
    }

    /** The kind of the proxy. */
    public void setProxyType(ProxyType proxyType) {
        this.proxyType = proxyType;
    }

    public String getProxyUsername() {
        return proxyUsername;
    }

    /** The user to authenticate to the proxy as. */
    public void setProxyUsername(String proxyUsername) {
        this.proxyUsername = proxyUsername;
    }

    public String getProxyPassword() {
        return proxyPassword;
    }

    /** The password to authenticate to the proxy with. */
    public void setProxyPassword(String proxyPassword) {
        this.proxyPassword = proxyPassword;
    }

    public WebSocketClientOptions getWebSocketClientOptions() {
        return webSocketClientOptions;
    }

    /**
     * Further options of the Vert.x WebSocket client. Timeouts, limits, TLS and proxy are set from the endpoint's own
     * options.
     */
    public void setWebSocketClientOptions(WebSocketClientOptions webSocketClientOptions) {
        this.webSocketClientOptions = webSocketClientOptions;
    }
}
