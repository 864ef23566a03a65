package io.github.camelzoom.examples.gaprepair.rest;

/** Zoom's REST API did not answer what was asked. The message is for people and holds no secret. */
public final class ZoomRestException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ZoomRestException(String message, Throwable cause) {
        super(message, cause);
    }
}
