package io.github.camelzoom.websocket.benchmarks.contender;

import io.github.camelzoom.websocket.benchmarks.event.Mix;
import io.github.camelzoom.websocket.benchmarks.event.StreamName;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.impl.engine.PooledExchangeFactory;

/** The component of this project, with its defaults. */
final class ZoomWs implements Contender {

    private final int lanes;
    private final boolean pooled;
    private final DefaultCamelContext context = new DefaultCamelContext();

    ZoomWs(int lanes, boolean pooled) {
        this.lanes = lanes;
        this.pooled = pooled;
    }

    @Override
    public void start(int port, StreamName stream, Tally tally) throws Exception {
        if (pooled) {
            context.getCamelContextExtension().setExchangeFactory(new PooledExchangeFactory());
        }
        String uri = uri(port, stream)
                + (lanes == 1 ? "" : "&concurrentConsumers=" + lanes)
                + (stream.mix() == Mix.RARE ? "&events=" + Mix.WANTED : "");
        context.addRoutes(ChoiceOfFour.onHeader(route -> route.from(uri), tally));
        context.start();
    }

    @Override
    public void close() {
        context.stop();
    }

    static String uri(int port, StreamName stream) {
        return "zoom-ws:" + stream.id() + "?webSocketUrl=ws://127.0.0.1:" + port + "/ws/" + stream
                + "&oauthUrl=http://127.0.0.1:" + port + "/oauth/token"
                + "&clientId=benchmark&clientSecret=benchmark";
    }
}
