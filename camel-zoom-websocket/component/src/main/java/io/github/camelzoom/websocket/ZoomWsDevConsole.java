package io.github.camelzoom.websocket;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.camel.spi.annotations.DevConsole;
import org.apache.camel.support.console.AbstractDevConsole;
import org.apache.camel.util.json.JsonArray;
import org.apache.camel.util.json.JsonObject;

/**
 * Shows what each consumer receives and by which connections. Waits for nothing. Walks the component's endpoints and not
 * the context's routes, which know nothing of consumers behind {@code master:}.
 */
@DevConsole(
        name = "zoom-ws",
        displayName = "Zoom WebSocket",
        description = "Streams of Zoom events, their connections and gaps")
public class ZoomWsDevConsole extends AbstractDevConsole {

    /** Shows, or acts on, the streams of this subscription only. */
    public static final String SUBSCRIPTION = "subscription";

    /** Does something before it shows: see {@link #ACTIONS}. */
    public static final String ACTION = "action";

    /** What the option {@code action} takes: the operations that JMX has too. */
    static final Map<String, Consumer<ManagedStream>> ACTIONS = Map.of(
            "rotate", ManagedStream::rotate,
            "reconnect", ManagedStream::reconnect,
            "takeOver", ManagedStream::takeOver,
            "resetFigures", ManagedStream::resetFigures);

    public ZoomWsDevConsole() {
        super("camel", "zoom-ws", "Zoom WebSocket", "Streams of Zoom events, their connections and gaps");
    }

    @Override
    protected String doCallText(Map<String, Object> options) {
        String refusal = act(options);
        String shown = consumers(options).stream()
                .map(consumer -> text(0, StreamReport.of(consumer.snapshot())))
                .collect(Collectors.joining("\n"));
        return (refusal == null ? "" : refusal + "\n") + shown;
    }

    @Override
    protected JsonObject doCallJson(Map<String, Object> options) {
        JsonObject root = new JsonObject();
        String refusal = act(options);
        if (refusal != null) {
            root.put("error", refusal);
        }
        JsonArray streams = new JsonArray();
        consumers(options).forEach(consumer -> streams.add(json(StreamReport.of(consumer.snapshot()))));
        root.put("streams", streams);
        return root;
    }

    /** @return what is wrong with the action that was asked for; null if nothing is */
    private String act(Map<String, Object> options) {
        Object name = options.get(ACTION);
        if (name == null) {
            return null;
        }
        Consumer<ManagedStream> action = ACTIONS.get(name.toString());
        if (action == null) {
            return "There is no such action. There are: "
                    + ACTIONS.keySet().stream().sorted().collect(Collectors.joining(", "));
        }
        endpoints(options).forEach(action);
        return null;
    }

    private List<ZoomWsEndpoint> endpoints(Map<String, Object> options) {
        Object wanted = options.get(SUBSCRIPTION);
        return getCamelContext().getEndpoints().stream()
                .filter(ZoomWsEndpoint.class::isInstance)
                .map(ZoomWsEndpoint.class::cast)
                .filter(endpoint -> wanted == null || endpoint.subscriptionIds().contains(wanted.toString()))
                .toList();
    }

    private List<ZoomWsConsumer> consumers(Map<String, Object> options) {
        return endpoints(options).stream()
                .flatMap(endpoint -> endpoint.consumers().stream())
                .toList();
    }

    private static Object json(Object value) {
        if (value instanceof Map<?, ?> map) {
            JsonObject object = new JsonObject();
            map.forEach((name, each) -> object.put(name.toString(), json(each)));
            return object;
        }
        if (value instanceof List<?> list) {
            JsonArray array = new JsonArray();
            list.forEach(each -> array.add(json(each)));
            return array;
        }
        return value;
    }

    private static String text(int depth, Map<String, Object> report) {
        String indent = "    ".repeat(depth);
        StringBuilder text = new StringBuilder();
        report.forEach((name, value) -> {
            text.append(indent).append(name).append(':');
            if (value instanceof Map<?, ?> map) {
                text.append('\n').append(text(depth + 1, named(map)));
            } else if (value instanceof List<?> list) {
                text.append('\n');
                list.forEach(
                        each -> text.append(indent).append("  -\n").append(text(depth + 1, named((Map<?, ?>) each))));
            } else {
                text.append(' ').append(value).append('\n');
            }
        });
        return text.toString();
    }

    private static Map<String, Object> named(Map<?, ?> map) {
        Map<String, Object> named = new LinkedHashMap<>();
        map.forEach((name, value) -> named.put(name.toString(), value));
        return named;
    }
}
