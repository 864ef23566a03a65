package io.github.camelzoom.examples.ha;

import io.github.camelzoom.examples.ha.cluster.Cluster;
import io.github.camelzoom.examples.ha.cluster.MemberProcess;
import io.github.camelzoom.examples.ha.cluster.Waiting;
import io.github.camelzoom.examples.ha.measured.Ledger;
import io.github.camelzoom.examples.ha.measured.ReadBack;
import io.github.camelzoom.examples.ha.members.HaTopics;
import io.github.camelzoom.websocket.ZoomEvent;
import io.github.camelzoom.websocket.simulator.scenario.TimedEvent;
import io.github.camelzoom.websocket.simulator.scenario.WorkingDay;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.ConsumerGroupState;
import org.apache.kafka.common.serialization.StringSerializer;

/** A heap of events, each once and with the key of its object, and workers who share it. */
final class FanOutRun implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(300);

    private final Cluster cluster;
    private final Duration work;
    private final KafkaProducer<String, String> producer;
    private final Ledger ledger;
    private final ReadBack done;
    private final List<MemberProcess> workers = new ArrayList<>();
    private int started;

    /** @param work how long a worker takes for one event */
    FanOutRun(Cluster cluster, Duration work) {
        this.cluster = cluster;
        this.work = work;
        producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, cluster.brokers()),
                new StringSerializer(),
                new StringSerializer());
        ledger = new Ledger(this::write);
        done = ReadBack.start(ledger, cluster.brokers(), HaTopics.DONE);
    }

    private boolean write(String content) {
        ZoomEvent event = ZoomEvent.parse(content);
        producer.send(
                new ProducerRecord<>(HaTopics.EVENTS, event.object().path("id").asText(event.type()), content));
        return true;
    }

    /** Starts workers, and waits until they have shared the topic among them. */
    void start(int number) {
        workers.addAll(cluster.startWorkers(started + 1, number, work));
        started += number;
        awaitMembers(workers.size());
    }

    /** Kills the first one, and does not wait for what comes of it. */
    void killFirst() {
        workers.remove(0).kill();
    }

    /** Asks the first one to end, and waits until it did. */
    void stopFirst() {
        workers.remove(0).stop();
    }

    private void awaitMembers(int number) {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, cluster.brokers()))) {
            Waiting.until("the workers are " + number, PATIENCE, () -> members(admin) == number);
        }
    }

    private static int members(Admin admin) {
        try {
            var group = admin.describeConsumerGroups(List.of("zoom-workers"))
                    .describedGroups()
                    .get("zoom-workers")
                    .get();
            return group.state() == ConsumerGroupState.STABLE ? group.members().size() : 0;
        } catch (ExecutionException e) {
            // there is no such group yet
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for the workers", e);
        }
    }

    /** Puts events of busy days onto the heap. */
    void heap(int events) {
        for (TimedEvent event : WorkingDay.generate(1, events / 350.0).subList(0, events)) {
            ledger.offer(event.content());
        }
        producer.flush();
    }

    /** Waits until so many events are done. */
    void awaitDone(int events) {
        Waiting.until(events + " events are done", PATIENCE, () -> done.events() >= events);
    }

    /** What the workers are through with. */
    ReadBack done() {
        return done;
    }

    @Override
    public void close() {
        done.close();
        producer.close();
        workers.forEach(MemberProcess::close);
    }
}
