package io.github.camelzoom.examples.ha.cluster;

import io.github.camelzoom.examples.ha.members.DeduplicatorMember;
import io.github.camelzoom.examples.ha.members.HaTopics;
import io.github.camelzoom.examples.ha.members.KafkaMember;
import io.github.camelzoom.examples.ha.members.TwinMember;
import io.github.camelzoom.examples.ha.members.WorkerMember;
import io.github.camelzoom.examples.kafka.Topics;
import io.github.camelzoom.websocket.simulator.ZoomSimulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.NewTopic;

/** Kafka and the members, each in a process of its own on this machine. */
public final class Cluster implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(180);
    private static final int PARTITIONS = 8;

    private final Path folder;
    private final Deque<MemberProcess> running = new ArrayDeque<>();
    private final String brokers;

    private Cluster(Path folder) {
        this.folder = folder;
        folder.toFile().mkdirs();
        MemberProcess kafka = started("kafka", KafkaMember.class, Map.of("KAFKA_FOLDER", folder.toString()));
        Path file = folder.resolve(KafkaMember.BROKERS_FILE);
        Waiting.until(
                "Kafka is there, see " + folder.resolve("kafka.log"),
                PATIENCE,
                () -> Files.exists(file) || !kafka.isAlive());
        try {
            brokers = Files.readString(file);
        } catch (IOException e) {
            close();
            throw new UncheckedIOException("Kafka did not start, see " + folder.resolve("kafka.log"), e);
        }
        Topics.ensure(brokers, topic(HaTopics.RECEIVED), topic(HaTopics.EVENTS), topic(HaTopics.DONE), connections());
    }

    private static NewTopic topic(String name) {
        return new NewTopic(name, Optional.of(PARTITIONS), Optional.empty());
    }

    private static NewTopic connections() {
        return new NewTopic(HaTopics.CONNECTIONS, Optional.of(1), Optional.empty());
    }

    /** Starts Kafka and makes the topics; nobody else runs yet. */
    public static Cluster start(Path folder) {
        return new Cluster(folder);
    }

    /** What clients of Kafka take as {@code bootstrap.servers}. */
    public String brokers() {
        return brokers;
    }

    /** Starts a twin for each subscription; they are called by it. */
    public List<MemberProcess> startTwins(ZoomSimulator zoom) {
        List<MemberProcess> twins = new ArrayList<>();
        for (String subscription : zoom.subscriptionIds()) {
            twins.add(started(
                    subscription,
                    TwinMember.class,
                    Map.of(
                            "KAFKA_BROKERS", brokers,
                            "TWIN_FOLDER", folder.resolve(subscription).toString(),
                            "ZOOM_SUBSCRIPTION_ID", subscription,
                            "ZOOM_ACCOUNT_ID", zoom.accountId(),
                            "ZOOM_CLIENT_ID", zoom.clientId(),
                            "ZOOM_CLIENT_SECRET", zoom.clientSecret(),
                            "ZOOM_WEB_SOCKET_URL", zoom.webSocketUrl(),
                            "ZOOM_OAUTH_URL", zoom.oauthUrl())));
        }
        return twins;
    }

    /** Starts a process that makes each event one. */
    public MemberProcess startDeduplicator() {
        return started(
                "deduplicator",
                DeduplicatorMember.class,
                Map.of(
                        "KAFKA_BROKERS",
                        brokers,
                        "DEDUPLICATION_FOLDER",
                        folder.resolve("deduplication").toString()));
    }

    /**
     * Starts processes that share the events.
     *
     * @param first number of the first one; they are called by it
     */
    public List<MemberProcess> startWorkers(int first, int number, Duration work) {
        return IntStream.range(first, first + number)
                .mapToObj(n -> started(
                        "worker-" + n,
                        WorkerMember.class,
                        Map.of("KAFKA_BROKERS", brokers, "WORKER_MILLIS", Long.toString(work.toMillis()))))
                .toList();
    }

    private MemberProcess started(String name, Class<?> main, Map<String, String> environment) {
        MemberProcess member = new MemberProcess(name, main, environment, folder);
        member.start();
        running.push(member);
        return member;
    }

    /** Ends all, Kafka last. */
    @Override
    public void close() {
        running.forEach(MemberProcess::close);
    }
}
