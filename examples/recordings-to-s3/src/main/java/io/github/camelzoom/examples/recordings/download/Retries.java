package io.github.camelzoom.examples.recordings.download;

import java.time.Duration;

/** How often and after what waits a download is taken up again. Any byte that arrives starts the count anew. */
public class Retries {
    private static final int MOST_DOUBLINGS = 16;

    private final int most;
    private final Duration first;
    private final Duration longest;

    /**
     * Waits that double.
     *
     * @param most tries in a row that bring nothing
     * @param longest wait; a server that asks for more is left alone, and the file tried again later
     */
    public Retries(int most, Duration first, Duration longest) {
        this.most = most;
        this.first = first;
        this.longest = longest;
    }

    final boolean allows(int failures, Duration asked) {
        return failures <= most && asked.compareTo(longest) <= 0;
    }

    /** The wait after so many failures in a row. */
    protected Duration delay(int failures) {
        Duration doubled = first.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
        return doubled.compareTo(longest) > 0 ? longest : doubled;
    }
}
