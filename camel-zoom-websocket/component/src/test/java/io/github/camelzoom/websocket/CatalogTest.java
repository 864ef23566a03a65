package io.github.camelzoom.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.TreeSet;
import org.apache.camel.catalog.RuntimeCamelCatalog;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.tooling.model.BaseOptionModel;
import org.apache.camel.tooling.model.ComponentModel;
import org.apache.camel.tooling.model.JsonMapper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What tools are told about the component. */
class CatalogTest {

    private static final DefaultCamelContext camel = new DefaultCamelContext();

    private static ComponentModel model;

    @BeforeAll
    static void readTheMetadata() {
        camel.start();
        RuntimeCamelCatalog catalog = camel.getCamelContextExtension().getContextPlugin(RuntimeCamelCatalog.class);
        String json = catalog.componentJSonSchema("zoom-ws");
        assertNotNull(json);
        model = JsonMapper.generateComponentModel(json);
    }

    @AfterAll
    static void stop() {
        camel.stop();
    }

    private static BaseOptionModel option(String name) {
        return model.getEndpointOptions().stream()
                .filter(option -> option.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void itIsAConsumerWithTheSubscriptionInItsPath() {
        assertTrue(model.isConsumerOnly());
        assertTrue(model.isRemote());
        assertEquals("zoom-ws:subscriptionId", model.getSyntax());
        assertEquals("io.github.camelzoom", model.getGroupId());
    }

    @Test
    void secretsAreMarkedAsSuchAndNothingElseIs() {
        var secret = new TreeSet<String>();
        model.getEndpointOptions().stream()
                .filter(BaseOptionModel::isSecret)
                .forEach(option -> secret.add(option.getName()));
        assertEquals("[clientSecret, proxyPassword, secretToken]", secret.toString());
    }

    @Test
    void everyEndpointOptionCanBeSetOnTheComponentToo() {
        var ofComponent = new TreeSet<String>();
        model.getComponentOptions().forEach(option -> ofComponent.add(option.getName()));
        for (var option : model.getEndpointParameterOptions()) {
            boolean camelsOwn = option.getName().equals("exceptionHandler")
                    || option.getName().equals("exchangePattern");
            assertTrue(camelsOwn || ofComponent.contains(option.getName()), option.getName());
        }
    }

    @Test
    void everyOptionAndHeaderIsDescribed() {
        model.getEndpointOptions()
                .forEach(option -> assertFalse(option.getDescription().isBlank(), option.getName()));
        model.getComponentOptions()
                .forEach(option -> assertFalse(option.getDescription().isBlank(), option.getName()));
        model.getEndpointHeaders()
                .forEach(header -> assertFalse(header.getDescription().isBlank(), header.getName()));
        assertEquals(9, model.getEndpointHeaders().size());
    }

    @Test
    void durationsAreTypedAsSuch() {
        for (String name :
                new String[] {"heartbeatInterval", "livenessTimeout", "connectTimeout", "reconnectMaxDelay"}) {
            assertEquals("duration", option(name).getType());
        }
    }

    @Test
    void theDocumentedDefaultsAreThoseOfTheCode() {
        ZoomWsConfiguration fresh = new ZoomWsConfiguration();
        assertDefault("oauthUrl", fresh.getOauthUrl());
        assertDefault("webSocketUrl", fresh.getWebSocketUrl());
        assertDefault("heartbeatInterval", fresh.getHeartbeatInterval());
        assertDefault("livenessTimeout", fresh.getLivenessTimeout());
        assertDefault("connectTimeout", fresh.getConnectTimeout());
        assertDefault("reconnectInitialDelay", fresh.getReconnectInitialDelay());
        assertDefault("reconnectMaxDelay", fresh.getReconnectMaxDelay());
        assertDefault("maxReconnectAttempts", fresh.getMaxReconnectAttempts());
        assertDefault("maxPendingEvents", fresh.getMaxPendingEvents());
        assertDefault("maxMessageSize", fresh.getMaxMessageSize());
        assertDefault("proxyType", fresh.getProxyType());
    }

    private static void assertDefault(String name, Object value) {
        assertEquals(value.toString(), option(name).getDefaultValue().toString(), name);
    }

    @Test
    void toolsAssembleAUriFromItsParts() throws Exception {
        var factory = camel.getCamelContextExtension().getEndpointUriFactory("zoom-ws");
        String uri = factory.buildUri(
                "zoom-ws", Map.of("subscriptionId", "abc", "events", "meeting.*", "clientSecret", "a&b"));
        assertTrue(uri.startsWith("zoom-ws:abc?"), uri);
        assertTrue(uri.contains("clientSecret=RAW(a&b)"), uri);
    }
}
