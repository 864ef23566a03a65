package io.github.camelzoom.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with a configuration stops the start, and the message says which option and how to set it. */
class ConfigurationErrorsTest {

    private static final String COMPLETE = "accountId=acc&clientId=id&clientSecret=s3cr3t";

    private final CamelContext camel = new DefaultCamelContext();

    @AfterEach
    void stop() {
        camel.stop();
    }

    /** Everything that a user would see: the messages of all causes. */
    private String startFails(String uri) {
        Exception failure = assertThrows(Exception.class, () -> {
            camel.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from(uri).to("mock:out");
                }
            });
            camel.start();
        });
        StringWriter seen = new StringWriter();
        failure.printStackTrace(new PrintWriter(seen));
        return seen.toString();
    }

    @ParameterizedTest
    @CsvSource({
        "clientId,     client-id,     ZOOM_CLIENT_ID,     accountId=acc&clientSecret=x",
        "clientSecret, client-secret, ZOOM_CLIENT_SECRET, accountId=acc&clientId=x",
        "accountId,    account-id,    ZOOM_ACCOUNT_ID," + " grantType=account_credentials&clientId=x&clientSecret=y",
    })
    void aMissingCredentialIsNamedWithItsPropertyAndVariable(
            String option, String property, String variable, String options) {
        String seen = startFails("zoom-ws:sub?" + options);
        assertTrue(seen.contains(option + " is not set"), seen);
        assertTrue(seen.contains("camel.component.zoom-ws." + property), seen);
        assertTrue(seen.contains(variable), seen);
    }

    @Test
    void anEmptyCredentialIsAsGoodAsNone() {
        assertTrue(
                startFails("zoom-ws:sub?accountId=acc&clientId=x&clientSecret=").contains("clientSecret is not set"));
    }

    @Test
    void aMissingSubscriptionIdIsNamedWithItsVariable() {
        String seen = startFails("zoom-ws:?" + COMPLETE);
        assertTrue(seen.contains("subscription id is missing"), seen);
        assertTrue(seen.contains("ZOOM_SUBSCRIPTION_ID"), seen);
    }

    @Test
    void aSubscriptionIdThatCannotBeOneIsRefused() {
        assertTrue(startFails("zoom-ws:a/b?" + COMPLETE).contains("'a/b' is no subscription id"));
    }

    @Test
    void anUnknownOptionIsNamedWithoutItsValue() {
        String seen = startFails("zoom-ws:sub?clintSecret=s3cr3t&accountId=acc");
        assertTrue(seen.contains("clintSecret"), seen);
        assertFalse(seen.contains("s3cr3t"), seen);
    }

    @Test
    void anUnknownOptionSuggestsTheOneThatWasMeant() {
        String seen = startFails("zoom-ws:sub?clintSecret=s3cr3t&accountId=acc");
        assertTrue(seen.contains("clintSecret (did you mean clientSecret?)"), seen);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "heartbeatInterval=soon               | heartbeatInterval",
                "heartbeatInterval=0                  | heartbeatInterval must be greater than zero",
                "livenessTimeout=20s                  | livenessTimeout (20000 ms) must be longer than heartbeatInterval",
                "connectTimeout=-1                    | connectTimeout must be greater than zero",
                "reconnectMaxDelay=100                | reconnectMaxDelay (100 ms) must not be shorter",
                "maxPendingEvents=0                   | maxPendingEvents must be greater than zero",
                "concurrentConsumers=0                | concurrentConsumers must be greater than zero",
                "concurrentConsumers=-1               | concurrentConsumers must be greater than zero",
                "concurrentConsumers=many             | concurrentConsumers",
                "ordering=total                       | ordering",
                "maxMessageSize=0                     | maxMessageSize must be greater than zero",
                "grantType=password                   | grantType",
                "events=meeting.**                    | meeting.**",
                "events=meeting.*,,recording.*        | events",
                "events=meeting started               | meeting started",
                "webSocketUrl=https://ws.zoom.us/ws   | webSocketUrl",
                "oauthUrl=zoom.us                     | oauthUrl",
                "proxyHost=proxy.example              | proxyPort",
            })
    void aBadValueStopsTheStartAndIsNamed(String option, String expected) {
        String seen = startFails("zoom-ws:sub?" + COMPLETE + "&" + option);
        assertTrue(seen.contains(expected), seen);
    }

    @Test
    void noMessageHoldsTheClientSecret() {
        assertFalse(startFails("zoom-ws:sub?" + COMPLETE + "&heartbeatInterval=soon")
                .contains("s3cr3t"));
        assertFalse(startFails("zoom-ws:sub?" + COMPLETE + "&events=!").contains("s3cr3t"));
    }

    @Test
    void sendingToItIsRefusedWithAReason() throws Exception {
        camel.start();
        var endpoint = camel.getEndpoint("zoom-ws:sub?" + COMPLETE);
        var failure = assertThrows(UnsupportedOperationException.class, endpoint::createProducer);
        assertTrue(failure.getMessage().contains("cannot send"), failure.getMessage());
    }

    @Test
    void durationsMayBeWrittenWithUnits() throws Exception {
        camel.start();
        var endpoint = camel.getEndpoint(
                "zoom-ws:sub?" + COMPLETE + "&heartbeatInterval=20s&livenessTimeout=1m", ZoomWsEndpoint.class);
        assertEquals(20_000, endpoint.getConfiguration().getHeartbeatInterval());
        assertEquals(60_000, endpoint.getConfiguration().getLivenessTimeout());
    }

    @Test
    void anEndpointTakesWhatItDoesNotSayFromTheComponent() throws Exception {
        ZoomWsComponent component = new ZoomWsComponent();
        component.getConfiguration().setClientId("id-of-component");
        component.getConfiguration().setClientSecret("secret-of-component");
        component.getConfiguration().setMaxPendingEvents(7);
        camel.addComponent("zoom-ws", component);
        camel.start();

        var endpoint = camel.getEndpoint("zoom-ws:sub?maxPendingEvents=8", ZoomWsEndpoint.class);
        assertEquals("id-of-component", endpoint.getConfiguration().getClientId());
        assertEquals(8, endpoint.getConfiguration().getMaxPendingEvents());
        assertEquals(7, component.getConfiguration().getMaxPendingEvents());
    }

    @Test
    void theEndpointsUriIsMaskedWhereCamelShowsIt() throws Exception {
        camel.start();
        var endpoint = camel.getEndpoint(
                "zoom-ws:sub?" + COMPLETE + "&secretToken=t0k3n&proxyHost=p&proxyPort=1&proxyPassword=pr0xy");
        String shown = endpoint.toString();
        assertFalse(shown.contains("s3cr3t") || shown.contains("t0k3n") || shown.contains("pr0xy"), shown);
    }
}
