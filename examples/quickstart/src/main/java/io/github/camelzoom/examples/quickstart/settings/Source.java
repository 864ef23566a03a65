package io.github.camelzoom.examples.quickstart.settings;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Where settings come from: a setting {@code SMTP_HOST} is the environment variable of that name, or the system property
 * {@code smtp.host}, which wins. A blank value counts as none, as CI systems set variables they have no value for.
 */
public final class Source {
    private final UnaryOperator<String> properties;
    private final UnaryOperator<String> environment;

    /** Both give null for what they do not have. */
    public Source(UnaryOperator<String> properties, UnaryOperator<String> environment) {
        this.properties = properties;
        this.environment = environment;
    }

    /** The settings of this process. */
    public static Source ofProcess() {
        return new Source(System::getProperty, System::getenv);
    }

    Optional<String> text(String name) {
        return present(properties.apply(propertyOf(name))).or(() -> present(environment.apply(name)));
    }

    String text(String name, String otherwise) {
        return text(name).orElse(otherwise);
    }

    /** @param because when the setting is needed, for the message */
    String required(String name, String because) {
        return text(name)
                .orElseThrow(() -> new SettingsException(name + " is not set: " + because
                        + ". Give it as environment variable " + name + " or as -D" + propertyOf(name) + "=..."));
    }

    Optional<Integer> port(String name) {
        return text(name).map(value -> {
            int port = number(name, value);
            if (port < 1 || port > 65_535) {
                throw wrong(name, "a port, 1 to 65535", value);
            }
            return port;
        });
    }

    int count(String name, int otherwise) {
        return text(name)
                .map(value -> {
                    int count = number(name, value);
                    if (count < 0) {
                        throw wrong(name, "a number, 0 or more", value);
                    }
                    return count;
                })
                .orElse(otherwise);
    }

    boolean flag(String name) {
        return choice(name, "false", value -> switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw wrong(name, "true or false", value);
        });
    }

    Optional<Path> path(String name) {
        return text(name).map(value -> {
            try {
                return Path.of(value);
            } catch (InvalidPathException e) {
                throw wrong(name, "a path", value);
            }
        });
    }

    <T> T choice(String name, String otherwise, Function<String, T> meaning) {
        return meaning.apply(text(name, otherwise).toLowerCase(Locale.ROOT));
    }

    static SettingsException wrong(String name, String expected, String value) {
        return new SettingsException(name + " must be " + expected + ", not '" + value + "'");
    }

    private static int number(String name, String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw wrong(name, "a number", value);
        }
    }

    private static Optional<String> present(String value) {
        return Optional.ofNullable(value).map(String::strip).filter(text -> !text.isEmpty());
    }

    private static String propertyOf(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '.');
    }
}
