package io.github.camelzoom.websocket.benchmarks.contender;

import io.github.camelzoom.websocket.benchmarks.event.StreamName;
import org.apache.camel.impl.DefaultCamelContext;

/** Camel's own component for WebSockets, in the route that a user would write for Zoom's frames. */
final class VertxWebsocket implements Contender {

    @Override
    public void start(int port, StreamName stream, Tally tally) throws Exception {
        DefaultCamelContext context = new DefaultCamelContext();
        String uri = "vertx-websocket:127.0.0.1:" + port + "/ws/" + stream + "?consumeAsClient=true";
        context.addRoutes(ChoiceOfFour.onBody(
                route -> route.from(uri)
                        .unmarshal()
                        .json()
                        .filter(route.simple("${body[module]} == 'message'"))
                        .setBody(route.simple("${body[content]}"))
                        .unmarshal()
                        .json(),
                tally));
        context.start();
    }
}
