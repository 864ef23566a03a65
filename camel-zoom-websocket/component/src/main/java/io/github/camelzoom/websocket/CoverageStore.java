package io.github.camelzoom.websocket;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.StateRepository;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The marks of one stream in a repository of the user's. What goes wrong with it is told once and never anybody else's
 * trouble: events matter more than the record of when there were some. For one thread, since a repository may block.
 */
final class CoverageStore {

    private static final Logger LOG = LoggerFactory.getLogger(CoverageStore.class);

    private static final Duration SLOW = Duration.ofSeconds(1);

    private interface Access<T> {
        T get() throws Exception;
    }

    private final CamelContext camelContext;
    private final StateRepository<String, String> repository;
    private final String subscriptionId;
    private final String key;
    private boolean opened;
    private boolean troubleTold;
    private boolean answered;

    /** @param routeId which of the subscription's consumers, or null */
    CoverageStore(
            CamelContext camelContext,
            StateRepository<String, String> repository,
            String subscriptionId,
            String routeId) {
        this.camelContext = camelContext;
        this.repository = repository;
        this.subscriptionId = subscriptionId;
        this.key = key(subscriptionId, routeId);
    }

    String subscriptionId() {
        return subscriptionId;
    }

    /** Fit for a file's name and for a line of key and value. */
    static String key(String subscriptionId, String routeId) {
        String name = routeId == null ? subscriptionId : subscriptionId + "/" + routeId;
        return URLEncoder.encode(name, StandardCharsets.UTF_8);
    }

    /** The mark that is kept; null if there is none or it cannot be had, see {@link #answered}. */
    CoverageMark readOrNull() {
        return safely(this::stored);
    }

    /** Whether it did the last time it was asked. */
    boolean answered() {
        return answered;
    }

    /**
     * Keeps a mark, unless a better one is there. Between the look and the writing another process may write too; what
     * comes of it is a mark that is a moment too early, until the next one is kept.
     *
     * @return whether the store answered
     */
    boolean keep(CoverageMark mark) {
        return safely(() -> {
                    CoverageMark stored = stored();
                    if (stored == null || !mark.isBehind(stored)) {
                        repository.setState(key, mark.text());
                    }
                    return true;
                })
                != null;
    }

    private CoverageMark stored() throws Exception {
        if (!opened) {
            // here and not at the route's start, which a store that is away must not hold up
            // started at once: a context that is starting itself would put it off until it is done
            camelContext.addService(repository, true, true);
            opened = true;
        }
        String text = repository.getState(key);
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return CoverageMark.parse(text);
        } catch (IllegalArgumentException e) {
            tell("has a value for the key {} that is no mark of this component, and is overwritten", key, e);
            return null;
        }
    }

    private <T> T safely(Access<T> access) {
        long before = System.nanoTime();
        boolean hadTrouble = troubleTold;
        try {
            T answer = access.get();
            answered = true;
            Duration took = Duration.ofNanos(System.nanoTime() - before);
            if (took.compareTo(SLOW) > 0) {
                tell("took {} ms to answer", took.toMillis(), null);
            } else if (hadTrouble) {
                troubleTold = false;
            }
            return answer;
        } catch (Exception e) {
            answered = false;
            tell("failed with {}", e.getClass().getName(), e);
            return null;
        }
    }

    /** Messages of drivers may hold addresses with passwords, so they are for who asks for them. */
    private void tell(String what, Object detail, Exception causeOrNull) {
        if (!troubleTold) {
            troubleTold = true;
            LogContext.with(
                    subscriptionId,
                    () -> LOG.warn(
                            "The coverageRepository " + what + ": subscription={}. Events are received all the same; if"
                                    + " this process ends now, the next one cannot tell exactly what was lost. Told once"
                                    + " for each such time; why, at level DEBUG.",
                            detail,
                            subscriptionId));
        }
        LogContext.with(subscriptionId, () -> LOG.debug("The coverageRepository failed", causeOrNull));
    }
}
