package io.github.camelzoom.websocket;

import io.github.camelzoom.websocket.EventStream.NamedConnection;
import io.github.camelzoom.websocket.connection.ConnectionCause;
import io.github.camelzoom.websocket.connection.ConnectionState;
import io.github.camelzoom.websocket.connection.SteadyClock;
import io.github.camelzoom.websocket.connection.Subscription;
import io.github.camelzoom.websocket.delivery.EventCounters;
import io.github.camelzoom.websocket.delivery.Lanes;
import io.github.camelzoom.websocket.delivery.PendingEvents;
import io.github.camelzoom.websocket.delivery.UnroutedEvents;
import io.github.camelzoom.websocket.observation.ConnectionSnapshot;
import io.github.camelzoom.websocket.observation.EventCounts;
import io.github.camelzoom.websocket.observation.GapHistory;
import io.github.camelzoom.websocket.observation.GapSummary;
import io.github.camelzoom.websocket.observation.Metering.Registration;
import io.github.camelzoom.websocket.observation.Recording;
import io.github.camelzoom.websocket.observation.StreamSnapshot;
import io.github.camelzoom.websocket.observation.StreamSnapshot.Uncovered;
import io.github.camelzoom.websocket.observation.StreamTimes;
import io.github.camelzoom.websocket.protocol.EventFilter;
import io.github.camelzoom.websocket.protocol.SignatureVerifier;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.Processor;
import org.apache.camel.ShutdownRunningTask;
import org.apache.camel.StartupListener;
import org.apache.camel.Suspendable;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.builder.ThreadPoolProfileBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.spi.ExecutorServiceManager;
import org.apache.camel.spi.ShutdownAware;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.LoggingExceptionHandler;
import org.apache.camel.util.concurrent.ThreadPoolRejectedPolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The life cycle of one route's consumption: what is made at start, in which order it is taken down, and what
 * is waited for. Neither Zoom's protocol nor the connection's states are known here.
 *
 * <p>Events are routed on threads of Camel's, never on the event loop: one at a time in the order in which they
 * came, or with several lanes in the order that {@link io.github.camelzoom.websocket.delivery.EventOrdering} asks for.
 */
@ManagedResource(description = "Managed Zoom WebSocket consumer")
public class ZoomWsConsumer extends DefaultConsumer implements Suspendable, ShutdownAware, ManagedStream {

    private static final Logger LOG = LoggerFactory.getLogger(ZoomWsConsumer.class);

    /** What takes longer to tell of an outage is not worth another one: in a cluster nobody receives meanwhile. */
    private static final long NEWS_MILLIS = 2_000;

    /**
     * For handlers and notifiers, which may block: neither behind the events that wait for the route, nor ever on the
     * event loop. A thread only while there is news.
     */
    private static final ThreadPoolProfile NEWS_THREADS = new ThreadPoolProfileBuilder("zoomWsNews")
            .poolSize(0)
            .maxPoolSize(1)
            .maxQueueSize(1000)
            .keepAliveTime(10L)
            .rejectedPolicy(ThreadPoolRejectedPolicy.Abort)
            .build();

    private final ZoomWsEndpoint endpoint;
    private final EventCounters counters = new EventCounters();

    private final GapHistory gaps = new GapHistory();
    private final StreamTimes times = new StreamTimes();

    private List<NamedConnection> connections;
    private volatile ExecutorService executor;
    private volatile ExecutorService newsExecutor;
    private ScheduledExecutorService coverageExecutor;
    private volatile Lanes<ReceivedEvent> lanes;
    private volatile PendingEvents pending;
    private volatile EventStream stream;
    private volatile boolean forced;
    private HealthRegistration health;
    private Registration meters = Registration.NONE;

    public ZoomWsConsumer(ZoomWsEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        this.endpoint = endpoint;
    }

    @Override
    public ZoomWsEndpoint getEndpoint() {
        return endpoint;
    }

    /** Where the connections stand, in the order of the endpoint's path; empty before the start and after a stop. */
    public List<ConnectionState> connectionStates() {
        EventStream current = stream;
        return current == null ? List.of() : current.states();
    }

    /** Where the connection stands; of twins the one that brings events, if any does. Null while not started. */
    public ConnectionState connectionState() {
        List<ConnectionState> states = connectionStates();
        return states.stream()
                .filter(state -> state.linkOrNull() != null)
                .findFirst()
                .orElse(states.isEmpty() ? null : states.get(0));
    }

    /** The connections themselves; empty while not started. */
    List<Subscription> subscriptions() {
        EventStream current = stream;
        return current == null ? List.of() : current.subscriptions();
    }

    /** Which times no connection covered. */
    public GapHistory gapHistory() {
        return gaps;
    }

    /** What became of the events so far. */
    public EventCounters counters() {
        return counters;
    }

    /** All that is to be seen of this consumer; for any thread, without waiting. */
    @Override
    public StreamSnapshot snapshot() {
        EventStream current = stream;
        Uncovered uncovered = current == null ? null : current.uncoveredOrNull();
        List<ConnectionSnapshot> ofConnections = current == null ? List.of() : current.snapshots();
        GapSummary ended = gaps.summary();
        return new StreamSnapshot(
                SteadyClock.shared().millis(),
                endpoint.getSubscriptionId(),
                getRouteId(),
                current != null && current.isJoined(),
                ofConnections,
                uncovered,
                EventCounts.of(counters),
                ended,
                pendingEvents(),
                endpoint.getConfiguration().getMaxPendingEvents(),
                times.eventDelay().summary(),
                times.routeTime().summary());
    }

    /** Begins all figures anew; those of the connections too, which other routes may share. */
    @Override
    public void resetFigures() {
        counters.reset();
        gaps.reset();
        times.reset();
        EventStream current = stream;
        if (current != null) {
            current.resetFigures();
        }
    }

    @Override
    public void rotate() {
        subscriptions().forEach(Subscription::rotate);
    }

    @Override
    public void reconnect() {
        subscriptions().forEach(Subscription::reconnect);
    }

    @Override
    public void takeOver() {
        subscriptions().forEach(Subscription::takeOver);
    }

    /** How many events were received and are not yet completed by the route. */
    public int pendingEvents() {
        PendingEvents current = pending;
        return current == null ? 0 : current.count();
    }

    @Override
    protected void doInit() throws Exception {
        super.doInit();
        setHealthCheck(readiness(checkId()));
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        forced = false;
        connections = endpoint.acquire(this);
        try {
            begin();
        } catch (Exception e) {
            // nobody stops what failed to start
            takeDown();
            throw e;
        }
    }

    private void begin() throws Exception {
        ExecutorServiceManager threads = getEndpoint().getCamelContext().getExecutorServiceManager();
        int count = endpoint.getConfiguration().getConcurrentConsumers();
        executor = threads.newThreadPool(this, "ZoomWs[" + endpoint.getSubscriptionId() + "]", laneThreads(count));
        newsExecutor = threads.newThreadPool(this, "ZoomWsNews[" + endpoint.getSubscriptionId() + "]", NEWS_THREADS);
        PendingEvents awaiting =
                new PendingEvents(endpoint.getConfiguration().getMaxPendingEvents(), this::reconsiderReading);
        pending = awaiting;
        UnroutedEvents unrouted =
                endpoint.getConfiguration().getCoverageRepository() == null ? null : new UnroutedEvents();
        EventExchanges exchanges = new EventExchanges(this, endpoint.isBridgeErrorHandler(), counters, times);
        lanes = new Lanes<>(
                count,
                executor,
                (event, done) -> exchanges.route(event, () -> {
                    if (unrouted != null) {
                        unrouted.completed(event.receivedAt());
                    }
                    awaiting.completed();
                    done.run();
                }),
                awaiting::idle);
        Clock clock = SteadyClock.shared();
        EventIntake intake = intake(awaiting, clock, unrouted, lanes);
        boolean asExchanges = endpoint.getConfiguration().isFireConnectionEvents();
        ConsumerNews news = new ConsumerNews(
                endpoint,
                clock,
                gaps,
                newsExecutor,
                asExchanges ? intake::hand : null,
                this::tellExceptionHandler,
                Recording.of(endpoint.getSubscriptionId(), getRouteId()));
        stream = new EventStream(connections, intake, news, clock);
        if (unrouted != null) {
            keepCoverage(stream, unrouted, news, clock);
        }
        stream.join();
        openLanesWhenContextIsUp(lanes);
        health = registerHealthChecks();
        meters = MeteringLookup.in(endpoint.getCamelContext()).stream(
                endpoint.getSubscriptionId(), getRouteId(), this::snapshot, times);
    }

    /** What was received and not routed is lost with the process, and so it counts as not received until it is. */
    private void keepCoverage(EventStream received, UnroutedEvents unrouted, ConnectionNews news, Clock clock) {
        StateRepository<String, String> repository = endpoint.getConfiguration().getCoverageRepository();
        coverageExecutor = getEndpoint()
                .getCamelContext()
                .getExecutorServiceManager()
                .newSingleThreadScheduledExecutor(this, "ZoomWsCoverage[" + endpoint.getSubscriptionId() + "]");
        CoverageStore store = new CoverageStore(
                getEndpoint().getCamelContext(), repository, endpoint.getSubscriptionId(), getRouteId());
        received.recordCoverage(new CoverageKeeper(
                store, coverageExecutor, clock, received::receivedUntil, unrouted::since, news::gap));
    }

    /**
     * One thread for each lane, and room in the queue for what each lane may ask for before the thread that it had is
     * done: nothing is ever refused.
     */
    private static ThreadPoolProfile laneThreads(int count) {
        return new ThreadPoolProfileBuilder("zoomWs")
                .poolSize(count)
                .maxPoolSize(count)
                .maxQueueSize(count)
                .keepAliveTime(60L)
                .allowCoreThreadTimeOut(count > 1)
                .rejectedPolicy(ThreadPoolRejectedPolicy.Abort)
                .build();
    }

    /**
     * Camel asks the checks of consumers by way of their routes, and only of those that start by themselves: it knows
     * nothing of a consumer behind {@code master:}, and passes over one whose route a clustered policy starts. For
     * liveness it asks none of them.
     */
    private HealthRegistration registerHealthChecks() {
        HealthRegistration registration = new HealthRegistration(getEndpoint().getCamelContext());
        if (getRoute() == null || !getRoute().isAutoStartup()) {
            registration.add(checkId(), this::readiness);
        }
        String ofRoute = getRouteId() == null ? "" : "-" + getRouteId();
        registration.add(checkId() + ofRoute + "-liveness", this::liveness);
        return registration;
    }

    private String checkId() {
        return "consumer:zoom-ws-" + endpoint.getSubscriptionId();
    }

    private HealthCheck readiness(String id) {
        ZoomWsHealthCheck check = new ZoomWsHealthCheck(
                this::snapshot,
                id,
                endpoint.getSubscriptionId(),
                endpoint.getConfiguration().getHealthGracePeriod());
        check.setEnabled(endpoint.getComponent().isHealthCheckConsumerEnabled());
        return check;
    }

    private HealthCheck liveness(String id) {
        ZoomWsLivenessCheck check = new ZoomWsLivenessCheck(
                this::snapshot, id, endpoint.getConfiguration().getConnectTimeout());
        check.setEnabled(endpoint.getComponent().isHealthCheckConsumerEnabled());
        return check;
    }

    /** An event may be completed long after a forced stop, when there is no connection any more. */
    private void reconsiderReading() {
        EventStream current = stream;
        if (current != null) {
            current.reconsiderReading();
        }
    }

    private EventIntake intake(
            PendingEvents awaiting, Clock clock, UnroutedEvents unroutedOrNull, Lanes<ReceivedEvent> target) {
        ZoomWsConfiguration configuration = endpoint.getConfiguration();
        String secretToken = configuration.getSecretToken();
        return new EventIntake(
                endpoint.getSubscriptionId(),
                configuration.getEvents() == null ? EventFilter.all() : EventFilter.parse(configuration.getEvents()),
                configuration.getOrdering(),
                secretToken == null ? null : new SignatureVerifier(secretToken),
                counters,
                times,
                awaiting,
                clock,
                event -> {
                    if (unroutedOrNull != null) {
                        unroutedOrNull.received(event.receivedAt());
                    }
                    target.add(event.orderKey(), event);
                });
    }

    /** The routes that an event is sent on to may start after this one; connecting need not wait for them. */
    private void openLanesWhenContextIsUp(Lanes<ReceivedEvent> started) throws Exception {
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
    private void tellExceptionHandler(String explanation, ConnectionCause cause) {
        if (!(getExceptionHandler() instanceof LoggingExceptionHandler)) {
            getExceptionHandler().handleException(explanation, new ZoomConnectionException(explanation, cause));
        }
    }

    /** Stops receiving and goes on routing what was received. Zoom keeps nothing of what occurs meanwhile. */
    @Override
    protected void doSuspend() throws Exception {
        stream.leave();
        if (getEndpoint().getCamelContext().isStopping() && lanes.isOpen()) {
            awaitNonePending(endpoint.getComponent().shutdownLook().millisLeft());
        }
        super.doSuspend();
    }

    @Override
    protected void doResume() throws Exception {
        super.doResume();
        stream.join();
    }

    @Override
    protected void doStop() throws Exception {
        takeDown();
        super.doStop();
    }

    private void takeDown() {
        if (health != null) {
            health.remove();
        }
        // a route that is started again may get another consumer, and its meters would be taken for these
        meters.remove();
        meters = Registration.NONE;
        if (stream != null) {
            stream.leave();
        }
        if (connections != null) {
            endpoint.release(this);
        }
        if (lanes != null) {
            drain();
        }
        if (stream != null && pendingEvents() == 0) {
            stream.routed();
        }
        if (executor != null) {
            shutDown(executor);
        }
        if (coverageExecutor != null) {
            // one that hangs in its store has had its time
            getEndpoint().getCamelContext().getExecutorServiceManager().shutdownNow(coverageExecutor);
        }
        if (newsExecutor != null) {
            getEndpoint().getCamelContext().getExecutorServiceManager().shutdownGraceful(newsExecutor, NEWS_MILLIS);
        }
        connections = null;
        stream = null;
        lanes = null;
        executor = null;
        newsExecutor = null;
        coverageExecutor = null;
    }

    /**
     * A graceful shutdown comes here with nothing pending. Who stops the consumer without one, as {@code master:} does
     * on the loss of leadership, has it here.
     */
    private void drain() {
        if (!forced && lanes.isOpen()) {
            awaitNonePending(shutdownTimeoutMillis());
        }
        List<ReceivedEvent> left = lanes.abandon();
        if (!left.isEmpty()) {
            counters.abandoned(left.size());
            String subscription = endpoint.getSubscriptionId();
            LogContext.with(
                    subscription,
                    () -> LOG.warn(
                            "Stopped with events that were received and not routed: subscription={} count={} first={}"
                                    + " last={}. They are lost; a longer shutdown timeout of the Camel context would have"
                                    + " routed them.",
                            subscription,
                            left.size(),
                            left.get(0).header().type(),
                            left.get(left.size() - 1).header().type()));
        }
    }

    /** An interrupt ends the patience, not the stop: what comes after it must be taken down all the same. */
    private void awaitNonePending(long longestMillis) {
        try {
            pending.awaitNone(longestMillis);
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
        return isRoutingToCome() ? pendingEvents() : 0;
    }

    /** Nothing is routed before the context is up; if it stops without ever having been, nothing will be. */
    private boolean isRoutingToCome() {
        Lanes<ReceivedEvent> current = lanes;
        return current != null
                && (current.isOpen() || !getEndpoint().getCamelContext().isStopping());
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
