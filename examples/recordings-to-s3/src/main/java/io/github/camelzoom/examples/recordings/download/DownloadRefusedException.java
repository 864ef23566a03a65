package io.github.camelzoom.examples.recordings.download;

import java.io.IOException;

/** A download that will not be better for trying again. */
public final class DownloadRefusedException extends IOException {
    private static final long serialVersionUID = 1L;

    public DownloadRefusedException(String message) {
        super(message);
    }
}
