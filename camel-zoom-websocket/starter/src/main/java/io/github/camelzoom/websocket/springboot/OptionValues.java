package io.github.camelzoom.websocket.springboot;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.spring.boot.util.CamelPropertiesHelper;

/** What of the configuration is set, as Camel binds it. */
final class OptionValues {

    /** For the starter, not for the component. */
    private static final Set<String> OF_SPRING_BOOT = Set.of("enabled", "customizer");

    private static final String WHOLE = "configuration";

    private OptionValues() {}

    /** By option name; a whole configuration comes first, so that it does not undo the single options. */
    static Map<String, Object> of(CamelContext camelContext, ZoomWsComponentConfiguration configuration) {
        Map<String, Object> set = CamelPropertiesHelper.getNonNullProperties(camelContext, configuration);
        set.keySet().removeAll(OF_SPRING_BOOT);
        Map<String, Object> ordered = new LinkedHashMap<>();
        if (set.containsKey(WHOLE)) {
            ordered.put(WHOLE, set.remove(WHOLE));
        }
        ordered.putAll(set);
        return ordered;
    }
}
