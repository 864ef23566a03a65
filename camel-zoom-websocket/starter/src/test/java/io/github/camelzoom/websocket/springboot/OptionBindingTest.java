package io.github.camelzoom.websocket.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelzoom.websocket.ZoomWsComponent;
import io.github.camelzoom.websocket.ZoomWsConfiguration;
import io.github.camelzoom.websocket.connection.DisplacementPolicy;
import io.github.camelzoom.websocket.oauth.ZoomGrantType;
import io.vertx.core.http.WebSocketClientOptions;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** From Spring Boot's properties, in all their spellings, to the component's options. */
class OptionBindingTest {

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(
                    AutoConfigurations.of(CamelAutoConfiguration.class, ZoomWsComponentAutoConfiguration.class));

    private static ZoomWsComponent component(AssertableApplicationContext application) {
        return application.getBean(CamelContext.class).getComponent("zoom-ws", ZoomWsComponent.class);
    }

    private static ZoomWsConfiguration options(AssertableApplicationContext application) {
        return component(application).getConfiguration();
    }

    @Test
    void optionsOfEveryTypeAreSet() {
        application
                .withPropertyValues(
                        "camel.component.zoom-ws.client-id=me",
                        "camel.component.zoom-ws.max-pending-events=7",
                        "camel.component.zoom-ws.fire-connection-events=true",
                        "camel.component.zoom-ws.liveness-timeout=90s",
                        "camel.component.zoom-ws.heartbeat-interval=1500",
                        "camel.component.zoom-ws.displacement=standby",
                        "camel.component.zoom-ws.grant-type=client-credentials",
                        "camel.component.zoom-ws.use-global-ssl-context-parameters=true")
                .run(started -> {
                    ZoomWsConfiguration options = options(started);
                    assertThat(options.getClientId()).isEqualTo("me");
                    assertThat(options.getMaxPendingEvents()).isEqualTo(7);
                    assertThat(options.isFireConnectionEvents()).isTrue();
                    assertThat(options.getLivenessTimeout()).isEqualTo(90_000);
                    assertThat(options.getHeartbeatInterval()).isEqualTo(1_500);
                    assertThat(options.getDisplacement()).isEqualTo(DisplacementPolicy.standby);
                    assertThat(options.getGrantType()).isEqualTo(ZoomGrantType.client_credentials);
                    assertThat(component(started).isUseGlobalSslContextParameters())
                            .isTrue();
                });
    }

    @Test
    void environmentVariablesAreUnderstoodAsSpringBootSpellsThem() {
        application
                .withInitializer(with(Map.of(
                        "CAMEL_COMPONENT_ZOOMWS_CLIENTID", "me",
                        "CAMEL_COMPONENT_ZOOM_WS_CLIENT_SECRET", "quiet")))
                .run(started -> {
                    assertThat(options(started).getClientId()).isEqualTo("me");
                    assertThat(options(started).getClientSecret()).isEqualTo("quiet");
                });
    }

    private static ApplicationContextInitializer<ConfigurableApplicationContext> with(Map<String, Object> variables) {
        return application -> application
                .getEnvironment()
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource("test-systemEnvironment", variables));
    }

    @Test
    void placeholdersOfSpringAndOfCamelBothWork() {
        application
                .withPropertyValues(
                        "who=me",
                        "camel.component.zoom-ws.client-id=${who}",
                        "camel.component.zoom-ws.account-id={{who}}")
                .run(started -> {
                    assertThat(options(started).getClientId()).isEqualTo("me");
                    assertThat(options(started).getAccountId()).isEqualTo("me");
                });
    }

    @Test
    void objectsAreReferencesToBeans() {
        WebSocketClientOptions socketOptions = new WebSocketClientOptions();
        application
                .withBean("socketOptions", WebSocketClientOptions.class, () -> socketOptions)
                .withPropertyValues("camel.component.zoom-ws.web-socket-client-options=#bean:socketOptions")
                .run(started ->
                        assertThat(options(started).getWebSocketClientOptions()).isSameAs(socketOptions));
    }

    @Test
    void aWholeConfigurationIsTheBaseOfTheSingleOptions() {
        ZoomWsConfiguration base = new ZoomWsConfiguration();
        base.setClientId("base");
        base.setAccountId("base");
        application
                .withBean("base", ZoomWsConfiguration.class, () -> base)
                .withPropertyValues(
                        "camel.component.zoom-ws.configuration=#bean:base", "camel.component.zoom-ws.client-id=me")
                .run(started -> {
                    assertThat(options(started).getClientId()).isEqualTo("me");
                    assertThat(options(started).getAccountId()).isEqualTo("base");
                });
    }

    @Test
    void whatIsNotSetStaysAsAComponentOfTheApplicationsOwnHasIt() {
        ZoomWsComponent own = new ZoomWsComponent();
        own.getConfiguration().setMaxPendingEvents(5);
        application
                .withBean("zoom-ws", ZoomWsComponent.class, () -> own)
                .withPropertyValues("camel.component.zoom-ws.client-id=me")
                .run(started -> {
                    assertThat(component(started)).isSameAs(own);
                    assertThat(options(started).getMaxPendingEvents()).isEqualTo(5);
                    assertThat(options(started).getClientId()).isEqualTo("me");
                });
    }

    @Test
    void aMisspeltPropertyIsRefusedByNameAndItsValueIsNotPrinted() {
        application
                .withPropertyValues(
                        "camel.component.zoom-ws.clint-secret=top-secret", "camel.component.zoom-ws.events=meeting.*")
                .run(started -> {
                    assertThat(started).hasFailed();
                    assertThat(started.getStartupFailure())
                            .rootCause()
                            .hasMessageContaining("camel.component.zoom-ws.clint-secret")
                            .hasMessageNotContaining("events")
                            .hasMessageNotContaining("top-secret");
                });
    }

    @Test
    void itCanBeSwitchedOff() {
        application
                .withPropertyValues("camel.component.zoom-ws.enabled=false", "camel.component.zoom-ws.client-id=me")
                .run(started -> assertThat(options(started).getClientId()).isNull());
        application
                .withPropertyValues(
                        "camel.component.zoom-ws.customizer.enabled=false", "camel.component.zoom-ws.client-id=me")
                .run(started -> assertThat(options(started).getClientId()).isNull());
    }
}
