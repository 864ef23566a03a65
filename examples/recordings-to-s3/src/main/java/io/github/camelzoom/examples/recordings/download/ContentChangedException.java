package io.github.camelzoom.examples.recordings.download;

/** What was loaded so far is not the beginning of what the server has now: only a new start helps. */
public final class ContentChangedException extends DownloadException {
    private static final long serialVersionUID = 1L;

    ContentChangedException(String message) {
        super(message);
    }
}
