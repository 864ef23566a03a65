package io.github.camelzoom.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelzoom.websocket.connection.ConnectionCause;
import io.github.camelzoom.websocket.protocol.DropCause;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opentest4j.TestAbortedException;

/** The runbook, the alert rules and the dashboard speak of what there is, and of all of it. */
class OperationsPageTest {

    private static final Path DOCS = Path.of("..", "..", "docs");
    private static final String RUNBOOK = "operations.md";
    private static final String ALERTS = "monitoring/alerts.yml";
    private static final String DASHBOARD = "monitoring/grafana-dashboard.json";
    private static final Path METRICS = DOCS.resolve("observability.md");

    /** As Prometheus shows it, without what it appends to the parts of a histogram. */
    private static final Pattern METRIC = Pattern.compile("\\bcamel_zoom_[a-z_]+?(?=(_bucket|_count|_sum|_max)?\\b)");

    private static final Pattern CAUSES = Pattern.compile("\\bcause[=!]~?\"([^\"]+)\"");

    private static final Pattern SERIES = Pattern.compile("\\b(camel_zoom_[a-z_]+)(?:\\{([^}]*)})?");
    private static final Pattern MATCHED_LABEL = Pattern.compile("(\\w+)(?==~|!~|!=|=)");
    private static final Pattern GROUPED_BY = Pattern.compile("\\b(?:by|on) \\(([^)]*)\\)");

    private static String read(String document) {
        try {
            return Files.readString(DOCS.resolve(document));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> all(Pattern pattern, int group, String text) {
        return pattern.matcher(text).results().map((MatchResult match) -> match.group(group));
    }

    private static Set<String> metricsOf(String text) {
        return all(METRIC, 0, text).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> metricsThatThereAre() throws IOException {
        return metricsOf(Files.readString(METRICS));
    }

    /** The anchors of a page's headings. */
    private static Set<String> anchorsOf(String document) {
        return read(document)
                .lines()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("^#+ ", "").toLowerCase(Locale.ROOT))
                .map(heading -> heading.replaceAll("[^a-z0-9 -]", "").replace(' ', '-'))
                .collect(Collectors.toSet());
    }

    private static String section(String heading) {
        String page = read(RUNBOOK);
        int from = page.indexOf("\n### " + heading + "\n");
        assertTrue(from >= 0, () -> RUNBOOK + " has no heading ### " + heading);
        int to = page.indexOf("\n#", from + 1);
        return page.substring(from, to < 0 ? page.length() : to);
    }

    @ParameterizedTest
    @EnumSource
    void eachCauseHasItsHeadingAndSaysWhatItMeansAndHowItIsConfirmedAndMended(ConnectionCause cause) {
        String section = section(cause.label());
        for (String part : List.of("It means:", "To confirm:", "What to do:", "Mended when:")) {
            assertTrue(section.matches("(?s).*- \\*\\*" + part + "\\*\\* \\S.*"), () -> part + " in " + section);
        }
    }

    @Test
    void eachMetricHasItsEntry() throws IOException {
        Set<String> missing = new TreeSet<>(metricsThatThereAre());
        missing.removeAll(metricsOf(read(RUNBOOK)));
        assertEquals(Set.of(), missing);
    }

    @ParameterizedTest
    @ValueSource(strings = {RUNBOOK, ALERTS, DASHBOARD})
    void noMetricIsSpokenOfThatThereIsNot(String document) throws IOException {
        Set<String> unknown = metricsOf(read(document));
        assertFalse(unknown.isEmpty());
        unknown.removeAll(metricsThatThereAre());
        assertEquals(Set.of(), unknown);
    }

    /** In what Prometheus reads of an application, not only in what the page says of it. */
    @ParameterizedTest
    @ValueSource(strings = {ALERTS, DASHBOARD})
    void eachSeriesThatIsAskedForIsShownWithTheLabelsThatItIsAskedBy(String document) throws IOException {
        Map<String, Set<String>> shown = ObservabilityPage.series();
        List<String> queries = document.equals(ALERTS) ? expressionsOfAlerts() : expressionsOfPanels();
        assertTrue(queries.size() > 10);
        for (String query : queries) {
            Set<String> known = new HashSet<>();
            SERIES.matcher(query).results().forEach(series -> {
                Set<String> labels = shown.get(series.group(1));
                assertNotNull(labels, () -> series.group(1) + " is not shown: " + query);
                String matchers = series.group(2) == null ? "" : series.group(2);
                all(MATCHED_LABEL, 1, matchers)
                        .forEach(label -> assertTrue(labels.contains(label), () -> label + " in " + query));
                known.addAll(labels);
            });
            all(GROUPED_BY, 1, query)
                    .flatMap(labels -> Stream.of(labels.split(", *")))
                    .forEach(label -> assertTrue(known.contains(label), () -> label + " in " + query));
        }
    }

    private static List<String> expressionsOfAlerts() {
        return all(Pattern.compile("(?m)^ +expr: (\\|\\n(?: {10}.*\\n)+|.*)"), 1, read(ALERTS))
                .toList();
    }

    private static List<String> expressionsOfPanels() throws IOException {
        List<String> expressions = new ArrayList<>();
        for (JsonNode panel : new ObjectMapper().readTree(read(DASHBOARD)).path("panels")) {
            for (JsonNode target : panel.path("targets")) {
                String expression = target.path("expr").asText();
                expressions.add(expression);
                assertLegendIsOfTheResult(target.path("legendFormat").asText(), expression);
            }
        }
        return expressions;
    }

    /** A label that an aggregation leaves out is empty in the legend. */
    private static void assertLegendIsOfTheResult(String legend, String expression) {
        boolean aggregated = expression.contains("sum");
        Set<String> left = all(GROUPED_BY, 1, expression)
                .flatMap(labels -> Stream.of(labels.split(", *")))
                .filter(label -> !label.equals("le"))
                .collect(Collectors.toSet());
        Set<String> labels = aggregated
                ? left
                : ObservabilityPage.series()
                        .get(all(METRIC, 0, expression).findFirst().orElseThrow());
        all(Pattern.compile("\\{\\{(\\w+)}}"), 1, legend)
                .forEach(label -> assertTrue(labels.contains(label), () -> label + " in the legend of " + expression));
    }

    /** Prometheus' own tool tries the rules, where it is installed; elsewhere the test is skipped and says so. */
    @Test
    void theAlertsFireWhenTheyShouldAndNotOtherwise() throws Exception {
        String tried = promtool("test", "rules", "alerts.test.yml");
        assertTrue(tried.contains("SUCCESS"), tried);
        String checked = promtool("check", "rules", "alerts.yml");
        assertTrue(checked.contains("SUCCESS"), checked);
    }

    private static String promtool(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("promtool"));
        command.addAll(List.of(arguments));
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .directory(DOCS.resolve("monitoring").toFile())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            throw new TestAbortedException("SKIPPED: no promtool on the PATH (Debian: apt-get install prometheus)", e);
        }
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        return said;
    }

    @ParameterizedTest
    @ValueSource(strings = {RUNBOOK, ALERTS, DASHBOARD})
    void noCauseIsSpokenOfThatThereIsNot(String document) {
        Set<String> causes = Stream.concat(
                        Arrays.stream(ConnectionCause.values()).map(ConnectionCause::label),
                        Arrays.stream(DropCause.values()).map(DropCause::label))
                .collect(Collectors.toSet());
        List<String> unknown = all(CAUSES, 1, read(document))
                .flatMap(choice -> Stream.of(choice.split("\\|")))
                .filter(cause -> !causes.contains(cause))
                .toList();
        assertEquals(List.of(), unknown);
    }

    @Test
    void eachAlertIsTriedAndPointsToAPlaceThatExists() {
        String rules = read(ALERTS);
        String tries = read("monitoring/alerts.test.yml");
        List<String> alerts = all(Pattern.compile("- alert: (\\w+)"), 1, rules).toList();
        List<String> places =
                all(Pattern.compile("runbook: \"?docs/([^\\s\"]+)"), 1, rules).toList();
        assertEquals(alerts.size(), places.size());
        for (String alert : alerts) {
            Pattern fires = Pattern.compile("alertname: " + alert + "\\n +exp_alerts:\\n +- exp_labels:");
            Pattern keepsQuiet = Pattern.compile("alertname: " + alert + "\\n +exp_alerts: \\[\\]");
            assertTrue(fires.matcher(tries).find(), () -> alert + " is not tried to fire");
            assertTrue(keepsQuiet.matcher(tries).find(), () -> alert + " is not tried to keep quiet");
        }
        for (String place : places) {
            String[] parts = place.split("#");
            boolean byCause = parts[1].startsWith("{{");
            assertTrue(byCause || anchorsOf(parts[0]).contains(parts[1]), place);
        }
    }

    @Test
    void theRunbooksOwnLinksLeadSomewhere() {
        List<String> broken = all(Pattern.compile("\\]\\((?:([\\w.-]+))?#([\\w-]+)\\)"), 0, read(RUNBOOK))
                .filter(link -> !isLed(link))
                .toList();
        assertEquals(List.of(), broken);
    }

    private static boolean isLed(String link) {
        String[] parts = link.substring(2, link.length() - 1).split("#");
        String document = parts[0].isEmpty() ? RUNBOOK : parts[0];
        return anchorsOf(document).contains(parts[1]);
    }

    @Test
    void theDashboardHasWhatGrafanaNeedsToLoadIt() throws IOException {
        JsonNode dashboard = new ObjectMapper().readTree(read(DASHBOARD));
        assertTrue(dashboard.path("schemaVersion").asInt() > 30);
        assertFalse(dashboard.path("title").asText().isEmpty());
        assertTrue(dashboard.path("uid").asText().matches("[A-Za-z0-9_-]{1,40}"));
        assertTrue(dashboard.path("id").isNull(), "an id of its own would overwrite another dashboard");
        Set<String> variables = new HashSet<>();
        dashboard
                .path("templating")
                .path("list")
                .forEach(variable -> variables.add(variable.path("name").asText()));
        assertEquals(Set.of("datasource", "context", "subscription"), variables);
        Set<Integer> ids = new HashSet<>();
        List<JsonNode> places = new ArrayList<>();
        for (JsonNode panel : dashboard.path("panels")) {
            assertTrue(ids.add(panel.path("id").asInt(-1)), panel::toString);
            assertFalse(panel.path("title").asText().isEmpty());
            places.add(panel.path("gridPos"));
            if (!panel.path("type").asText().equals("row")) {
                assertHasQueries(panel);
            }
        }
        assertTrue(places.size() > 10);
        assertNoneCoversAnother(places);
    }

    private static void assertHasQueries(JsonNode panel) {
        assertTrue(Set.of("stat", "timeseries").contains(panel.path("type").asText()), panel::toString);
        assertTrue(panel.path("fieldConfig").has("defaults"), panel::toString);
        assertFalse(panel.path("targets").isEmpty(), panel::toString);
        Set<String> references = new HashSet<>();
        for (JsonNode target : panel.path("targets")) {
            assertTrue(references.add(target.path("refId").asText()), panel::toString);
            assertFalse(metricsOf(target.path("expr").asText()).isEmpty(), target::toString);
            assertEquals("${datasource}", target.path("datasource").path("uid").asText());
        }
    }

    private static void assertNoneCoversAnother(List<JsonNode> places) {
        Set<String> taken = new HashSet<>();
        for (JsonNode place : places) {
            assertTrue(place.path("x").asInt() + place.path("w").asInt() <= 24, place::toString);
            for (int x = 0; x < place.path("w").asInt(); x++) {
                for (int y = 0; y < place.path("h").asInt(); y++) {
                    String cell = (place.path("x").asInt() + x) + ","
                            + (place.path("y").asInt() + y);
                    assertTrue(taken.add(cell), place::toString);
                }
            }
        }
    }
}
