package io.github.camelzoom.websocket;

import io.github.camelzoom.websocket.connection.ConnectionListener;
import io.github.camelzoom.websocket.connection.ConnectionState;
import io.github.camelzoom.websocket.connection.SubscriptionAddress;
import java.util.Map;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
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
public class ZoomWsEndpoint extends DefaultEndpoint implements EndpointServiceLocation {

    @UriPath
    @Metadata(required = true)
    private String subscriptionId;

    @UriParam
    private ZoomWsConfiguration configuration;

    private volatile ZoomWsConsumer consumer;

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
        consumer = created;
        return created;
    }

    @Override
    public Producer createProducer() {
        throw new UnsupportedOperationException(
                "zoom-ws receives events and cannot send: use it in from(..). To call Zoom's REST API, use an HTTP"
                        + " component");
    }

    /** A connection as this endpoint's options describe it, not started yet. */
    ZoomConnection connect(ConnectionListener listener) {
        return new ConnectionFactory(getCamelContext(), getComponent().vertxInUse(), configuration, subscriptionId)
                .create(listener);
    }

    @Override
    public ZoomWsComponent getComponent() {
        return (ZoomWsComponent) super.getComponent();
    }

    @Override
    public String getServiceUrl() {
        return SubscriptionAddress.of(configuration.getWebSocketUrl(), subscriptionId)
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

    @ManagedAttribute(description = "State of the connection")
    public String getConnectionState() {
        ZoomWsConsumer current = consumer;
        ConnectionState state = current == null ? null : current.connectionState();
        return state == null ? "Stopped" : ConnectionStates.name(state);
    }

    @ManagedAttribute(description = "Events received from Zoom")
    public long getReceivedEvents() {
        return consumer == null ? 0 : consumer.counters().receivedCount();
    }

    @ManagedAttribute(description = "Events that the route completed")
    public long getCompletedEvents() {
        return consumer == null ? 0 : consumer.counters().completedCount();
    }

    @ManagedAttribute(description = "Events on which the route failed")
    public long getFailedEvents() {
        return consumer == null ? 0 : consumer.counters().failedCount();
    }

    @ManagedAttribute(description = "Events passed over by the option events")
    public long getFilteredEvents() {
        return consumer == null ? 0 : consumer.counters().filteredCount();
    }

    @ManagedAttribute(description = "Frames that could not be delivered")
    public long getDroppedFrames() {
        return consumer == null ? 0 : consumer.counters().droppedCount();
    }

    @ManagedAttribute(description = "Events received and not yet completed by the route")
    public int getPendingEvents() {
        return consumer == null ? 0 : consumer.pendingEvents();
    }
}
