package io.github.camelzoom.websocket.springboot;

import io.github.camelzoom.websocket.connection.DisplacementPolicy;
import io.github.camelzoom.websocket.delivery.EventOrdering;
import io.github.camelzoom.websocket.oauth.ZoomGrantType;
import io.vertx.core.net.ProxyType;
import java.time.Duration;
import org.apache.camel.spring.boot.ComponentConfigurationPropertiesCommon;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** Written by ConfigurationSourceTest from the component's metadata, not by hand. */
@ConfigurationProperties(prefix = "camel.component.zoom-ws")
public class ZoomWsComponentConfiguration extends ComponentConfigurationPropertiesCommon {

    /**
     * Allows for bridging the consumer to the Camel routing Error Handler, which mean any exceptions (if possible)
     * occurred while the Camel consumer is trying to pickup incoming messages, or the likes, will now be processed as a
     * message and handled by the routing Error Handler. Important: This is only possible if the 3rd party component
     * allows Camel to be alerted if an exception was thrown. Some components handle this internally only, and therefore
     * bridgeErrorHandler is not possible. In other situations we may improve the Camel component to hook into the 3rd
     * party component and make this possible for future releases. By default the consumer will use the
     * org.apache.camel.spi.ExceptionHandler to deal with exceptions, that will be logged at WARN or ERROR level and
     * ignored.
     */
    private Boolean bridgeErrorHandler;

    /**
     * How many events are routed at a time at most. With one, all events keep their order; with more, see the option
     * ordering.
     */
    private Integer concurrentConsumers;

    /**
     * The options' defaults for all endpoints. A reference such as #bean:name, to a bean of type
     * io.github.camelzoom.websocket.ZoomWsConfiguration.
     */
    private String configuration;

    /** Time limit of one attempt to connect: token, socket and Zoom's acceptance together. */
    private Duration connectTimeout;

    /**
     * Where to keep until when events were received, about once a second, so that the next process (after a crash, a
     * restart, a hand-over in a cluster) reports what was lost in between. By default nothing is kept, and the time in
     * which no process was there is reported by nobody. A reference such as #bean:name, to a bean of type
     * org.apache.camel.spi.StateRepository<java.lang.String, java.lang.String>.
     */
    private String coverageRepository;

    /**
     * What to do when another client has taken the subscription, which Zoom gives to one at a time: take it back after
     * a long wait (and seldom after three losses in ten minutes), stand by until told to take over by JMX, or stop.
     */
    private DisplacementPolicy displacement;

    /**
     * Whether to produce exchanges also about the connection: connection.up, connection.down and connection.gap, in the
     * envelope of Zoom's events and whatever the option events says.
     */
    private Boolean fireConnectionEvents;

    /**
     * Time between two heartbeats, which Zoom asks for every 30 seconds. The first one goes out as soon as the socket
     * is open.
     */
    private Duration heartbeatInterval;

    /**
     * When nothing at all was heard for so long, the connection counts as dead and is replaced. Must be longer than the
     * heartbeat interval, whose answers are what is heard when there are no events.
     */
    private Duration livenessTimeout;

    /**
     * How many events may be received and not yet completed by the route. At the limit the socket is not read until
     * half of them are completed, so that a slow route slows the sender and fills no memory.
     */
    private Integer maxPendingEvents;

    /**
     * Gives up when more than this many attempts in a row have failed; the exception handler and the health check are
     * told. Negative: never.
     */
    private Integer maxReconnectAttempts;

    /** Zoom's OAuth token endpoint. */
    private String oauthUrl;

    /**
     * Which events keep their order with several concurrent consumers: those about one object (a meeting with its
     * recordings, a call, a user), of which each is completed before the next one starts, or none.
     */
    private EventOrdering ordering;

    /**
     * Upper bound of the wait after the first failed attempt; it doubles with each further one up to the maximum delay.
     * The wait itself is random below the bound. After the loss of a stable connection the first attempt is made at
     * once.
     */
    private Duration reconnectInitialDelay;

    /**
     * Upper bound of the wait between attempts. Refusals that need somebody to act, such as wrong credentials, are
     * retried after up to ten times this delay.
     */
    private Duration reconnectMaxDelay;

    /**
     * How long before the end of its token a connection is replaced by a new one. The old one is kept until the new one
     * is accepted, so that nothing is missed. With tokens that live less than twice as long, at half their life, but
     * never more often than every 15 seconds.
     */
    private Duration refreshMargin;

    /**
     * Whether to get ready to connect while no route of this process does, as a standby of a cluster: a token is
     * fetched and kept fresh, and the way to Zoom is gone with each token, so that taking over costs one handshake. If
     * no token can be had, or Zoom is not reached, the log says so while there is time.
     */
    private Boolean warmStandby;

    /**
     * Zoom's WebSocket endpoint. The whole endpoint URL as the Zoom Marketplace shows it, with its subscriptionId, is
     * understood too.
     */
    private String webSocketUrl;

    /** The largest message in bytes that is delivered. A larger one is counted and reported, and the stream goes on. */
    private Integer maxMessageSize;

    /**
     * Whether autowiring is enabled. This is used for automatic autowiring options (the option must be marked as
     * autowired) by looking up in the registry to find if there is a single instance of matching type, which then gets
     * configured on the component. This can be used for automatic configuring JDBC data sources, JMS connection
     * factories, AWS Clients, etc.
     */
    private Boolean autowiredEnabled;

    /**
     * The Vert.x to run on, in place of one that the component makes and closes itself. A reference such as #bean:name,
     * to a bean of type io.vertx.core.Vertx.
     */
    private String vertx;

    /**
     * Further options of the Vert.x WebSocket client. Timeouts, limits, TLS and proxy are set from the endpoint's own
     * options. A reference such as #bean:name, to a bean of type io.vertx.core.http.WebSocketClientOptions.
     */
    private String webSocketClientOptions;

    /**
     * The event types to consume, separated by commas. In a type an asterisk stands for any text, and an exclamation
     * mark in front of it excludes. All types by default.
     */
    private String events;

    /** Used for enabling or disabling all consumer based health checks from this component */
    private Boolean healthCheckConsumerEnabled;

    /**
     * Used for enabling or disabling all producer based health checks from this component. Notice: Camel has by default
     * disabled all producer based health-checks. You can turn on producer checks globally by setting
     * camel.health.producersEnabled=true.
     */
    private Boolean healthCheckProducerEnabled;

    /**
     * How long the health check stays UP without a connection, so that short interruptions do not take an instance out
     * of service. By default it is DOWN at once. It is DOWN at once in any case before the first connection, and when
     * Zoom refuses and somebody has to act.
     */
    private Duration healthGracePeriod;

    /** The host of a proxy, for the WebSocket and for token requests alike. */
    private String proxyHost;

    /** The password to authenticate to the proxy with. */
    private String proxyPassword;

    /** The port of the proxy. Required with a proxy host. */
    private Integer proxyPort;

    /** The kind of the proxy. */
    private ProxyType proxyType;

    /** The user to authenticate to the proxy as. */
    private String proxyUsername;

    /** The id of the Zoom account. Needed with the grant account_credentials (Server-to-Server OAuth apps). */
    private String accountId;

    /** The client id of the OAuth app that owns the event subscription. Required unless a token provider is given. */
    private String clientId;

    /** The client secret of the OAuth app. Required unless a token provider is given. */
    private String clientSecret;

    /**
     * The OAuth grant to fetch tokens with. By default account_credentials if an account id is set, and
     * client_credentials otherwise.
     */
    private ZoomGrantType grantType;

    /**
     * The secret token of the app's event subscription. When set, the signature of each event is verified; an event
     * that fails is not delivered, is counted and is reported in the log.
     */
    private String secretToken;

    /**
     * TLS settings for the WebSocket and for token requests alike. A reference such as #bean:name, to a bean of type
     * org.apache.camel.support.jsse.SSLContextParameters.
     */
    private String sslContextParameters;

    /** Enable usage of global SSL context parameters. */
    private Boolean useGlobalSslContextParameters;

    /**
     * Where access tokens come from, in place of the built-in OAuth client: a vault, another process, a test. A
     * reference such as #bean:name, to a bean of type io.github.camelzoom.websocket.oauth.ZoomTokenProvider.
     */
    private String tokenProvider;

    public Boolean getBridgeErrorHandler() {
        return bridgeErrorHandler;
    }

    public void setBridgeErrorHandler(Boolean bridgeErrorHandler) {
        this.bridgeErrorHandler = bridgeErrorHandler;
    }

    public Integer getConcurrentConsumers() {
        return concurrentConsumers;
    }

    public void setConcurrentConsumers(Integer concurrentConsumers) {
        this.concurrentConsumers = concurrentConsumers;
    }

    public String getConfiguration() {
        return configuration;
    }

    public void setConfiguration(String configuration) {
        this.configuration = configuration;
    }

    public Duration getConnectTimeout() {
        return connectTimeout;
    }

    public void setConnectTimeout(Duration connectTimeout) {
        this.connectTimeout = connectTimeout;
    }

    public String getCoverageRepository() {
        return coverageRepository;
    }

    public void setCoverageRepository(String coverageRepository) {
        this.coverageRepository = coverageRepository;
    }

    public DisplacementPolicy getDisplacement() {
        return displacement;
    }

    public void setDisplacement(DisplacementPolicy displacement) {
        this.displacement = displacement;
    }

    public Boolean getFireConnectionEvents() {
        return fireConnectionEvents;
    }

    public void setFireConnectionEvents(Boolean fireConnectionEvents) {
        this.fireConnectionEvents = fireConnectionEvents;
    }

    public Duration getHeartbeatInterval() {
        return heartbeatInterval;
    }

    public void setHeartbeatInterval(Duration heartbeatInterval) {
        this.heartbeatInterval = heartbeatInterval;
    }

    public Duration getLivenessTimeout() {
        return livenessTimeout;
    }

    public void setLivenessTimeout(Duration livenessTimeout) {
        this.livenessTimeout = livenessTimeout;
    }

    public Integer getMaxPendingEvents() {
        return maxPendingEvents;
    }

    public void setMaxPendingEvents(Integer maxPendingEvents) {
        this.maxPendingEvents = maxPendingEvents;
    }

    public Integer getMaxReconnectAttempts() {
        return maxReconnectAttempts;
    }

    public void setMaxReconnectAttempts(Integer maxReconnectAttempts) {
        this.maxReconnectAttempts = maxReconnectAttempts;
    }

    public String getOauthUrl() {
        return oauthUrl;
    }

    public void setOauthUrl(String oauthUrl) {
        this.oauthUrl = oauthUrl;
    }

    public EventOrdering getOrdering() {
        return ordering;
    }

    public void setOrdering(EventOrdering ordering) {
        this.ordering = ordering;
    }

    public Duration getReconnectInitialDelay() {
        return reconnectInitialDelay;
    }

    public void setReconnectInitialDelay(Duration reconnectInitialDelay) {
        this.reconnectInitialDelay = reconnectInitialDelay;
    }

    public Duration getReconnectMaxDelay() {
        return reconnectMaxDelay;
    }

    public void setReconnectMaxDelay(Duration reconnectMaxDelay) {
        this.reconnectMaxDelay = reconnectMaxDelay;
    }

    public Duration getRefreshMargin() {
        return refreshMargin;
    }

    public void setRefreshMargin(Duration refreshMargin) {
        this.refreshMargin = refreshMargin;
    }

    public Boolean getWarmStandby() {
        return warmStandby;
    }

    public void setWarmStandby(Boolean warmStandby) {
        this.warmStandby = warmStandby;
    }

    public String getWebSocketUrl() {
        return webSocketUrl;
    }

    public void setWebSocketUrl(String webSocketUrl) {
        this.webSocketUrl = webSocketUrl;
    }

    public Integer getMaxMessageSize() {
        return maxMessageSize;
    }

    public void setMaxMessageSize(Integer maxMessageSize) {
        this.maxMessageSize = maxMessageSize;
    }

    public Boolean getAutowiredEnabled() {
        return autowiredEnabled;
    }

    public void setAutowiredEnabled(Boolean autowiredEnabled) {
        this.autowiredEnabled = autowiredEnabled;
    }

    public String getVertx() {
        return vertx;
    }

    public void setVertx(String vertx) {
        this.vertx = vertx;
    }

    public String getWebSocketClientOptions() {
        return webSocketClientOptions;
    }

    public void setWebSocketClientOptions(String webSocketClientOptions) {
        this.webSocketClientOptions = webSocketClientOptions;
    }

    public String getEvents() {
        return events;
    }

    public void setEvents(String events) {
        this.events = events;
    }

    public Boolean getHealthCheckConsumerEnabled() {
        return healthCheckConsumerEnabled;
    }

    public void setHealthCheckConsumerEnabled(Boolean healthCheckConsumerEnabled) {
        this.healthCheckConsumerEnabled = healthCheckConsumerEnabled;
    }

    public Boolean getHealthCheckProducerEnabled() {
        return healthCheckProducerEnabled;
    }

    public void setHealthCheckProducerEnabled(Boolean healthCheckProducerEnabled) {
        this.healthCheckProducerEnabled = healthCheckProducerEnabled;
    }

    public Duration getHealthGracePeriod() {
        return healthGracePeriod;
    }

    public void setHealthGracePeriod(Duration healthGracePeriod) {
        this.healthGracePeriod = healthGracePeriod;
    }

    public String getProxyHost() {
        return proxyHost;
    }

    public void setProxyHost(String proxyHost) {
        this.proxyHost = proxyHost;
    }

    public String getProxyPassword() {
        return proxyPassword;
    }

    public void setProxyPassword(String proxyPassword) {
        this.proxyPassword = proxyPassword;
    }

    public Integer getProxyPort() {
        return proxyPort;
    }

    public void setProxyPort(Integer proxyPort) {
        this.proxyPort = proxyPort;
    }

    public ProxyType getProxyType() {
        return proxyType;
    }

    public void setProxyType(ProxyType proxyType) {
        this.proxyType = proxyType;
    }

    public String getProxyUsername() {
        return proxyUsername;
    }

    public void setProxyUsername(String proxyUsername) {
        this.proxyUsername = proxyUsername;
    }

    public String getAccountId() {
        return accountId;
    }

    public void setAccountId(String accountId) {
        this.accountId = accountId;
    }

    public String getClientId() {
        return clientId;
    }

    public void setClientId(String clientId) {
        this.clientId = clientId;
    }

    public String getClientSecret() {
        return clientSecret;
    }

    public void setClientSecret(String clientSecret) {
        this.clientSecret = clientSecret;
    }

    public ZoomGrantType getGrantType() {
        return grantType;
    }

    public void setGrantType(ZoomGrantType grantType) {
        this.grantType = grantType;
    }

    public String getSecretToken() {
        return secretToken;
    }

    public void setSecretToken(String secretToken) {
        this.secretToken = secretToken;
    }

    public String getSslContextParameters() {
        return sslContextParameters;
    }

    public void setSslContextParameters(String sslContextParameters) {
        this.sslContextParameters = sslContextParameters;
    }

    public Boolean getUseGlobalSslContextParameters() {
        return useGlobalSslContextParameters;
    }

    public void setUseGlobalSslContextParameters(Boolean useGlobalSslContextParameters) {
        this.useGlobalSslContextParameters = useGlobalSslContextParameters;
    }

    public String getTokenProvider() {
        return tokenProvider;
    }

    public void setTokenProvider(String tokenProvider) {
        this.tokenProvider = tokenProvider;
    }
}
