package io.github.camelzoom.websocket.benchmarks.contender;

import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;

/** The endpoint of a {@link BareConsumer}. */
final class BareEndpoint extends DefaultEndpoint {

    private final int port;
    private final String path;
    private final BareConsumer.Handing handing;

    BareEndpoint(CamelContext context, int port, String path, BareConsumer.Handing handing) {
        super("bare:" + path, null);
        setCamelContext(context);
        this.port = port;
        this.path = path;
        this.handing = handing;
    }

    int port() {
        return port;
    }

    String path() {
        return path;
    }

    BareConsumer.Handing handing() {
        return handing;
    }

    @Override
    public Consumer createConsumer(Processor processor) {
        return new BareConsumer(this, processor);
    }

    @Override
    public Producer createProducer() {
        throw new UnsupportedOperationException("for receiving only");
    }

    @Override
    public boolean isSingleton() {
        return true;
    }
}
