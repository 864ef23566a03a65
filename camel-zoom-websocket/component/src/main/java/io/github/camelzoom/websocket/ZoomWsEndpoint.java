package io.github.camelzoom.websocket;

import io.github.camelzoom.websocket.EventStream.NamedConnection;
import io.github.camelzoom.websocket.connection.ConnectionState;
import io.github.camelzoom.websocket.connection.Subscription;
import io.github.camelzoom.websocket.connection.SubscriptionAddress;
import io.github.camelzoom.websocket.delivery.EventCounters;
import io.github.camelzoom.websocket.protocol.DropCause;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.MultipleConsumersSupport;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedOperation;
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
public class ZoomWsEndpoint extends DefaultEndpoint implements EndpointServiceLocation, MultipleConsumersSupport {

    @UriPath
    @Metadata(required = true)
    private String subscriptionId;

    @UriParam
    private ZoomWsConfiguration configuration;

    /** Those that are started; with {@code master:} no route knows them. */
    private final List<ZoomWsConsumer> consumers = new CopyOnWriteArrayList<>();

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
        SharedConnections shared = getComponent().connections();
        ConnectionOptions options = new ConnectionOptions(configuration);
        List<NamedConnection> acquired = new ArrayList<>();
        try {
            for (String id : subscriptionIds()) {
                ConnectionFactory factory =
                        new ConnectionFactory(getCamelContext(), getComponent().vertxInUse(), configuration, id);
                acquired.add(new NamedConnection(
                        id, shared.acquire(id, options, String.valueOf(consumer.getRouteId()), factory::create)));
            }
        } catch (RuntimeException e) {
            acquired.forEach(connection -> shared.release(connection.subscriptionId()));
            throw e;
        }
        consumers.add(consumer);
        return acquired;
    }

    void release(ZoomWsConsumer consumer) {
        consumers.remove(consumer);
        subscriptionIds().forEach(id -> getComponent().connections().release(id));
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

    @ManagedAttribute(description = "State of the connection; of twins both, separated by a comma")
    public String getConnectionState() {
        return consumers.stream()
                .findFirst()
                .map(ZoomWsConsumer::connectionStates)
                .map(ZoomWsEndpoint::names)
                .orElse("Stopped");
    }

    private static String names(List<ConnectionState> states) {
        return states.stream().map(state -> state.getClass().getSimpleName()).collect(Collectors.joining(","));
    }

    @ManagedAttribute(description = "Events received from Zoom")
    public long getReceivedEvents() {
        return sum(EventCounters::receivedCount);
    }

    @ManagedAttribute(description = "Events that the route completed")
    public long getCompletedEvents() {
        return sum(EventCounters::completedCount);
    }

    @ManagedAttribute(description = "Events on which the route failed")
    public long getFailedEvents() {
        return sum(EventCounters::failedCount);
    }

    @ManagedAttribute(description = "Events passed over by the option events")
    public long getFilteredEvents() {
        return sum(EventCounters::filteredCount);
    }

    @ManagedAttribute(description = "Events that a second connection brought as well, in a rotation or from a twin")
    public long getDuplicateEvents() {
        return sum(EventCounters::duplicateCount);
    }

    @ManagedAttribute(description = "Frames that could not be delivered")
    public long getDroppedFrames() {
        return sum(EventCounters::droppedCount);
    }

    @ManagedAttribute(description = "Events received and not yet completed by the route")
    public int getPendingEvents() {
        return consumers.stream().mapToInt(ZoomWsConsumer::pendingEvents).sum();
    }

    @ManagedAttribute(description = "How many times no connection was there")
    public long getGapCount() {
        return consumers.stream().mapToLong(consumer -> consumer.gaps().count()).sum();
    }

    @ManagedAttribute(description = "How long no connection was there in all, in milliseconds")
    public long getGapMillis() {
        return consumers.stream()
                .mapToLong(consumer -> consumer.gaps().totalMillis())
                .sum();
    }

    @ManagedOperation(description = "The latest gaps, a line each: from, to, duration and cause")
    public String gaps() {
        return consumers.stream()
                .flatMap(consumer -> consumer.gaps().latest().stream())
                .map(gap -> Instant.ofEpochMilli(gap.from()) + " " + Instant.ofEpochMilli(gap.to()) + " "
                        + gap.durationMillis() + "ms " + gap.cause().label())
                .collect(Collectors.joining("\n"));
    }

    @ManagedOperation(description = "What could not be delivered, a line each: cause and count")
    public String drops() {
        return Arrays.stream(DropCause.values())
                .map(cause -> cause.label() + " " + sum(counters -> counters.droppedCount(cause)))
                .filter(line -> !line.endsWith(" 0"))
                .collect(Collectors.joining("\n"));
    }

    @ManagedOperation(description = "Replace the connection by a new one without a gap")
    public void rotate() {
        eachSubscription(Subscription::rotate);
    }

    @ManagedOperation(description = "Take the subscription over from another client, or try to connect at once")
    public void takeOver() {
        eachSubscription(Subscription::takeOver);
    }

    private void eachSubscription(java.util.function.Consumer<Subscription> action) {
        consumers.stream()
                .map(ZoomWsConsumer::subscriptions)
                .flatMap(List::stream)
                .distinct()
                .forEach(action);
    }

    private long sum(ToLongFunction<EventCounters> counter) {
        return consumers.stream()
                .map(ZoomWsConsumer::counters)
                .mapToLong(counter)
                .sum();
    }
}
