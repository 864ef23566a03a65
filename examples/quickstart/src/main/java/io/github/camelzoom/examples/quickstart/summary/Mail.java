package io.github.camelzoom.examples.quickstart.summary;

/** A mail as its reader sees it. */
public record Mail(String to, String subject) {
    @Override
    public String toString() {
        return "\"" + subject + "\" to " + to;
    }
}
