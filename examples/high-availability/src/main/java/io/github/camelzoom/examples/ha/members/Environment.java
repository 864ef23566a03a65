package io.github.camelzoom.examples.ha.members;

/** What a member is told when it is started: environment variables, since others can read a command line. */
final class Environment {
    private Environment() {}

    static String needed(String name) {
        String value = System.getenv(name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("The environment variable " + name + " is not set");
        }
        return value.strip();
    }

    static String orElse(String name, String otherwise) {
        String value = System.getenv(name);
        return value == null || value.isBlank() ? otherwise : value.strip();
    }
}
