package io.github.camelzoom.websocket;

import io.github.camelzoom.websocket.connection.ConnectionCause;
import io.github.camelzoom.websocket.protocol.DropCause;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.camel.tooling.model.BaseOptionModel;
import org.apache.camel.tooling.model.ComponentModel;

/** Renders the tables of docs/reference.md from the component's own metadata, between marks that name them. */
final class ReferencePage {

    private static final List<String> NOT_WORTH_A_ROW =
            List.of("autowiredEnabled", "configuration", "healthCheckProducerEnabled");

    private final ComponentModel model;

    ReferencePage(ComponentModel model) {
        this.model = model;
    }

    /** The page with its tables made anew; all else stays as it is. */
    String refresh(String page) {
        String refreshed = MarkedPage.replace(page, "endpoint options", table("option", endpointOptions()));
        refreshed = MarkedPage.replace(refreshed, "component options", table("option", componentOptions()));
        refreshed = MarkedPage.replace(refreshed, "headers", headers());
        refreshed = MarkedPage.replace(refreshed, "connection causes", connectionCauses());
        return MarkedPage.replace(refreshed, "drop causes", dropCauses());
    }

    private Collection<? extends BaseOptionModel> endpointOptions() {
        return model.getEndpointOptions();
    }

    /** Those that endpoints do not have. */
    private Collection<? extends BaseOptionModel> componentOptions() {
        Predicate<String> ofEndpoint = name -> model.getEndpointOptions().stream()
                .anyMatch(option -> option.getName().equals(name));
        return model.getComponentOptions().stream()
                .filter(option -> !ofEndpoint.test(option.getName()))
                .filter(option -> !NOT_WORTH_A_ROW.contains(option.getName()))
                .toList();
    }

    private static String table(String first, Collection<? extends BaseOptionModel> options) {
        return "| " + first + " | type | default | meaning |\n|---|---|---|---|\n"
                + options.stream().map(ReferencePage::row).collect(Collectors.joining());
    }

    private static String row(BaseOptionModel option) {
        String marks = (option.isRequired() ? " (required)" : "") + (option.isSecret() ? " (secret)" : "");
        return "| `" + option.getName() + "`" + marks + " | " + type(option) + " | " + defaultOf(option) + " | "
                + description(option) + " |\n";
    }

    private static String type(BaseOptionModel option) {
        if (option.getEnums() != null) {
            return option.getEnums().stream().map(value -> "`" + value + "`").collect(Collectors.joining(", "));
        }
        return option.getType().equals("object") ? "`" + option.getShortJavaType() + "`" : option.getType();
    }

    private static String defaultOf(BaseOptionModel option) {
        if (option.getDefaultValue() == null) {
            return "";
        }
        String unit = option.getType().equals("duration") ? " ms" : "";
        return "`" + option.getDefaultValue() + "`" + unit;
    }

    private static String description(BaseOptionModel option) {
        return option.getDescription().replace("|", "\\|").replace("*", "\\*").replace("\n", " ");
    }

    private String headers() {
        return "| header | type | meaning |\n|---|---|---|\n"
                + model.getEndpointHeaders().stream()
                        .map(header -> "| `" + header.getName() + "` | " + header.getShortJavaType() + " | "
                                + description(header) + " |\n")
                        .collect(Collectors.joining());
    }

    private static String connectionCauses() {
        return "| cause | retried | what happened | what to do |\n|---|---|---|---|\n"
                + Arrays.stream(ConnectionCause.values())
                        .map(cause -> "| `" + cause.label() + "` | " + pace(cause) + " | " + sentence(cause.summary())
                                + " | " + cause.advice() + " |\n")
                        .collect(Collectors.joining());
    }

    private static String pace(ConnectionCause cause) {
        return switch (cause.retryPolicy()) {
            case BACKOFF -> "";
            case SLOW -> "slow";
            case SLOW_FROM_SECOND -> "slow from the second time";
        };
    }

    private static String sentence(String clause) {
        return Character.toUpperCase(clause.charAt(0)) + clause.substring(1) + ".";
    }

    private static String dropCauses() {
        return "| cause | what happened | what it means | what to do |\n|---|---|---|---|\n"
                + Arrays.stream(DropCause.values())
                        .map(cause -> "| `" + cause.label() + "` | " + cause.what() + " | " + cause.meaning() + " | "
                                + cause.cure() + " |\n")
                        .collect(Collectors.joining());
    }
}
