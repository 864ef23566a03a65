package io.github.camelzoom.examples.kubernetes;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kubernetes.client.openapi.JSON;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Role;
import io.kubernetes.client.openapi.models.V1RoleBinding;
import io.kubernetes.client.openapi.models.V1Secret;
import io.kubernetes.client.openapi.models.V1ServiceAccount;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The manifests are valid to the description that the Kubernetes API gives of itself, from which its official Java client
 * is generated: no field that it does not know, none missing that it needs, each of the right type.
 */
class SchemaTest {

    private static final Map<String, Class<?>> KINDS = Map.of(
            "apps/v1 Deployment", V1Deployment.class,
            "networking.k8s.io/v1 NetworkPolicy", V1NetworkPolicy.class,
            "policy/v1 PodDisruptionBudget", V1PodDisruptionBudget.class,
            "rbac.authorization.k8s.io/v1 Role", V1Role.class,
            "rbac.authorization.k8s.io/v1 RoleBinding", V1RoleBinding.class,
            "v1 ConfigMap", V1ConfigMap.class,
            "v1 Secret", V1Secret.class,
            "v1 ServiceAccount", V1ServiceAccount.class);

    /** Reads it as the client reads an answer of the server, which checks it first. */
    private static void validate(JsonNode object) {
        String kind =
                object.path("apiVersion").asText() + " " + object.path("kind").asText();
        assertTrue(KINDS.containsKey(kind), () -> kind + " is no kind that is known here");
        JSON.getGson().fromJson(object.toString(), KINDS.get(kind));
    }

    @ParameterizedTest
    @ValueSource(strings = {"leader", "twins"})
    void eachManifestIsValid(String folder) {
        List<JsonNode> objects = Manifests.in(folder).objects();
        assertFalse(objects.isEmpty());
        objects.forEach(SchemaTest::validate);
    }

    @Test
    void theFormOfTheSecretIsValid() {
        Manifests.read(Path.of("secret.yaml")).forEach(SchemaTest::validate);
    }

    /** Changes a copy of the leader's deployment at one place. */
    private static JsonNode deployment(String at, Consumer<ObjectNode> change) {
        JsonNode copy = Manifests.in("leader").the("Deployment").deepCopy();
        change.accept((ObjectNode) copy.at(at));
        return copy;
    }

    private static void assertRefused(String words, JsonNode object) {
        String told =
                assertThrows(RuntimeException.class, () -> validate(object)).getMessage();
        assertTrue(told.contains(words), told);
    }

    @Test
    void whatIsWrongIsRefused() {
        String container = "/spec/template/spec/containers/0";
        assertDoesNotThrow(() -> validate(deployment(container, unchanged -> {})));
        assertRefused(
                "`readynessProbe`", deployment(container, at -> at.set("readynessProbe", at.remove("readinessProbe"))));
        assertRefused("`topologySpread`", deployment("/spec/template/spec", at -> at.putArray("topologySpread")));
        assertRefused("`name`", deployment(container, at -> at.remove("name")));
        assertRefused("`selector`", deployment("/spec", at -> at.remove("selector")));
        assertRefused("JsonArray", deployment(container, at -> at.put("ports", 9876)));
        assertRefused("two", deployment("/spec", at -> at.put("replicas", "two")));
    }
}
