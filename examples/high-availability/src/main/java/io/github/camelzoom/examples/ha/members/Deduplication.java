package io.github.camelzoom.examples.ha.members;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.WindowStore;
import org.apache.kafka.streams.state.WindowStoreIterator;

/**
 * From what both twins received to each event once. That an event was seen, that it was passed on, and how far the
 * topic was read become true together, in one transaction of Kafka's ({@code exactly_once_v2}): killed at any moment,
 * the process leaves all of it or nothing.
 */
final class Deduplication {
    private static final String SEEN = "seen";

    private Deduplication() {}

    /** @param window how far apart the two copies of an event may be */
    static Topology topology(Duration window) {
        StreamsBuilder builder = new StreamsBuilder();
        builder.stream(HaTopics.RECEIVED, Consumed.with(Serdes.String(), Serdes.String()))
                .process(new FirstOfEach(window))
                .to(HaTopics.EVENTS, Produced.with(Serdes.String(), Serdes.String()));
        return builder.build();
    }

    private record FirstOfEach(Duration window) implements ProcessorSupplier<String, String, String, String> {

        @Override
        public Processor<String, String, String, String> get() {
            return new PassFirst(window.toMillis());
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            // both ways, since the second copy may have the earlier time
            return Set.of(Stores.windowStoreBuilder(
                    Stores.persistentWindowStore(SEEN, window.multipliedBy(2), window, false),
                    Serdes.String(),
                    Serdes.ByteArray()));
        }
    }

    private static final class PassFirst implements Processor<String, String, String, String> {
        private static final byte[] YES = {};

        private final long windowMillis;
        private ProcessorContext<String, String> context;
        private WindowStore<String, byte[]> seen;

        PassFirst(long windowMillis) {
            this.windowMillis = windowMillis;
        }

        @Override
        public void init(ProcessorContext<String, String> context) {
            this.context = context;
            seen = context.getStateStore(SEEN);
        }

        @Override
        public void process(Record<String, String> event) {
            Header header = event.headers().lastHeader(HaTopics.EVENT_ID);
            // what no twin wrote is nothing to tell apart
            if (header != null && !isFirst(new String(header.value(), StandardCharsets.UTF_8), event.timestamp())) {
                return;
            }
            context.forward(event);
        }

        private boolean isFirst(String eventId, long time) {
            try (WindowStoreIterator<byte[]> before = seen.fetch(eventId, time - windowMillis, time + windowMillis)) {
                if (before.hasNext()) {
                    return false;
                }
            }
            seen.put(eventId, YES, time);
            return true;
        }
    }
}
