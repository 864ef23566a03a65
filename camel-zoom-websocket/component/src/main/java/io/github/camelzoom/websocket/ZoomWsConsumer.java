package io.github.camelzoom.websocket;

import io.github.camelzoom.websocket.connection.ConnectionState;
import io.github.camelzoom.websocket.connection.Outage;
import io.github.camelzoom.websocket.delivery.EventCounters;
import io.github.camelzoom.websocket.delivery.Lane;
import io.github.camelzoom.websocket.delivery.PendingEvents;
import io.github.camelzoom.websocket.protocol.EventFilter;
import io.github.camelzoom.websocket.protocol.SignatureVerifier;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.Processor;
import org.apache.camel.ShutdownRunningTask;
import org.apache.camel.StartupListener;
import org.apache.camel.Suspendable;
import org.apache.camel.spi.ExecutorServiceManager;
import org.apache.camel.spi.ShutdownAware;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.LoggingExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The life cycle of one subscription's consumption: what is made at start, in which order it is taken down, and what
 * is waited for. Neither Zoom's protocol nor the connection's states are known here.
 *
 * <p>Events are routed one at a time, in the order in which they came, on a thread of Camel's; never on the event
 * loop.
 */
public class ZoomWsConsumer extends DefaultConsumer implements Suspendable, ShutdownAware {

    private static final Logger LOG = LoggerFactory.getLogger(ZoomWsConsumer.class);

    private final ZoomWsEndpoint endpoint;
    private final EventCounters counters = new EventCounters();

    private volatile ExecutorService executor;
    private volatile Lane<ReceivedEvent> lane;
    private volatile PendingEvents pending;
    private volatile ZoomConnection connection;
    private volatile boolean forced;

    public ZoomWsConsumer(ZoomWsEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        this.endpoint = endpoint;
    }

    @Override
    public ZoomWsEndpoint getEndpoint() {
        return endpoint;
    }

    /** Where the connection stands; null before the first start and after a stop. For any thread. */
    public ConnectionState connectionState() {
        ZoomConnection current = connection;
        return current == null ? null : current.state();
    }

    /** What became of the events so far. */
    public EventCounters counters() {
        return counters;
    }

    /** How many events were received and are not yet completed by the route. */
    public int pendingEvents() {
        PendingEvents current = pending;
        return current == null ? 0 : current.count();
    }

    @Override
    protected void doInit() throws Exception {
        super.doInit();
        String id = endpoint.getSubscriptionId();
        ZoomWsHealthCheck check = new ZoomWsHealthCheck(this, id);
        check.setEnabled(endpoint.getComponent().isHealthCheckConsumerEnabled());
        setHealthCheck(check);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        endpoint.getComponent().claim(this);
        forced = false;
        String subscriptionId = endpoint.getSubscriptionId();
        executor = getEndpoint()
                .getCamelContext()
                .getExecutorServiceManager()
                .newSingleThreadExecutor(this, "ZoomWs[" + subscriptionId + "]");
        EventExchanges exchanges = new EventExchanges(this, subscriptionId, endpoint.isBridgeErrorHandler(), counters);
        PendingEvents awaiting =
                new PendingEvents(endpoint.getConfiguration().getMaxPendingEvents(), this::reconsiderReading);
        pending = awaiting;
        lane = new Lane<>(
                executor,
                (event, done) -> exchanges.route(event, () -> {
                    awaiting.completed();
                    done.run();
                }));
        connection = endpoint.connect(intake(awaiting, lane));
        connection.start();
        openLaneWhenContextIsUp(lane);
    }

    /** An event may be completed long after a forced stop, when there is no connection any more. */
    private void reconsiderReading() {
        ZoomConnection current = connection;
        if (current != null) {
            current.reconsiderReading();
        }
    }

    private EventIntake intake(PendingEvents awaiting, Lane<ReceivedEvent> target) {
        ZoomWsConfiguration configuration = endpoint.getConfiguration();
        String secretToken = configuration.getSecretToken();
        return new EventIntake(
                endpoint.getSubscriptionId(),
                configuration.getEvents() == null ? EventFilter.all() : EventFilter.parse(configuration.getEvents()),
                secretToken == null ? null : new SignatureVerifier(secretToken),
                counters,
                awaiting,
                target::add,
                new ConnectionReporter(endpoint.getSubscriptionId(), endpoint.getServiceUrl()),
                this::tellExceptionHandler);
    }

    /** The routes that an event is sent on to may start after this one; connecting need not wait for them. */
    private void openLaneWhenContextIsUp(Lane<ReceivedEvent> started) throws Exception {
        getEndpoint().getCamelContext().addStartupListener(new StartupListener() {
            @Override
            public void onCamelContextStarted(CamelContext context, boolean alreadyStarted) {
                if (alreadyStarted) {
                    started.open();
                }
            }

            @Override
            public void onCamelContextFullyStarted(CamelContext context, boolean alreadyStarted) {
                started.open();
            }
        });
    }

    /** The default handler would only log once more what the log says already. */
    private void tellExceptionHandler(Outage outage) {
        if (getExceptionHandler() instanceof LoggingExceptionHandler) {
            return;
        }
        String message =
                ConnectionReporter.describe(outage) + " " + outage.latest().advice();
        // not on the event loop, where this is called: a bridging handler runs the route's error handler
        executor.execute(() ->
                getExceptionHandler().handleException(message, new ZoomConnectionException(message, outage.latest())));
    }

    /** Stops receiving and goes on routing what was received. Zoom keeps nothing of what occurs meanwhile. */
    @Override
    protected void doSuspend() throws Exception {
        connection.stop();
        super.doSuspend();
    }

    @Override
    protected void doResume() throws Exception {
        super.doResume();
        connection.start();
    }

    @Override
    protected void doStop() throws Exception {
        if (connection != null) {
            connection.close();
        }
        if (lane != null) {
            drain();
        }
        if (executor != null) {
            shutDown(executor);
        }
        connection = null;
        lane = null;
        executor = null;
        endpoint.getComponent().release(this);
        super.doStop();
    }

    /**
     * A graceful shutdown comes here with nothing pending. Who stops the consumer without one, as {@code master:} does
     * on the loss of leadership, has it here.
     */
    private void drain() {
        if (!forced && lane.isOpen()) {
            awaitNonePending();
        }
        List<ReceivedEvent> left = lane.abandon();
        if (!left.isEmpty()) {
            counters.abandoned(left.size());
            LOG.warn(
                    "Stopped with events that were received and not routed: subscription={} count={} first={} last={}."
                            + " They are lost; a longer shutdown timeout of the Camel context would have routed them.",
                    endpoint.getSubscriptionId(),
                    left.size(),
                    left.get(0).header().type(),
                    left.get(left.size() - 1).header().type());
        }
    }

    /** An interrupt ends the patience, not the stop: what comes after it must be taken down all the same. */
    private void awaitNonePending() {
        try {
            pending.awaitNone(shutdownTimeoutMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whoever still works on an event when its time is over is interrupted, not waited for a second time. */
    private void shutDown(ExecutorService finished) {
        ExecutorServiceManager manager = getEndpoint().getCamelContext().getExecutorServiceManager();
        if (pendingEvents() == 0) {
            manager.shutdownGraceful(finished);
        } else {
            manager.shutdownNow(finished);
        }
    }

    private long shutdownTimeoutMillis() {
        var strategy = getEndpoint().getCamelContext().getShutdownStrategy();
        TimeUnit unit = strategy.getTimeUnit();
        return unit.toMillis(strategy.getTimeout());
    }

    // ShutdownAware: the shutdown suspends this consumer, waits until nothing is pending, and stops it

    @Override
    public boolean deferShutdown(ShutdownRunningTask shutdownRunningTask) {
        // true would leave the socket open to the end and lose what comes in meanwhile
        return false;
    }

    @Override
    public int getPendingExchangesSize() {
        // also under CompleteCurrentTaskOnly: an event cannot be fetched again
        return pendingEvents();
    }

    @Override
    public void prepareShutdown(boolean suspendOnly, boolean forced) {
        if (!forced) {
            return; // at the timeout two threads of Camel's may come here, one of which does not know of it yet
        }
        this.forced = true;
        PendingEvents awaited = pending;
        if (awaited != null) {
            awaited.giveUpWaiting();
        }
    }
}
