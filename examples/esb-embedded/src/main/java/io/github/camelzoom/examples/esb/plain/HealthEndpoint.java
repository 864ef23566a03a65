package io.github.camelzoom.examples.esb.plain;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Collection;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRegistry;

/**
 * The application's own health page, {@code /health}: 200 if it can do its work and 503 if not, with Camel's checks, of
 * which the connection to Zoom is one.
 */
final class HealthEndpoint implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final CamelContext camel;

    private HealthEndpoint(HttpServer server, CamelContext camel) {
        this.server = server;
        this.camel = camel;
    }

    /** @param port 0 for a free one */
    static HealthEndpoint open(int port, CamelContext camel) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            // each route's consumer is asked, and that of Zoom tells of its connection
            HealthCheckRegistry registry = HealthCheckRegistry.get(camel);
            registry.register(registry.resolveById("consumers"));
            HealthEndpoint endpoint = new HealthEndpoint(server, camel);
            server.createContext("/health", endpoint::answer);
            server.start();
            return endpoint;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot listen on port " + port + ": " + e.getMessage(), e);
        }
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void answer(HttpExchange http) throws IOException {
        Collection<HealthCheck.Result> results = HealthCheckHelper.invokeReadiness(camel);
        boolean up = results.stream().allMatch(result -> result.getState() == HealthCheck.State.UP);
        ObjectNode page = JSON.createObjectNode().put("status", up ? "UP" : "DOWN");
        results.forEach(result -> describe(result, page.withObjectProperty("checks")));
        byte[] body = JSON.writeValueAsBytes(page);
        http.getResponseHeaders().set("Content-Type", "application/json");
        http.sendResponseHeaders(up ? 200 : 503, body.length);
        http.getResponseBody().write(body);
        http.close();
    }

    private static void describe(HealthCheck.Result result, ObjectNode checks) {
        ObjectNode check = checks.putObject(result.getCheck().getId())
                .put("status", result.getState().name());
        result.getMessage().ifPresent(message -> check.put("message", message));
        result.getDetails().forEach((name, value) -> check.put(name, String.valueOf(value)));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
