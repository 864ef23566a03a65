package io.github.camelzoom.examples.quickstart.settings;

/** A setting is missing or wrong; the message names it and says what would be right. */
public final class SettingsException extends RuntimeException {
    public SettingsException(String message) {
        super(message);
    }
}
