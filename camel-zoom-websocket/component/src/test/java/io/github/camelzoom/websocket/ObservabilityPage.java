package io.github.camelzoom.websocket;

import io.github.camelzoom.websocket.ZoomConnectionEvent.Kind;
import io.github.camelzoom.websocket.connection.ConnectionCause;
import io.github.camelzoom.websocket.connection.ConnectionState;
import io.github.camelzoom.websocket.connection.Gap;
import io.github.camelzoom.websocket.connection.SampleStates;
import io.github.camelzoom.websocket.delivery.EventCounters;
import io.github.camelzoom.websocket.observation.ConnectionFigures;
import io.github.camelzoom.websocket.observation.ConnectionSnapshot;
import io.github.camelzoom.websocket.observation.DurationSummary;
import io.github.camelzoom.websocket.observation.EventCounts;
import io.github.camelzoom.websocket.observation.GapHistory;
import io.github.camelzoom.websocket.observation.MicrometerMetering;
import io.github.camelzoom.websocket.observation.Recording;
import io.github.camelzoom.websocket.observation.StreamSnapshot;
import io.github.camelzoom.websocket.observation.StreamTimes;
import io.github.camelzoom.websocket.observation.ZoomMeter;
import io.github.camelzoom.websocket.protocol.DropCause;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.time.Clock;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jdk.jfr.EventType;
import jdk.jfr.FlightRecorder;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedOperation;

/** Renders the tables of docs/observability.md from the code, between marks that name them. */
final class ObservabilityPage {

    private ObservabilityPage() {}

    /** The page with its tables made anew; all else stays as it is. */
    static String refresh(String page) {
        String refreshed = MarkedPage.replace(page, "meters", meters());
        refreshed = MarkedPage.replace(
                refreshed, "attributes", managed("attribute", ManagedAttribute.class, ManagedAttribute::description));
        refreshed = MarkedPage.replace(
                refreshed, "operations", managed("operation", ManagedOperation.class, ManagedOperation::description));
        refreshed = MarkedPage.replace(refreshed, "console fields", consoleFields());
        refreshed = MarkedPage.replace(refreshed, "flight recorder events", flightRecorderEvents());
        return MarkedPage.replace(refreshed, "camel events", camelEvents());
    }

    private static String meters() {
        String families = scrape();
        return "| meter | in Prometheus | tags besides `camelContext` | what it tells |\n|---|---|---|---|\n"
                + Arrays.stream(ZoomMeter.values())
                        .map(meter -> "| `" + meter.meterName() + "` | `" + family(meter, families) + "` | "
                                + tags(meter) + " | " + meter.description() + " |\n")
                        .collect(Collectors.joining());
    }

    private static String tags(ZoomMeter meter) {
        return "`subscription`" + (meter.isOfStream() ? ", `routeId`" : "") + (meter.isByCause() ? ", `cause`" : "");
    }

    private static String family(ZoomMeter meter, String families) {
        String prefix = "# TYPE " + meter.meterName().replace('.', '_');
        return families.lines()
                .filter(line -> line.startsWith(prefix))
                .map(line -> line.split(" ")[2])
                .filter(name -> !name.endsWith("_max"))
                // one meter's name may begin with another's
                .min(Comparator.comparingInt(String::length))
                .orElseThrow(() -> new IllegalStateException("Prometheus does not show " + meter.meterName()));
    }

    /** The names of all series that Prometheus is shown, with the labels of each. */
    static Map<String, Set<String>> series() {
        Map<String, Set<String>> series = new TreeMap<>();
        Pattern sample = Pattern.compile("(camel_zoom_[a-z_]+)\\{([^}]*)} .*");
        scrape().lines().map(sample::matcher).filter(Matcher::matches).forEach(found -> Pattern.compile("(\\w+)=\"")
                .matcher(found.group(2))
                .results()
                .forEach(label -> series.computeIfAbsent(found.group(1), name -> new TreeSet<>())
                        .add(label.group(1))));
        return series;
    }

    private static String scrape() {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        MicrometerMetering metering = new MicrometerMetering(registry, "camel");
        StreamSnapshot nobody = StreamSnapshot.ofNobody(1, "S");
        metering.stream("S", "route", () -> nobody, new StreamTimes());
        ConnectionFigures figures = new ConnectionFigures(Clock.systemUTC());
        ConnectionState stopped = new ConnectionState.Stopped(0, 0, null);
        metering.connection("S", () -> new ConnectionSnapshot(1, "S", stopped, 1, figures.counts()), figures);
        return registry.scrape();
    }

    private static <A extends Annotation> String managed(
            String what, Class<A> annotation, Function<A, String> description) {
        return "| " + what + " | |\n|---|---|\n"
                + Arrays.stream(ManagedStream.class.getMethods())
                        .filter(method -> method.isAnnotationPresent(annotation))
                        .sorted(Comparator.comparing(ObservabilityPage::name))
                        .map(method -> "| `" + name(method) + "` | "
                                + description.apply(method.getAnnotation(annotation)) + " |\n")
                        .collect(Collectors.joining());
    }

    private static String name(Method method) {
        return method.isAnnotationPresent(ManagedOperation.class)
                ? method.getName()
                : method.getName().replaceFirst("^(get|is)", "");
    }

    private static String consoleFields() {
        TreeSet<String> names = new TreeSet<>();
        collect("", StreamReport.of(fullStream()), names);
        return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", ", "", "\n"));
    }

    private static void collect(String prefix, Map<?, ?> report, TreeSet<String> names) {
        report.forEach((name, value) -> {
            if (value instanceof Map<?, ?> map && isByCause(name)) {
                names.add(prefix + name + ".<cause>");
            } else if (value instanceof Map<?, ?> map) {
                collect(prefix + name + ".", map, names);
            } else if (value instanceof List<?> list) {
                list.forEach(each -> collect(prefix + name + "[].", (Map<?, ?>) each, names));
            } else {
                names.add(prefix + name);
            }
        });
    }

    private static boolean isByCause(Object name) {
        return List.of("droppedByCause", "reconnects", "failedAttempts", "failedRotations")
                .contains(name);
    }

    /** With a value for everything that may be left out. */
    private static StreamSnapshot fullStream() {
        EventCounters counters = new EventCounters();
        counters.received(1);
        counters.dropped(DropCause.NOT_JSON);
        GapHistory gaps = new GapHistory();
        gaps.add(new Gap(1, 2, ConnectionCause.STARTING));
        ConnectionFigures figures = new ConnectionFigures(Clock.systemUTC());
        return new StreamSnapshot(
                3,
                "S",
                "route",
                true,
                List.of(
                        new ConnectionSnapshot(3, "S", SampleStates.waiting(), 1, figures.counts()),
                        new ConnectionSnapshot(3, "S", SampleStates.connected(), 1, figures.counts())),
                new StreamSnapshot.Uncovered(2, ConnectionCause.CLOSED_BY_PEER),
                EventCounts.of(counters),
                gaps.summary(),
                0,
                1000,
                DurationSummary.NONE,
                DurationSummary.NONE);
    }

    private static String flightRecorderEvents() {
        // the classes have to be there to be known
        Recording.of("S", "route").record("UP", null, "connected", new Gap(1, 2, ConnectionCause.STARTING));
        Recording.of("S", "route").record("UP", null, "connected", null);
        return "| event | fields | |\n|---|---|---|\n"
                + FlightRecorder.getFlightRecorder().getEventTypes().stream()
                        .filter(type -> type.getName().startsWith("io.github.camelzoom."))
                        .sorted(Comparator.comparing(EventType::getName))
                        .map(type ->
                                "| `" + type.getName() + "` | " + fields(type) + " | " + type.getDescription() + " |\n")
                        .collect(Collectors.joining());
    }

    private static String fields(EventType type) {
        List<String> inherited = List.of("startTime", "duration", "eventThread", "stackTrace");
        return type.getFields().stream()
                .map(field -> field.getName())
                .filter(name -> !inherited.contains(name))
                .map(name -> "`" + name + "`")
                .collect(Collectors.joining(", "));
    }

    private static String camelEvents() {
        return Arrays.stream(Kind.values()).map(kind -> "`" + kind + "`").collect(Collectors.joining(", ", "", "\n"));
    }
}
