package io.github.camelzoom.examples.recipes;

import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.direct.DirectEndpoint;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.main.Main;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.awaitility.Awaitility;

/**
 * An application that is made of routes from a page. Each {@code direct:name} that none of them consumes, the reader's
 * own route, is a {@code mock:name} here.
 */
final class RunningRoutes implements AutoCloseable {

    private final Main main = new Main();

    /** What the reader's routes do, by name; at first nothing. */
    private final Map<String, Processor> work = new ConcurrentHashMap<>();

    RunningRoutes(Map<String, String> properties, Map<String, Object> beans) {
        Properties all = new Properties();
        all.putAll(properties);
        main.configure().withRoutesIncludePattern("false");
        main.setOverrideProperties(all);
        beans.forEach(main::bind);
        main.start();
    }

    void load(Resource routes) throws Exception {
        PluginHelper.getRoutesLoader(context()).loadRoutes(routes);
        Set<Endpoint> consumed =
                context().getRoutes().stream().map(Route::getEndpoint).collect(Collectors.toSet());
        List<String> ends = context().getEndpoints().stream()
                .filter(DirectEndpoint.class::isInstance)
                .filter(endpoint -> !consumed.contains(endpoint))
                .map(endpoint -> endpoint.getEndpointUri().replaceFirst("direct:(//)?", ""))
                .toList();
        context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                for (String end : ends) {
                    // what fails here is the business of the routes from the page
                    from("direct:" + end)
                            .errorHandler(noErrorHandler())
                            .process(exchange ->
                                    work.getOrDefault(end, none -> {}).process(exchange))
                            .to("mock:" + end);
                }
            }
        });
    }

    /** Has an end do something with each message before it counts as got. */
    void work(String end, Processor processor) {
        work.put(end, processor);
    }

    CamelContext context() {
        return main.getCamelContext();
    }

    MockEndpoint mock(String name) {
        return context().getEndpoint("mock:" + name, MockEndpoint.class);
    }

    /** Waits until an end has got so many messages. */
    void awaitCount(String end, int count) {
        Awaitility.await(end + " to get " + count).until(() -> mock(end).getReceivedCounter() >= count);
    }

    /** The values of a header in what an end has got, in order. */
    List<Object> headers(String end, String name) {
        return mock(end).getExchanges().stream()
                .map(exchange -> exchange.getMessage().getHeader(name))
                .toList();
    }

    List<String> bodies(String end) {
        return mock(end).getExchanges().stream()
                .map(exchange -> exchange.getMessage().getBody(String.class))
                .toList();
    }

    @Override
    public void close() {
        main.stop();
    }
}
