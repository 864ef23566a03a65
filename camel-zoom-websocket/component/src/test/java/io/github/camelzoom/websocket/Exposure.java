package io.github.camelzoom.websocket;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.management.Attribute;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Route;
import org.apache.camel.console.DevConsole;
import org.apache.camel.console.DevConsole.MediaType;
import org.apache.camel.console.DevConsoleRegistry;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;

/** All that a running application shows to whoever operates it, logs aside: where it was seen, and the text. */
final class Exposure {

    private final Map<String, String> seen = new LinkedHashMap<>();

    private Exposure() {}

    /** What Camel and its components show. */
    static Exposure of(CamelContext context) throws Exception {
        return of(context, new ObjectName("org.apache.camel*:*"));
    }

    /** The same, and the beans of everything else in this JVM. */
    static Exposure ofWholeJvm(CamelContext context) throws Exception {
        return of(context, ObjectName.WILDCARD);
    }

    private static Exposure of(CamelContext context, ObjectName beans) throws Exception {
        Exposure exposure = new Exposure();
        exposure.objects(context);
        exposure.health(context);
        exposure.consoles(context);
        exposure.threads();
        exposure.beans(ManagementFactory.getPlatformMBeanServer(), beans);
        return exposure;
    }

    Map<String, String> seen() {
        return seen;
    }

    private void see(String where, Object text) {
        seen.merge(where, String.valueOf(text), (a, b) -> a + "\n" + b);
    }

    private void objects(CamelContext context) {
        see("context", context);
        for (Endpoint endpoint : context.getEndpoints()) {
            see("endpoint", endpoint + " " + endpoint.getEndpointBaseUri());
            if (endpoint instanceof ZoomWsEndpoint zoom) {
                see(
                        "endpoint",
                        zoom.getConfiguration() + " " + zoom.getComponent() + " " + zoom.getServiceUrl() + " "
                                + zoom.getServiceMetadata());
            }
        }
        for (Route route : context.getRoutes()) {
            see(
                    "route",
                    route + " " + route.getConsumer() + " " + route.getDescription() + " " + route.getProperties());
            if (route.getConsumer() instanceof ZoomWsConsumer consumer) {
                see(
                        "consumer",
                        consumer.connectionStates() + " " + consumer.gapHistory() + " " + consumer.subscriptions());
            }
        }
    }

    private void health(CamelContext context) {
        for (HealthCheck.Result result : HealthCheckHelper.invoke(context, "full")) {
            see("health " + result.getCheck().getId(), result + " " + result.getMessage() + " " + result.getDetails());
            result.getError().ifPresent(error -> see("health error", stackTrace(error)));
        }
    }

    private void consoles(CamelContext context) {
        DevConsoleRegistry registry = context.getCamelContextExtension().getContextPlugin(DevConsoleRegistry.class);
        registry.loadDevConsoles();
        for (DevConsole console : registry.stream().toList()) {
            for (MediaType type : new MediaType[] {MediaType.TEXT, MediaType.JSON}) {
                if (console.supportMediaType(type)) {
                    see(
                            "console " + console.getId(),
                            console.call(type, Map.of("verbose", "true", "all", "true", "uri", "true")));
                }
            }
        }
    }

    private void threads() {
        Thread.getAllStackTraces().keySet().forEach(thread -> see("threads", thread.getName()));
    }

    private void beans(MBeanServer server, ObjectName wanted) throws Exception {
        for (ObjectName name : server.queryNames(wanted, null)) {
            String where = "mbean " + name.getKeyProperty("type");
            see(where, name);
            String[] readable = Arrays.stream(server.getMBeanInfo(name).getAttributes())
                    .filter(MBeanAttributeInfo::isReadable)
                    .map(MBeanAttributeInfo::getName)
                    .toArray(String[]::new);
            for (Attribute attribute : server.getAttributes(name, readable).asList()) {
                see(where, attribute.getName() + "=" + deep(attribute.getValue()));
            }
            if (name.getDomain().startsWith("org.apache.camel")) {
                operations(server, name, where);
            }
        }
    }

    /** Those that only show something; to show YAML takes a library that is not here. */
    private void operations(MBeanServer server, ObjectName name, String where) throws Exception {
        for (MBeanOperationInfo operation : server.getMBeanInfo(name).getOperations()) {
            if (operation.getSignature().length == 0
                    && operation
                            .getName()
                            .matches(
                                    "(dump|browse|list|gaps|drops|reconnects|failedAttempts|explain|informationJson|get|properties)(?!.*Yaml).*")) {
                Object answer = server.invoke(name, operation.getName(), new Object[0], new String[0]);
                see(where + " " + operation.getName(), deep(answer));
            }
        }
    }

    private static String deep(Object value) {
        if (value instanceof Object[] array) {
            return Arrays.stream(array).map(Exposure::deep).toList().toString();
        }
        if (value instanceof CompositeData composite) {
            return composite.values().stream().map(Exposure::deep).toList().toString();
        }
        if (value instanceof TabularData table) {
            return table.values().stream().map(Exposure::deep).toList().toString();
        }
        return String.valueOf(value);
    }

    static String stackTrace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }
}
