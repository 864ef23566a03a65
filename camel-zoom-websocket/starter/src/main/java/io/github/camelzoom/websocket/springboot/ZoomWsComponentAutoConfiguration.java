package io.github.camelzoom.websocket.springboot;

import io.github.camelzoom.websocket.ZoomWsComponent;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.spi.ComponentCustomizer;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.apache.camel.spring.boot.ComponentConfigurationProperties;
import org.apache.camel.spring.boot.util.CamelPropertiesHelper;
import org.apache.camel.spring.boot.util.ConditionalOnCamelContextAndAutoConfigurationBeans;
import org.apache.camel.spring.boot.util.ConditionalOnHierarchicalProperties;
import org.apache.camel.spring.boot.util.HierarchicalPropertiesEvaluator;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;

/**
 * Sets the properties {@code camel.component.zoom-ws.*} on the component when Camel makes it. The application fails to
 * start, with the names of the properties and not their values, if there are some that no option has.
 */
@AutoConfiguration(after = CamelAutoConfiguration.class)
@Conditional(ConditionalOnCamelContextAndAutoConfigurationBeans.class)
@ConditionalOnHierarchicalProperties({"camel.component", "camel.component.zoom-ws"})
@EnableConfigurationProperties({ComponentConfigurationProperties.class, ZoomWsComponentConfiguration.class})
public class ZoomWsComponentAutoConfiguration {

    ZoomWsComponentAutoConfiguration(Environment environment) {
        UnknownProperties.refuse(environment);
    }

    @Bean
    @Lazy
    ComponentCustomizer configureZoomWsComponent(
            ApplicationContext application, CamelContext camelContext, ZoomWsComponentConfiguration configuration) {
        return new ComponentCustomizer() {
            @Override
            public void configure(String name, Component component) {
                CamelPropertiesHelper.setCamelProperties(
                        camelContext, component, OptionValues.of(camelContext, configuration), true);
            }

            @Override
            public boolean isEnabled(String name, Component component) {
                return component instanceof ZoomWsComponent
                        && HierarchicalPropertiesEvaluator.evaluate(
                                application, "camel.component.customizer", "camel.component.zoom-ws.customizer");
            }
        };
    }
}
