package io.github.camelzoom.examples.kubernetes;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.kubernetes.KubernetesConfiguration;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.main.Main;

/**
 * A process with so many subscriptions, each with the application's own route, but into nothing: Kafka is not what is
 * measured. Until when it received is kept as the application without an election keeps it. Whenever a line comes in, it
 * prints what it has used so far.
 */
public final class PodUnderLoad {

    private final AtomicLong events = new AtomicLong();
    private final Main main = new Main();

    /** @param args the subscriptions; what belongs to the component are system properties */
    public static void main(String[] args) throws Exception {
        PodUnderLoad pod = new PodUnderLoad();
        pod.start(args);
        BufferedReader asked = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        while (asked.readLine() != null) {
            System.out.println(pod.usage());
        }
        Runtime.getRuntime().halt(0);
    }

    private void start(String[] subscriptions) {
        main.addOverrideProperty("camel.management.host", "localhost");
        main.addOverrideProperty("camel.management.port", "0");
        main.addOverrideProperty("camel.metrics.enabled", System.getProperty("pod.metrics"));
        // in place of application.properties
        main.setDefaultPropertyPlaceholderLocation("false");
        main.addOverrideProperty("election", "false");
        main.addOverrideProperty("zoom.in-flight", System.getProperty("pod.in-flight"));
        main.addOverrideProperty("zoom.folder", System.getProperty("pod.folder"));
        main.addOverrideProperty("zoom.refused", System.getProperty("pod.folder") + "/refused");
        main.addOverrideProperty("zoom.sink", "direct:kafka");
        main.configure().addConfiguration(new Election(new KubernetesConfiguration()));
        for (String subscription : subscriptions) {
            main.configure().addRoutesBuilder(new EventRoutes(subscription, "events-of-" + subscription));
        }
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:kafka").process(exchange -> events.incrementAndGet());
            }
        });
        main.start();
    }

    private String usage() throws IOException, InterruptedException {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long routed = events.get();
        long cpu = system.getProcessCpuTime();
        long at = System.nanoTime();
        int threads = ManagementFactory.getThreadMXBean().getThreadCount();
        long resident = residentKib();
        ManagementFactory.getMemoryMXBean().gc();
        long live = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        return String.join(
                " ",
                String.valueOf(routed),
                String.valueOf(cpu),
                String.valueOf(at),
                String.valueOf(threads),
                String.valueOf(resident),
                String.valueOf(live),
                String.valueOf(series()));
    }

    private static long residentKib() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }

    /** How many time series it makes for Prometheus to keep. */
    private long series() throws IOException, InterruptedException {
        int port =
                main.getCamelContext().hasService(VertxPlatformHttpServer.class).getPort();
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/observe/metrics"))
                                .build(),
                        HttpResponse.BodyHandlers.ofLines())
                .body()
                .filter(line -> !line.startsWith("#"))
                .count();
    }
}
