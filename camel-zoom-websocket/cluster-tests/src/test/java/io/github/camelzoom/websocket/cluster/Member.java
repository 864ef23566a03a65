package io.github.camelzoom.websocket.cluster;

import io.github.camelzoom.websocket.CoverageDirectory;
import io.github.camelzoom.websocket.ZoomWsConstants;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.cluster.CamelClusterEventListener;
import org.apache.camel.cluster.CamelClusterService;
import org.apache.camel.cluster.CamelClusterView;
import org.apache.camel.component.file.cluster.FileLockClusterService;
import org.apache.camel.component.zookeeper.cluster.ZooKeeperClusterService;
import org.apache.camel.console.DevConsole.MediaType;
import org.apache.camel.console.DevConsoleRegistry;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.health.HealthCheckRepository;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.impl.cluster.ClusteredRoutePolicy;
import org.apache.camel.spi.StateRepository;

/**
 * A process of a cluster: consumes when it leads, and tells what it sees, a line each, on the standard output. A line on
 * its standard input asks for a report.
 */
final class Member {

    static final String ROUTE = "zoom";

    private static final String NAMESPACE = "zoom-events";
    private static final long ELECTION_MILLIS = 100;
    /** Longer than a busy machine lets a process wait, or leaders would lose their sessions without being killed. */
    private static final long SESSION_MILLIS = 6_000;

    private final PrintStream told = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final DefaultCamelContext context = new DefaultCamelContext();

    /** @param arguments the kind of cluster, where it is found, policy or master, the endpoint's URI */
    public static void main(String[] arguments) throws Exception {
        new Member().run(Engine.valueOf(arguments[0]), arguments[1], arguments[2].equals("master"), arguments[3]);
    }

    private void run(Engine engine, String address, boolean master, String uri) throws Exception {
        CamelClusterService cluster = engine == Engine.FILE ? fileLock(address) : zooKeeper(address);
        // the default is null, which ZooKeeper's recipe does not take
        cluster.setId(Long.toString(ProcessHandle.current().pid()));
        context.addService(cluster);
        // before the policy, which starts the route when it is told, and so is done later
        CamelClusterView leadership = cluster.getView(NAMESPACE);
        leadership.addEventListener((CamelClusterEventListener.Leadership)
                (view, leader) -> tell(view.getLocalMember().isLeader() ? "LEADS" : "FOLLOWS"));
        // who holds on to it holds on to the leadership, until the very end of the context's stop
        cluster.releaseView(leadership);
        context.getRegistry().bind("marks", marks(engine, address));
        context.setDevConsole(true);
        context.getShutdownStrategy().setTimeout(10);
        HealthCheckRegistry health = HealthCheckRegistry.get(context);
        health.register(health.resolveById("consumers"));
        ((HealthCheckRepository) health.resolveById("consumers")).setEnabled(true);
        RouteBuilder.addRoutes(context, routes -> {
            var from = routes.from(master ? "master:" + NAMESPACE + ":" + uri : uri)
                    .routeId(ROUTE);
            if (!master) {
                from.routePolicy(ClusteredRoutePolicy.forNamespace(NAMESPACE));
            }
            from.process(this::note);
        });
        Runtime.getRuntime().addShutdownHook(new Thread(context::stop));
        context.start();
        tell("STARTED");
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        while (orders.readLine() != null) {
            tell("REPORT " + report());
        }
    }

    private static FileLockClusterService fileLock(String directory) {
        FileLockClusterService cluster = new FileLockClusterService();
        cluster.setRoot(directory);
        cluster.setAcquireLockDelay(ELECTION_MILLIS);
        cluster.setAcquireLockDelayUnit(TimeUnit.MILLISECONDS);
        cluster.setAcquireLockInterval(ELECTION_MILLIS);
        cluster.setAcquireLockIntervalUnit(TimeUnit.MILLISECONDS);
        return cluster;
    }

    private static ZooKeeperClusterService zooKeeper(String nodes) {
        ZooKeeperClusterService cluster = new ZooKeeperClusterService();
        cluster.setNodes(nodes);
        cluster.setBasePath("/leaders");
        cluster.setSessionTimeout(SESSION_MILLIS);
        return cluster;
    }

    private static StateRepository<String, String> marks(Engine engine, String address) {
        return engine == Engine.FILE ? new CoverageDirectory(address) : new ZooKeeperMarks(address);
    }

    private void note(Exchange exchange) {
        String type = exchange.getMessage().getHeader(ZoomWsConstants.EVENT, String.class);
        if (type.startsWith("connection.")) {
            tell(type + " " + exchange.getMessage().getBody(String.class));
        } else {
            tell("EVENT " + exchange.getMessage().getHeader(ZoomWsConstants.EVENT_TIMESTAMP));
        }
    }

    private synchronized void tell(String what) {
        told.println(System.currentTimeMillis() + " " + what);
    }

    private Map<String, Object> report() throws Exception {
        Map<String, Object> report = new TreeMap<>();
        report.put("route", context.getRouteController().getRouteStatus(ROUTE));
        HealthCheckHelper.invokeReadiness(context, "full")
                .forEach(result -> report.put("health " + result.getCheck().getId(), result.getState()));
        MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
        for (ObjectName name : beans.queryNames(new ObjectName("org.apache.camel:type=endpoints,*"), null)) {
            if (name.getKeyProperty("name").contains("zoom-ws:")
                    && !name.getKeyProperty("name").contains("master:")) {
                report.put("jmx", beans.getAttribute(name, "Connected"));
            }
        }
        Object console = context.getCamelContextExtension()
                .getContextPlugin(DevConsoleRegistry.class)
                .resolveById("zoom-ws")
                .call(MediaType.TEXT, Map.of());
        report.put("console", console.toString().replaceAll("\\s+", " "));
        return report;
    }
}
