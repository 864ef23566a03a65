package io.github.camelzoom.examples.dashboard.page;

import java.util.function.Consumer;
import org.apache.camel.Body;

/** What pages say: that they are there, and what trouble somebody wants to make. */
public final class PageMessages {
    private static final String TROUBLE = "trouble ";

    private final Consumer<String> trouble;

    /** @param trouble takes the name of what to do, which may be anything */
    public PageMessages(Consumer<String> trouble) {
        this.trouble = trouble;
    }

    /** Takes a message. Others than those that are known are passed over. */
    public void take(@Body String message) {
        if (message.startsWith(TROUBLE)) {
            trouble.accept(message.substring(TROUBLE.length()));
        }
    }
}
