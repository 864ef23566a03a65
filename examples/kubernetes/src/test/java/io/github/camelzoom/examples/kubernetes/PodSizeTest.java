package io.github.camelzoom.examples.kubernetes;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelzoom.websocket.simulator.ZoomSimulator;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * What a pod uses, by subscriptions and events; writes a table to {@code target/pod-size.md}. Minutes long and, since it
 * measures, for a machine that has nothing else to do: only with {@code -Dpod.size=true}. Linux only.
 */
@EnabledIfSystemProperty(named = "pod.size", matches = "true")
class PodSizeTest {

    private static final Duration LONGEST = Duration.ofMinutes(3);
    private static final int WARM_UP_SECONDS = 15;
    private static final int MEASURE_SECONDS = 20;
    private static final int TICK_MILLIS = 10;

    private static final List<Load> LOADS = List.of(
            new Load(1, 64, 0, true, 512),
            new Load(1, 64, 1_000, true, 512),
            new Load(1, 64, 5_000, true, 512),
            new Load(100, 1, 1_000, true, 768),
            new Load(100, 1, 1_000, false, 512),
            new Load(500, 1, 1_000, false, 1_024),
            new Load(500, 1, 5_000, false, 1_024));

    /**
     * What is asked of a pod.
     *
     * @param inFlight events that may wait for Kafka at a time, of each subscription
     * @param rate events per second of all subscriptions together
     * @param metrics whether it has figures for Prometheus
     * @param memoryMib what the pod has, of which the heap gets as much as in the image
     */
    private record Load(int subscriptions, int inFlight, int rate, boolean metrics, int memoryMib) {

        String heap() {
            return "-Xmx" + memoryMib * 60 / 100 + "m";
        }
    }

    private record Usage(
            long events, long cpuNanos, long at, int threads, long residentKib, long liveBytes, long series) {

        static Usage parse(String line) {
            long[] numbers =
                    Arrays.stream(line.split(" ")).mapToLong(Long::parseLong).toArray();
            return new Usage(numbers[0], numbers[1], numbers[2], (int) numbers[3], numbers[4], numbers[5], numbers[6]);
        }
    }

    @Test
    void whatAPodUses() throws Exception {
        List<String> table = new ArrayList<>(List.of(
                "| subscriptions | in flight | events/s | metrics | memory of the pod, MiB | all connected after s | RSS MiB | live heap MiB | threads | CPU, cores | series |",
                "|---:|---:|---:|---|---:|---:|---:|---:|---:|---:|---:|"));
        for (Load load : LOADS) {
            table.add(measure(load));
            Files.write(Path.of("target", "pod-size.md"), table);
        }
    }

    private static String measure(Load load) throws Exception {
        String[] ids =
                IntStream.range(0, load.subscriptions()).mapToObj(i -> "s" + i).toArray(String[]::new);
        try (ZoomSimulator zoom =
                ZoomSimulator.builder().subscriptionIds(ids).build().start()) {
            long startedAt = System.nanoTime();
            Process pod = start(zoom, ids, load);
            try (BufferedReader told =
                            new BufferedReader(new InputStreamReader(pod.getInputStream(), StandardCharsets.UTF_8));
                    BufferedWriter ask =
                            new BufferedWriter(new OutputStreamWriter(pod.getOutputStream(), StandardCharsets.UTF_8))) {
                assertTrue(
                        zoom.truth().await(LONGEST, truth -> truth.acceptedNow() == ids.length),
                        () -> zoom.truth().acceptedNow() + " of " + ids.length + " are connected");
                double connected = (System.nanoTime() - startedAt) / 1e9;
                ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
                AtomicLong sent = new AtomicLong();
                long firstAt = System.nanoTime();
                clock.scheduleAtFixedRate(
                        () -> sendWhatIsDue(zoom, ids, sent, load.rate(), firstAt),
                        0,
                        TICK_MILLIS,
                        TimeUnit.MILLISECONDS);
                TimeUnit.SECONDS.sleep(WARM_UP_SECONDS);
                Usage before = ask(ask, told);
                TimeUnit.SECONDS.sleep(MEASURE_SECONDS);
                Usage after = ask(ask, told);
                clock.shutdown();
                assertTrue(clock.awaitTermination(1, TimeUnit.MINUTES));
                double seconds = (after.at() - before.at()) / 1e9;
                double found = (after.events() - before.events()) / seconds;
                awaitAll(sent.get(), ask, told);
                return String.format(
                        Locale.ROOT,
                        "| %d | %d | %.0f | %s | %d | %.1f | %d | %.0f | %d | %.2f | %d |",
                        ids.length,
                        load.inFlight(),
                        found,
                        load.metrics() ? "yes" : "no",
                        load.memoryMib(),
                        connected,
                        after.residentKib() / 1024,
                        after.liveBytes() / 1024.0 / 1024,
                        after.threads(),
                        (after.cpuNanos() - before.cpuNanos()) / 1e9 / seconds,
                        after.series());
            } finally {
                pod.destroyForcibly().waitFor();
            }
        }
    }

    private static void awaitAll(long sent, BufferedWriter ask, BufferedReader told) {
        await().atMost(LONGEST).until(() -> ask(ask, told).events() == sent);
    }

    private static Process start(ZoomSimulator zoom, String[] ids, Load load) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                load.heap(),
                "-Dlog4j2.level=WARN",
                "-cp",
                System.getProperty("java.class.path")));
        zoom.componentProperties().forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.add("-Dpod.metrics=" + load.metrics());
        command.add("-Dpod.in-flight=" + load.inFlight());
        command.add("-Dpod.folder=" + Files.createTempDirectory(Path.of("target"), "volume"));
        command.add(PodUnderLoad.class.getName());
        command.addAll(List.of(ids));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(
                        Path.of("target", "pod-size.log").toFile()))
                .start();
    }

    private static Usage ask(BufferedWriter ask, BufferedReader told) throws IOException {
        ask.write('\n');
        ask.flush();
        return Usage.parse(told.readLine());
    }

    /** To each in turn, as many as are due by the clock. */
    private static void sendWhatIsDue(ZoomSimulator zoom, String[] ids, AtomicLong sent, int rate, long firstAt) {
        long due = (System.nanoTime() - firstAt) * rate / TimeUnit.SECONDS.toNanos(1);
        while (sent.get() < due) {
            long number = sent.getAndIncrement();
            zoom.send(ids[(int) (number % ids.length)], event(number));
        }
    }

    /** Some 600 bytes, as most events have. */
    private static String event(long number) {
        return "{\"event\":\"meeting.participant_joined\",\"event_ts\":" + (1_767_225_600_000L + number)
                + ",\"payload\":{\"account_id\":\"account\",\"object\":{\"id\":\"" + number % 1_000
                + "\",\"uuid\":\"uuid" + number % 1_000
                + "\",\"topic\":\"" + "a topic ".repeat(55) + "\"}}}";
    }
}
