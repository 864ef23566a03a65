package io.github.camelzoom.examples.quickstart.settings;

/** A user and its password, or a key and its secret. */
public record Login(String user, String password) {

    /** Without the password. */
    @Override
    public String toString() {
        return "Login[" + user + "]";
    }
}
