package io.github.camelzoom.examples.recordings.download;

import java.io.IOException;
import java.time.Duration;

/** A download that failed for now; another try may do better. Its text names no address, since they open files. */
public class DownloadException extends IOException {
    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    public DownloadException(String message) {
        this(message, Duration.ZERO);
    }

    /** @param retryAfter what the server asks to wait */
    DownloadException(String message, Duration retryAfter) {
        super(message);
        this.retryAfter = retryAfter;
    }

    DownloadException(String message, Throwable cause) {
        super(message, cause);
        this.retryAfter = Duration.ZERO;
    }

    Duration retryAfter() {
        return retryAfter;
    }
}
