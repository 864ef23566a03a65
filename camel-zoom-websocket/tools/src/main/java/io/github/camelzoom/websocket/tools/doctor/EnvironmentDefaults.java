package io.github.camelzoom.websocket.tools.doctor;

import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Every option that takes a value takes it from the environment too: {@code --client-id} from {@code ZOOM_CLIENT_ID}.
 * Options that ask for a secret are left out, since picocli would ask whenever they have a default.
 */
final class EnvironmentDefaults implements IDefaultValueProvider {

    private final Map<String, String> environment;

    EnvironmentDefaults(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public String defaultValue(ArgSpec argument) {
        boolean takesValue = argument instanceof OptionSpec
                && !argument.interactive()
                && !argument.typeInfo().isBoolean();
        return takesValue ? value(environment, ((OptionSpec) argument).longestName()) : null;
    }

    /** What the environment has for an option; null if nothing. */
    static String value(Map<String, String> environment, String optionName) {
        String value = environment.get(variableOf(optionName));
        // set to nothing is how scripts leave a variable out
        return value == null || value.isBlank() ? null : value;
    }

    static String variableOf(String optionName) {
        return "ZOOM_" + optionName.replaceFirst("^-+", "").replace('-', '_').toUpperCase(Locale.ROOT);
    }
}
