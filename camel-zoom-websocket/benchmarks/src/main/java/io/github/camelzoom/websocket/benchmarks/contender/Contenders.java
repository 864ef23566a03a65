package io.github.camelzoom.websocket.benchmarks.contender;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Who takes part, by name. */
public final class Contenders {

    private static final Map<String, Supplier<Contender>> ALL = new LinkedHashMap<>();

    static {
        ALL.put("raw", () -> new RawClient(RawClient.Work.COUNT));
        ALL.put("raw-decode", () -> new RawClient(RawClient.Work.PARSE));
        ALL.put("raw-trusting", () -> new RawClient(RawClient.Work.TRUST));
        ALL.put("bare-camel", () -> new BareCamel(BareConsumer.Handing.TO_A_WORKER));
        ALL.put("bare-camel-loop", () -> new BareCamel(BareConsumer.Handing.ON_THE_EVENT_LOOP));
        ALL.put("vertx-websocket", VertxWebsocket::new);
        ALL.put("ours", () -> new ZoomWs(1, false));
        ALL.put("ours-pooled", () -> new ZoomWs(1, true));
        ALL.put("ours-4-lanes", () -> new ZoomWs(4, false));
        ALL.put("ours-4-lanes-pooled", () -> new ZoomWs(4, true));
    }

    private Contenders() {}

    static Contender byName(String name) {
        Supplier<Contender> contender = ALL.get(name);
        if (contender == null) {
            throw new IllegalArgumentException("no contender " + name + "; there are " + ALL.keySet());
        }
        return contender.get();
    }
}
