package io.github.camelzoom.websocket.benchmarks.micro;

import io.github.camelzoom.websocket.ZoomWsEndpoint;
import io.github.camelzoom.websocket.benchmarks.event.Samples;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.impl.engine.PooledExchangeFactory;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Making an exchange with ten headers and letting it go, by the consumer's own factory; nothing is routed. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Routing {

    private static final String[] HEADERS = {
        "CamelZoomEvent",
        "CamelZoomEventTimestamp",
        "CamelZoomReceivedTimestamp",
        "CamelMessageTimestamp",
        "CamelZoomAccountId",
        "CamelZoomObjectId",
        "CamelZoomObjectUuid",
        "CamelZoomHostId",
        "CamelZoomEventId",
        "CamelZoomSubscriptionId"
    };

    @Param({"false", "true"})
    private boolean pooled;

    private DefaultCamelContext context;
    private Consumer consumer;
    private String content;

    /** Makes the consumer, without starting its connection. */
    @Setup
    public void makeConsumer() throws Exception {
        content = Samples.event(600);
        context = new DefaultCamelContext();
        if (pooled) {
            context.getCamelContextExtension().setExchangeFactory(new PooledExchangeFactory());
        }
        context.start();
        ZoomWsEndpoint endpoint = context.getEndpoint(
                "zoom-ws:benchmark?clientId=benchmark&clientSecret=benchmark", ZoomWsEndpoint.class);
        consumer = endpoint.createConsumer(exchange -> {});
        consumer.init();
    }

    /** Lets go of the context. */
    @TearDown
    public void stop() {
        context.stop();
    }

    /** One exchange's life. */
    @Benchmark
    public Object exchange() {
        Exchange exchange = consumer.createExchange(false);
        Message message = exchange.getMessage();
        message.setBody(content);
        for (String header : HEADERS) {
            message.setHeader(header, header);
        }
        Object body = message.getBody();
        consumer.releaseExchange(exchange, false);
        return body;
    }
}
