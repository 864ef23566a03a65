package io.github.camelzoom.websocket;

import io.github.camelzoom.websocket.observation.Metering;
import io.github.camelzoom.websocket.observation.MicrometerMetering;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.Registry;

/** Finds the metrics registry that the application uses, if it uses one. */
final class MeteringLookup {

    private static final String MICROMETER = "io.micrometer.core.instrument.MeterRegistry";

    /** The name by which camel-micrometer binds its registry. */
    private static final String CAMELS_REGISTRY = "metricsRegistry";

    private MeteringLookup() {}

    static Metering in(CamelContext context) {
        boolean present = context.getClassResolver().resolveClass(MICROMETER) != null;
        return present ? Micrometer.in(context) : Metering.NONE;
    }

    /** Loaded only where Micrometer is there. */
    private static final class Micrometer {

        private Micrometer() {}

        static Metering in(CamelContext context) {
            Registry beans = context.getRegistry();
            MeterRegistry named = beans.lookupByNameAndType(CAMELS_REGISTRY, MeterRegistry.class);
            MeterRegistry found = named != null ? named : beans.findSingleByType(MeterRegistry.class);
            return found == null ? Metering.NONE : new MicrometerMetering(found, context.getName());
        }
    }
}
