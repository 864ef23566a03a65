package io.github.camelzoom.examples.kafka;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * A real Kafka in this process: one broker that keeps its own metadata (KRaft). Its data are in a folder; it can be
 * stopped and started again, on the same port and with the same data. For examples and tests: a single broker keeps no
 * second copy of anything.
 */
public final class EmbeddedKafka implements AutoCloseable {
    private static final int NODE = 1;
    private static final int ATTEMPTS = 3;

    private final Path folder;
    private final String clusterId = Uuid.randomUuid().toString();
    private int port;
    private int controllerPort;
    private KafkaRaftServer server;

    private EmbeddedKafka(Path folder) {
        this.folder = folder;
    }

    /**
     * Starts one on a free port.
     *
     * @param folder new or empty
     */
    public static EmbeddedKafka start(Path folder) throws IOException {
        EmbeddedKafka kafka = new EmbeddedKafka(folder);
        kafka.format();
        for (int attempt = 1; ; attempt++) {
            kafka.chooseFreePorts();
            try {
                kafka.start();
                return kafka;
            } catch (RuntimeException e) {
                // somebody may have taken a port that was free a moment ago
                kafka.stop();
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /** What clients take as {@code bootstrap.servers}. */
    public String brokers() {
        return "localhost:" + port;
    }

    /** Starts it again after {@link #stop()}. */
    public synchronized void start() {
        server = new KafkaRaftServer(new KafkaConfig(settings()), Time.SYSTEM);
        server.startup();
    }

    /** Stops it; the data stay. */
    public synchronized void stop() {
        if (server != null) {
            server.shutdown();
            server.awaitShutdown();
            server = null;
        }
    }

    @Override
    public void close() {
        stop();
    }

    private void chooseFreePorts() throws IOException {
        InetAddress local = InetAddress.getLoopbackAddress();
        // both open at a time, so that they differ
        try (ServerSocket one = new ServerSocket(0, 1, local);
                ServerSocket other = new ServerSocket(0, 1, local)) {
            port = one.getLocalPort();
            controllerPort = other.getLocalPort();
        }
    }

    private void format() throws IOException {
        Files.createDirectories(folder);
        try (PrintStream silent = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            new Formatter()
                    .setPrintStream(silent)
                    .setClusterId(clusterId)
                    .setNodeId(NODE)
                    .setControllerListenerName("CONTROLLER")
                    .addDirectory(folder.toString())
                    .setMetadataLogDirectory(folder.toString())
                    .run();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("Kafka could not use the folder " + folder, e);
        }
    }

    private Map<String, String> settings() {
        return Map.ofEntries(
                Map.entry("process.roles", "broker,controller"),
                Map.entry("node.id", Integer.toString(NODE)),
                Map.entry("controller.quorum.voters", NODE + "@localhost:" + controllerPort),
                Map.entry("controller.listener.names", "CONTROLLER"),
                Map.entry("inter.broker.listener.name", "PLAINTEXT"),
                Map.entry("listeners", "PLAINTEXT://localhost:" + port + ",CONTROLLER://localhost:" + controllerPort),
                Map.entry("advertised.listeners", "PLAINTEXT://localhost:" + port),
                Map.entry("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT"),
                Map.entry("log.dirs", folder.toString()),
                Map.entry("auto.create.topics.enable", "false"),
                // there is one broker, so one copy
                Map.entry("offsets.topic.replication.factor", "1"),
                Map.entry("offsets.topic.num.partitions", "4"),
                Map.entry("transaction.state.log.replication.factor", "1"),
                Map.entry("transaction.state.log.num.partitions", "4"),
                Map.entry("transaction.state.log.min.isr", "1"),
                // a consumer that is alone need not wait for others
                Map.entry("group.initial.rebalance.delay.ms", "0"),
                Map.entry("log.cleaner.dedupe.buffer.size", "2097152"));
    }
}
