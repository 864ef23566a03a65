package io.github.camelzoom.websocket.springboot;

import java.beans.PropertyDescriptor;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.springframework.beans.BeanUtils;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.Environment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Finds properties that no option has. Spring Boot passes over them in silence, or else prints their values, which must
 * not happen to a secret under a misspelt name.
 */
final class UnknownProperties {

    private static final ConfigurationPropertyName PREFIX = ConfigurationPropertyName.of("camel.component.zoom-ws");

    private static final Set<String> KNOWN = Arrays.stream(
                    BeanUtils.getPropertyDescriptors(ZoomWsComponentConfiguration.class))
            .map(PropertyDescriptor::getName)
            .map(name -> name.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());

    private UnknownProperties() {}

    /** @throws IllegalArgumentException that names all unknown properties, without their values */
    static void refuse(Environment environment) {
        Set<String> unknown = sources(environment)
                .flatMap(IterableConfigurationPropertySource::stream)
                .filter(UnknownProperties::isUnknown)
                .map(ConfigurationPropertyName::toString)
                .collect(Collectors.toCollection(TreeSet::new));
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "Unknown properties: " + String.join(", ", unknown) + ". The component has no such options.");
        }
    }

    /** Environment variables are left out: from their spelling one cannot tell a dash from a dot. */
    private static Stream<IterableConfigurationPropertySource> sources(Environment environment) {
        return StreamSupport.stream(
                        ConfigurationPropertySources.get(environment).spliterator(), false)
                .filter(source -> !isOfTheSystem(source))
                .filter(IterableConfigurationPropertySource.class::isInstance)
                .map(IterableConfigurationPropertySource.class::cast);
    }

    private static boolean isOfTheSystem(ConfigurationPropertySource source) {
        return source.getUnderlyingSource() instanceof SystemEnvironmentPropertySource;
    }

    private static boolean isUnknown(ConfigurationPropertyName name) {
        if (!PREFIX.isAncestorOf(name)) {
            return false;
        }
        String option = name.getElement(PREFIX.getNumberOfElements(), Form.UNIFORM);
        boolean nested = name.getNumberOfElements() > PREFIX.getNumberOfElements() + 1;
        return !KNOWN.contains(option) || nested && !option.equals("customizer");
    }
}
