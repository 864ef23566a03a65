package io.github.camelzoom.websocket;

import io.github.camelzoom.websocket.connection.Subscription;
import org.slf4j.MDC;

/** Names the subscription in the diagnostic context of log lines, so that layouts and filters need not parse them. */
final class LogContext {

    private LogContext() {}

    /** What was there before is there again afterwards: the thread may be one of many subscriptions. */
    static void with(String subscriptionId, Runnable logging) {
        String before = MDC.get(Subscription.LOG_KEY);
        MDC.put(Subscription.LOG_KEY, subscriptionId);
        try {
            logging.run();
        } finally {
            if (before == null) {
                MDC.remove(Subscription.LOG_KEY);
            } else {
                MDC.put(Subscription.LOG_KEY, before);
            }
        }
    }
}
