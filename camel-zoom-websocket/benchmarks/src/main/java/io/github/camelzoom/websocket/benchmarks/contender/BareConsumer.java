package io.github.camelzoom.websocket.benchmarks.contender;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.ClientWebSocket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;

/**
 * What no Camel consumer of this stream can do without: decode, fill an exchange with six headers, hand it over to a
 * worker, and read no further when a thousand wait. No acceptance, no heartbeat, no error is minded.
 */
final class BareConsumer extends DefaultConsumer {

    /** Which thread routes. */
    enum Handing {
        ON_THE_EVENT_LOOP,
        TO_A_WORKER
    }

    private static final int MAX_PENDING = 1000;

    private final BareEndpoint endpoint;
    private final Vertx vertx = Vertx.vertx();
    private final Context eventLoop = vertx.getOrCreateContext();
    private final ClientWebSocket socket = vertx.createWebSocketClient().webSocket();
    private final AtomicInteger pending = new AtomicInteger();
    private ExecutorService worker;
    private boolean paused;

    BareConsumer(BareEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        this.endpoint = endpoint;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        worker = endpoint.getCamelContext().getExecutorServiceManager().newSingleThreadExecutor(this, "bare");
        socket.frameHandler(frame -> {
            DecodedEvent event = ParsedEvent.of(frame.binaryData().getBytes());
            if (event != null) {
                take(event);
            }
        });
        eventLoop.runOnContext(ignored -> socket.connect(endpoint.port(), "127.0.0.1", endpoint.path()));
    }

    private void take(DecodedEvent event) {
        long receivedAt = System.currentTimeMillis();
        if (endpoint.handing() == Handing.ON_THE_EVENT_LOOP) {
            route(event, receivedAt);
            return;
        }
        if (pending.incrementAndGet() >= MAX_PENDING && !paused) {
            paused = true;
            socket.pause();
            resumeIfThereIsRoom(); // the worker may have made it before the pause, and would not come again
        }
        worker.execute(() -> {
            route(event, receivedAt);
            if (pending.decrementAndGet() == MAX_PENDING / 2) {
                // a socket is paused and resumed by its own event loop only: it is not thread safe
                eventLoop.runOnContext(ignored -> resumeIfThereIsRoom());
            }
        });
    }

    private void resumeIfThereIsRoom() {
        if (paused && pending.get() <= MAX_PENDING / 2) {
            paused = false;
            socket.resume();
        }
    }

    private void route(DecodedEvent event, long receivedAt) {
        Exchange exchange = createExchange(true);
        Message message = exchange.getMessage();
        message.setBody(event.content());
        message.setHeader("CamelZoomEvent", event.type());
        message.setHeader("CamelZoomEventTimestamp", event.timestamp());
        message.setHeader("CamelZoomReceivedTimestamp", receivedAt);
        message.setHeader("CamelZoomAccountId", event.text("account_id"));
        message.setHeader("CamelZoomObjectId", event.text("id"));
        message.setHeader("CamelZoomSubscriptionId", endpoint.path());
        try {
            getProcessor().process(exchange);
        } catch (Exception e) {
            getExceptionHandler().handleException(e);
        }
    }
}
