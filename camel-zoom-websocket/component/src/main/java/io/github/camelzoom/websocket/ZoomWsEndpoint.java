package io.github.camelzoom.websocket;

import io.github.camelzoom.websocket.EventStream.NamedConnection;
import io.github.camelzoom.websocket.connection.SteadyClock;
import io.github.camelzoom.websocket.connection.Subscription;
import io.github.camelzoom.websocket.connection.SubscriptionAddress;
import io.github.camelzoom.websocket.observation.StreamSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.MultipleConsumersSupport;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.spi.EndpointServiceLocation;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.DefaultEndpoint;

/**
 * Receive Zoom account events (meetings, recordings, users, phone, chat and more) over one WebSocket per event
 * subscription.
 */
@ManagedResource(description = "Managed Zoom WebSocket endpoint")
@UriEndpoint(
        firstVersion = "1.0.0",
        scheme = ZoomWsConstants.SCHEME,
        title = "Zoom WebSocket",
        syntax = "zoom-ws:subscriptionId",
        category = {Category.CLOUD, Category.CHAT, Category.SAAS},
        consumerOnly = true,
        headersClass = ZoomWsConstants.class)
public class ZoomWsEndpoint extends DefaultEndpoint
        implements EndpointServiceLocation, MultipleConsumersSupport, ManagedStream {

    @UriPath
    @Metadata(required = true)
    private String subscriptionId;

    @UriParam
    private ZoomWsConfiguration configuration;

    /** Those that are started; with {@code master:} no route knows them. */
    private final List<ZoomWsConsumer> consumers = new CopyOnWriteArrayList<>();

    private volatile WarmStandby standby;
    private ScheduledExecutorService standbyExecutor;

    public ZoomWsEndpoint(String uri, ZoomWsComponent component, ZoomWsConfiguration configuration) {
        super(uri, component);
        this.configuration = configuration;
    }

    @Override
    protected void doInit() throws Exception {
        super.doInit();
        ConfigurationCheck.check(configuration, subscriptionId);
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        ZoomWsConsumer created = new ZoomWsConsumer(this, processor);
        configureConsumer(created);
        return created;
    }

    @Override
    public Producer createProducer() {
        throw new UnsupportedOperationException(
                "zoom-ws receives events and cannot send: use it in from(..). To call Zoom's REST API, use an HTTP"
                        + " component");
    }

    /** Several routes may consume a subscription: they share its one connection. */
    @Override
    public boolean isMultipleConsumersSupported() {
        return true;
    }

    /** The subscriptions: one, or twins that back each other up. */
    List<String> subscriptionIds() {
        return List.of(subscriptionId.split(","));
    }

    /** The connections that the consumer needs, made if nobody else has them; to be given back by {@link #release}. */
    List<NamedConnection> acquire(ZoomWsConsumer consumer) {
        List<NamedConnection> acquired = acquireAs(String.valueOf(consumer.getRouteId()));
        consumers.add(consumer);
        WarmStandby current = standby;
        if (current != null) {
            current.letGo();
        }
        return acquired;
    }

    private List<NamedConnection> acquireAs(String user) {
        SharedConnections shared = getComponent().connections();
        ConnectionOptions options = new ConnectionOptions(configuration);
        List<NamedConnection> acquired = new ArrayList<>();
        try {
            for (String id : subscriptionIds()) {
                ConnectionFactory factory =
                        new ConnectionFactory(getCamelContext(), getComponent().vertxInUse(), configuration, id);
                acquired.add(new NamedConnection(id, shared.acquire(id, options, user, factory::create)));
            }
        } catch (RuntimeException e) {
            acquired.forEach(connection -> shared.release(connection.subscriptionId()));
            throw e;
        }
        return acquired;
    }

    void release(ZoomWsConsumer consumer) {
        consumers.remove(consumer);
        releaseOnce();
        boolean goesOn = !getCamelContext().isStopping();
        WarmStandby current = standby;
        if (current != null && consumers.isEmpty() && goesOn) {
            current.consumptionEnded();
        }
    }

    private void releaseOnce() {
        subscriptionIds().forEach(id -> getComponent().connections().release(id));
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        if (configuration.isWarmStandby()) {
            standbyExecutor = getCamelContext()
                    .getExecutorServiceManager()
                    .newSingleThreadScheduledExecutor(this, "ZoomWsStandby[" + subscriptionId + "]");
            standby = new WarmStandby(subscriptionId, new OwnConnections(), standbyExecutor);
            standby.start();
        }
    }

    @Override
    protected void doStop() throws Exception {
        WarmStandby current = standby;
        standby = null;
        if (current != null) {
            getCamelContext().getExecutorServiceManager().shutdownNow(standbyExecutor);
            current.end();
        }
        super.doStop();
    }

    private final class OwnConnections implements WarmStandby.Source {

        @Override
        public boolean isConsumed() {
            return !consumers.isEmpty();
        }

        @Override
        public List<NamedConnection> acquire() {
            return acquireAs("a standby");
        }

        @Override
        public void release() {
            releaseOnce();
        }
    }

    @Override
    public ZoomWsComponent getComponent() {
        return (ZoomWsComponent) super.getComponent();
    }

    @Override
    public String getServiceUrl() {
        return SubscriptionAddress.of(
                        configuration.getWebSocketUrl(), subscriptionIds().get(0))
                .display();
    }

    @Override
    public String getServiceProtocol() {
        return "websocket";
    }

    @Override
    public Map<String, String> getServiceMetadata() {
        return Map.of("subscriptionId", subscriptionId);
    }

    @ManagedAttribute(description = "The event subscription")
    public String getSubscriptionId() {
        return subscriptionId;
    }

    /** The id of the event subscription: the value of subscriptionId in the endpoint URL that Zoom shows. */
    public void setSubscriptionId(String subscriptionId) {
        this.subscriptionId = subscriptionId;
    }

    public ZoomWsConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(ZoomWsConfiguration configuration) {
        this.configuration = configuration;
    }

    /** All its consumers in sum. */
    @Override
    public StreamSnapshot snapshot() {
        List<StreamSnapshot> ofConsumers =
                consumers.stream().map(ZoomWsConsumer::snapshot).toList();
        return ofConsumers.isEmpty()
                ? StreamSnapshot.ofNobody(SteadyClock.shared().millis(), subscriptionId)
                : StreamSnapshot.sum(ofConsumers);
    }

    /** Those that are started. */
    List<ZoomWsConsumer> consumers() {
        return List.copyOf(consumers);
    }

    @Override
    public void rotate() {
        eachSubscription(Subscription::rotate);
    }

    @Override
    public void reconnect() {
        eachSubscription(Subscription::reconnect);
    }

    @Override
    public void takeOver() {
        eachSubscription(Subscription::takeOver);
    }

    @Override
    public void resetFigures() {
        consumers.forEach(ZoomWsConsumer::resetFigures);
    }

    private void eachSubscription(java.util.function.Consumer<Subscription> action) {
        consumers.stream()
                .map(ZoomWsConsumer::subscriptions)
                .flatMap(List::stream)
                .distinct()
                .forEach(action);
    }
}
