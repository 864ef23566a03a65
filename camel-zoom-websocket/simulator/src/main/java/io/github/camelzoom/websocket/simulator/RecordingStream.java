package io.github.camelzoom.websocket.simulator;

import io.github.camelzoom.websocket.simulator.recording.ByteRange;
import io.github.camelzoom.websocket.simulator.recording.RecordingContent;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/** Writes a part of a file as fast as it is read, and no further than it may. Event loop only. */
final class RecordingStream {
    private static final int BLOCK = 64 * 1024;

    private final HttpServerRequest request;
    private final RecordingContent content;
    private final long end;
    private final long cutAt;
    private long position;

    /**
     * A stream that has not begun.
     *
     * @param cutAfter the connection is closed after so many bytes
     */
    RecordingStream(HttpServerRequest request, RecordingContent content, ByteRange range, long cutAfter) {
        this.request = request;
        this.content = content;
        this.position = range.first();
        this.end = range.end();
        this.cutAt = cutAfter < range.length() ? range.first() + cutAfter : Long.MAX_VALUE;
    }

    void run() {
        HttpServerResponse response = request.response();
        long stop = Math.min(end, cutAt);
        while (position < stop) {
            if (response.closed()) {
                return;
            }
            if (response.writeQueueFull()) {
                response.drainHandler(drained -> run());
                return;
            }
            byte[] bytes = content.bytes(position, (int) Math.min(BLOCK, stop - position));
            position += bytes.length;
            var written = response.write(Buffer.buffer(bytes));
            if (position == cutAt) {
                // what was written arrives, and then nothing
                written.onComplete(done -> request.connection().close());
                return;
            }
        }
        if (cutAt <= end) {
            request.connection().close();
        } else {
            response.end();
        }
    }
}
