package io.github.camelzoom.websocket.benchmarks.contender;

import io.github.camelzoom.websocket.benchmarks.event.StreamName;
import org.apache.camel.impl.DefaultCamelContext;

/** A Camel route behind a {@link BareConsumer}. */
final class BareCamel implements Contender {

    private final BareConsumer.Handing handing;

    BareCamel(BareConsumer.Handing handing) {
        this.handing = handing;
    }

    @Override
    public void start(int port, StreamName stream, Tally tally) throws Exception {
        DefaultCamelContext context = new DefaultCamelContext();
        BareEndpoint endpoint = new BareEndpoint(context, port, "/ws/" + stream, handing);
        context.addRoutes(ChoiceOfFour.onHeader(route -> route.from(endpoint), tally));
        context.start();
    }
}
