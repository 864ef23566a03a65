package io.github.camelzoom.websocket.protocol;

/**
 * Says that a text is no event that could be delivered. It is an expected outcome of reading what a peer sends, hence
 * without a stack trace; its message holds nothing of the text.
 */
public final class UndeliverableException extends Exception {

    private final DropCause reason;
    private final String detail;

    UndeliverableException(DropCause reason, String detail) {
        super(reason.what() + " (" + detail + ")", null, false, false);
        this.reason = reason;
        this.detail = detail;
    }

    /** Under which cause to count it. */
    public DropCause reason() {
        return reason;
    }

    /** What to look for, in a few words: a position or a length, never content. */
    public String detail() {
        return detail;
    }
}
