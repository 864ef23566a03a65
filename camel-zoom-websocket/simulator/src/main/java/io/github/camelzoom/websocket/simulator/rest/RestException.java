package io.github.camelzoom.websocket.simulator.rest;

/** A refusal in the form of Zoom's REST API: an HTTP status, and a code and a message in the body. */
public final class RestException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final int code;

    public RestException(int status, int code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    public int status() {
        return status;
    }

    public int code() {
        return code;
    }
}
