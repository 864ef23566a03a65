package io.github.camelzoom.examples.recordings.download;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;

/**
 * A file, or the rest of it, that a server has begun to send.
 *
 * @param body its bytes, from the offset that was asked for
 * @param total length of the whole file
 * @param validator tells this content from another; null if the server gives none
 */
record Answer(HttpURLConnection connection, InputStream body, long total, String validator) implements AutoCloseable {

    /** Lets go of the connection; what was not read of it is not waited for. */
    @Override
    public void close() {
        connection.disconnect();
        try {
            body.close();
        } catch (IOException e) {
            // it is not wanted any more
        }
    }
}
