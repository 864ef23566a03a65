package io.github.camelzoom.examples.ha.members;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelzoom.examples.kafka.EmbeddedKafka;
import io.github.camelzoom.examples.kafka.Topics;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.processor.idempotent.kafka.KafkaIdempotentRepository;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Why the example does not deduplicate by a repository that its processes share. */
class SharedRepositoryTest {
    private static final String KEYS = "keys";
    private static final int EVENTS = 200;
    private static final int REMEMBERED = 10_000;
    private static final int POLL_MILLIS = 10;

    @TempDir
    Path folder;

    /** As a twin has it, for all that a repository knows of: a context of its own, and a cache of its own. */
    private static final class Twin implements AutoCloseable {
        private final DefaultCamelContext context = new DefaultCamelContext();
        private final KafkaIdempotentRepository seen;

        Twin(String brokers) throws Exception {
            seen = new KafkaIdempotentRepository(KEYS, brokers, REMEMBERED, POLL_MILLIS);
            context.disableJMX();
            context.addService(seen);
            context.start();
        }

        @Override
        public void close() {
            context.stop();
        }
    }

    @Test
    void anEventThatComesToBothTwinsAtOnceIsNewToBoth() throws Exception {
        ExecutorService both = Executors.newFixedThreadPool(2);
        try (EmbeddedKafka kafka = EmbeddedKafka.start(folder)) {
            Topics.ensure(kafka.brokers(), new NewTopic(KEYS, Optional.of(1), Optional.empty()));
            try (Twin one = new Twin(kafka.brokers());
                    Twin other = new Twin(kafka.brokers())) {
                CyclicBarrier atOnce = new CyclicBarrier(2);
                int twice = 0;
                for (int i = 0; i < EVENTS; i++) {
                    String event = "event-" + i;
                    Future<Boolean> first = both.submit(() -> isNewTo(one, event, atOnce));
                    Future<Boolean> second = both.submit(() -> isNewTo(other, event, atOnce));
                    twice += first.get(1, TimeUnit.MINUTES) && second.get(1, TimeUnit.MINUTES) ? 1 : 0;
                }
                assertTrue(twice > 0, "none of " + EVENTS + " events passed both");
            }
        } finally {
            both.shutdownNow();
        }
    }

    private static boolean isNewTo(Twin twin, String event, CyclicBarrier atOnce) throws Exception {
        atOnce.await(1, TimeUnit.MINUTES);
        return twin.seen.add(event);
    }
}
