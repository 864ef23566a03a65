package io.github.camelzoom.examples.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.camel.util.StringHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The manifests fit together, and fit the application. */
class ManifestsTest {

    private static final Pattern VARIABLE = Pattern.compile("\\{\\{env:(\\w+)(:[^}]*)?}}");
    private static final String LIVE = "/observe/health/live";
    private static final String READY = "/observe/health/ready";

    private static final Properties APPLICATION = application();
    private static final JsonNode SECRET =
            Manifests.read(Path.of("secret.yaml")).get(0);

    private static Properties application() {
        Properties properties = new Properties();
        try (InputStream in = ManifestsTest.class.getResourceAsStream("/application.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return properties;
    }

    private static JsonNode container(JsonNode deployment) {
        JsonNode containers = deployment.at("/spec/template/spec/containers");
        assertEquals(1, containers.size());
        return containers.get(0);
    }

    private static Map<String, String> labels(JsonNode labels) {
        Map<String, String> all = new TreeMap<>();
        labels.properties()
                .forEach(label -> all.put(label.getKey(), label.getValue().asText()));
        return all;
    }

    @ParameterizedTest
    @ValueSource(strings = {"leader", "twins"})
    void eachFileIsApplied(String folder) {
        assertEquals(
                Manifests.files(folder),
                Manifests.texts(Manifests.in(folder).kustomization().get("resources")).stream()
                        .sorted()
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"leader", "twins"})
    void probesAndScrapesAskForWhatTheApplicationOffers(String folder) {
        for (JsonNode deployment : Manifests.in(folder).of("Deployment")) {
            JsonNode container = container(deployment);
            JsonNode port = container.at("/ports/0");
            assertEquals(
                    APPLICATION.getProperty("camel.management.port"),
                    port.get("containerPort").asText());
            for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
                assertEquals(port.get("name"), container.at("/" + probe + "/httpGet/port"), probe);
            }
            JsonNode annotations = deployment.at("/spec/template/metadata/annotations");
            assertEquals(
                    port.get("containerPort").asText(),
                    annotations.get("prometheus.io/port").asText());
            assertEquals(
                    "/observe/metrics", annotations.get("prometheus.io/path").asText());
            // nothing that asks for Zoom ends a process
            assertEquals(LIVE, container.at("/startupProbe/httpGet/path").asText());
            assertEquals(LIVE, container.at("/livenessProbe/httpGet/path").asText());
            // LeaderTest and TwinsTest say why they differ
            assertEquals(
                    folder.equals("leader") ? LIVE : READY,
                    container.at("/readinessProbe/httpGet/path").asText());
        }
        assertEquals(
                "observe",
                Manifests.in(folder)
                        .the("NetworkPolicy")
                        .at("/spec/ingress/0/ports/0/port")
                        .asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"leader", "twins"})
    void theApplicationGetsEachVariableThatItReadsAndNoOther(String folder) {
        String settings = String.join(
                "\n",
                APPLICATION.stringPropertyNames().stream()
                        .map(APPLICATION::getProperty)
                        .toList());
        Set<String> known = VARIABLE.matcher(settings)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
        Set<String> needed = VARIABLE.matcher(settings)
                .results()
                .filter(match -> match.group(2) == null)
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
        assertTrue(needed.contains("ZOOM_CLIENT_SECRET"), needed::toString);
        for (JsonNode deployment : Manifests.in(folder).of("Deployment")) {
            Set<String> given = variables(Manifests.in(folder), container(deployment));
            assertTrue(given.containsAll(needed), given::toString);
            assertTrue(known.containsAll(given), given::toString);
        }
    }

    /** Each that refers to something refers to what is there. */
    private static Set<String> variables(Manifests manifests, JsonNode container) {
        JsonNode map = manifests.settings();
        Set<String> names = new TreeSet<>();
        container.path("envFrom").forEach(source -> {
            assertEquals(map.at("/metadata/name"), source.at("/configMapRef/name"));
            map.get("data").fieldNames().forEachRemaining(names::add);
        });
        container.path("env").forEach(variable -> {
            JsonNode from = variable.get("valueFrom");
            if (from.has("secretKeyRef")) {
                assertEquals(SECRET.at("/metadata/name"), from.at("/secretKeyRef/name"));
                assertTrue(
                        SECRET.get("stringData")
                                .has(from.at("/secretKeyRef/key").asText()),
                        from::toString);
            } else if (from.has("configMapKeyRef")) {
                assertEquals(map.at("/metadata/name"), from.at("/configMapKeyRef/name"));
                assertTrue(map.get("data").has(from.at("/configMapKeyRef/key").asText()), from::toString);
            } else {
                assertEquals("metadata.name", from.at("/fieldRef/fieldPath").asText());
            }
            names.add(variable.get("name").asText());
        });
        return names;
    }

    @ParameterizedTest
    @ValueSource(strings = {"leader", "twins"})
    void noSecretIsInAFile(String folder) {
        Manifests manifests = Manifests.in(folder);
        assertEquals(List.of(), manifests.of("Secret"));
        manifests
                .settings()
                .get("data")
                .fieldNames()
                .forEachRemaining(key -> assertFalse(SECRET.get("stringData").has(key), key));
        SECRET.get("stringData").forEach(value -> assertEquals("to be set", value.asText()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"leader", "twins"})
    void aPodIsNotKilledBeforeCamelHasStopped(String folder) {
        int camel = Integer.parseInt(APPLICATION.getProperty("camel.main.shutdown-timeout"))
                + Integer.parseInt(APPLICATION.getProperty("camel.main.extra-shutdown-timeout"));
        for (JsonNode deployment : Manifests.in(folder).of("Deployment")) {
            int grace = deployment
                    .at("/spec/template/spec/terminationGracePeriodSeconds")
                    .asInt();
            assertTrue(grace >= camel + 5, () -> grace + " s for " + camel);
        }
        int extra = Integer.parseInt(APPLICATION.getProperty("camel.main.extra-shutdown-timeout"));
        assertTrue(ClosingProducers.PATIENCE.toSeconds() < extra);
    }

    /** What Kubernetes' own standard asks for that it calls "restricted". */
    @ParameterizedTest
    @ValueSource(strings = {"leader", "twins"})
    void podsMayDoNothingThatTheyDoNotNeed(String folder) {
        for (JsonNode deployment : Manifests.in(folder).of("Deployment")) {
            JsonNode pod = deployment.at("/spec/template/spec");
            JsonNode container = container(deployment);
            assertTrue(pod.at("/securityContext/runAsNonRoot").asBoolean());
            assertFalse(pod.at("/securityContext").has("runAsUser"), "OpenShift chooses one");
            assertEquals(
                    "RuntimeDefault",
                    pod.at("/securityContext/seccompProfile/type").asText());
            assertFalse(
                    container.at("/securityContext/allowPrivilegeEscalation").asBoolean(true));
            assertEquals(
                    "[\"ALL\"]",
                    container.at("/securityContext/capabilities/drop").toString());
            assertTrue(container.at("/securityContext/readOnlyRootFilesystem").asBoolean());
            for (String volume : List.of("hostNetwork", "hostPID", "hostIPC")) {
                assertFalse(pod.has(volume), volume);
            }
            assertEquals("/tmp", container.at("/volumeMounts/0/mountPath").asText());
            assertTrue(pod.at("/volumes/0").has("emptyDir"));
            assertEquals(
                    "{{env:ZOOM_FOLDER:"
                            + container.at("/volumeMounts/1/mountPath").asText() + "}}",
                    APPLICATION.getProperty("zoom.folder"));
            assertTrue(pod.at("/volumes/1").has("emptyDir"));
            assertEquals(
                    ZoomEvents.KAFKA_ACCESS.getParent().toString(),
                    container.at("/volumeMounts/2/mountPath").asText());
            assertTrue(pod.at("/volumes/2/secret/optional").asBoolean(), "not every Kafka wants a login");
            assertEquals(
                    folder.equals("leader"),
                    pod.get("automountServiceAccountToken").asBoolean());
        }
    }

    /** Kubernetes takes only the number of a user for one that is not root. */
    @Test
    void theImageIsNotRunAsRoot() throws IOException {
        assertTrue(Files.readAllLines(Path.of("Containerfile")).stream()
                .anyMatch(line -> line.matches("USER [1-9]\\d+:\\d+")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"leader", "twins"})
    void memoryIsPromisedAsMuchAsItIsLimited(String folder) {
        for (JsonNode deployment : Manifests.in(folder).of("Deployment")) {
            JsonNode resources = container(deployment).get("resources");
            assertEquals(resources.at("/requests/memory"), resources.at("/limits/memory"));
            assertTrue(resources.at("/requests").has("cpu")
                    && resources.at("/limits").has("cpu"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"leader", "twins"})
    void whatSelectsPodsSelectsThese(String folder) {
        Manifests manifests = Manifests.in(folder);
        List<JsonNode> deployments = manifests.of("Deployment");
        int pods = deployments.stream()
                .mapToInt(deployment -> deployment.at("/spec/replicas").asInt())
                .sum();
        assertEquals(2, pods);
        for (JsonNode deployment : deployments) {
            Set<Map.Entry<String, String>> pod =
                    labels(deployment.at("/spec/template/metadata/labels")).entrySet();
            assertEquals(
                    pod, labels(deployment.at("/spec/selector/matchLabels")).entrySet());
            assertTrue(
                    pod.containsAll(labels(manifests.the("PodDisruptionBudget").at("/spec/selector/matchLabels"))
                            .entrySet()));
            assertTrue(pod.containsAll(labels(manifests.the("NetworkPolicy").at("/spec/podSelector/matchLabels"))
                    .entrySet()));
            assertEquals(
                    manifests.the("ServiceAccount").at("/metadata/name"),
                    deployment.at("/spec/template/spec/serviceAccountName"));
        }
        assertEquals(
                1, manifests.the("PodDisruptionBudget").at("/spec/minAvailable").asInt());
    }

    @Test
    void candidatesAreFoundByTheirLabelAndMayAskForTheLease() {
        Manifests leader = Manifests.in("leader");
        String label = APPLICATION.getProperty("election.label");
        assertEquals(
                StringHelper.after(label, "="),
                labels(leader.the("Deployment").at("/spec/template/metadata/labels"))
                        .get(StringHelper.before(label, "=")));
        String lease = APPLICATION.getProperty("election.name") + "-" + EventRoutes.GROUP;
        assertTrue(leader.allowed().contains("get leases/" + lease), leader.allowed()::toString);
        String coverage = APPLICATION.getProperty("election.coverage");
        assertTrue(leader.allowed().contains("patch configmaps/" + coverage), leader.allowed()::toString);
        assertTrue(leader.of("ConfigMap").stream()
                .anyMatch(map -> map.at("/metadata/name").asText().equals(coverage)));
        JsonNode binding = leader.the("RoleBinding");
        assertEquals(leader.the("Role").at("/metadata/name"), binding.at("/roleRef/name"));
        assertEquals(leader.the("ServiceAccount").at("/metadata/name"), binding.at("/subjects/0/name"));
    }

    @Test
    void eachTwinHasASubscriptionOfItsOwnAndKeepsOffTheOthersNode() {
        Manifests twins = Manifests.in("twins");
        Set<String> subscriptions = new TreeSet<>();
        for (JsonNode twin : twins.of("Deployment")) {
            Manifests.stream(container(twin).get("env"))
                    .filter(variable -> variable.get("name").asText().equals("ZOOM_SUBSCRIPTION_ID"))
                    .forEach(variable -> subscriptions.add(
                            variable.at("/valueFrom/configMapKeyRef/key").asText()));
            Map<String, String> avoided = labels(twin.at("/spec/template/spec/affinity/podAntiAffinity"
                    + "/requiredDuringSchedulingIgnoredDuringExecution/0/labelSelector/matchLabels"));
            assertEquals(
                    1,
                    twins.of("Deployment").stream()
                            .filter(other -> other != twin)
                            .filter(other -> labels(other.at("/spec/template/metadata/labels"))
                                    .equals(avoided))
                            .count());
        }
        assertEquals(Set.of("SUBSCRIPTION_A", "SUBSCRIPTION_B"), subscriptions);
        assertEquals(List.of(), twins.of("Role"));
    }

    @Test
    void theDeduplicatorReadsWhatTheTwinsWrite() throws IOException {
        String topic = Manifests.in("twins").settings().at("/data/KAFKA_TOPIC").asText();
        Path topics = Path.of(
                "..", "high-availability", "src/main/java/io/github/camelzoom/examples/ha/members/HaTopics.java");
        assertTrue(Files.readString(topics).contains(" RECEIVED = \"" + topic + "\";"), topic);
    }

    @Test
    void theAlertOnAMissingTwinFindsTwinsAndNoOthers() throws IOException {
        String rules = Files.readString(Path.of("..", "..", "docs", "monitoring", "alerts.yml"));
        Matcher twins = Pattern.compile("alert: ZoomTwinMissing\\n.*camelContext=~\"([^\"]+)\"")
                .matcher(rules);
        assertTrue(twins.find());
        String context =
                Manifests.in("twins").settings().at("/data/CONTEXT_NAME").asText();
        assertTrue(context.matches(twins.group(1)), context);
        Matcher otherwise = VARIABLE.matcher(APPLICATION.getProperty("camel.main.name"));
        assertTrue(otherwise.matches());
        assertFalse(otherwise.group(2).substring(1).matches(twins.group(1)), otherwise::group);
    }
}
