package io.github.camelzoom.websocket;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * One connection per subscription, whoever consumes it: made for the first who asks, closed after the last who lets it
 * go. Thread safe.
 */
final class SharedConnections {

    private static final class Shared {
        private final ZoomConnection connection;
        private final ConnectionOptions options;
        private final String firstRoute;
        private int users;

        Shared(ZoomConnection connection, ConnectionOptions options, String firstRoute) {
            this.connection = connection;
            this.options = options;
            this.firstRoute = firstRoute;
        }
    }

    private final Map<String, Shared> bySubscription = new HashMap<>();

    /**
     * @param route for messages
     * @throws IllegalStateException when another route consumes the subscription by a connection of other settings
     */
    synchronized ZoomConnection acquire(
            String subscriptionId, ConnectionOptions options, String route, Supplier<ZoomConnection> maker) {
        Shared shared = bySubscription.get(subscriptionId);
        if (shared == null) {
            shared = new Shared(maker.get(), options, route);
            bySubscription.put(subscriptionId, shared);
        }
        List<String> differing = options.differingFrom(shared.options);
        if (!differing.isEmpty()) {
            throw new IllegalStateException("The routes " + shared.firstRoute + " and " + route
                    + " both consume the subscription " + subscriptionId
                    + ", for which Zoom allows one connection, but they differ in " + differing
                    + ". Give both the same, best as properties of the component (camel.component.zoom-ws.*)");
        }
        shared.users++;
        return shared.connection;
    }

    /** To be called once for each {@link #acquire}; waits for the close if it was the last. */
    void release(String subscriptionId) {
        ZoomConnection unused = releaseOne(subscriptionId);
        if (unused != null) {
            unused.close();
        }
    }

    private synchronized ZoomConnection releaseOne(String subscriptionId) {
        Shared shared = bySubscription.get(subscriptionId);
        if (shared == null || --shared.users > 0) {
            return null;
        }
        bySubscription.remove(subscriptionId);
        shared.connection.unregister();
        return shared.connection;
    }
}
