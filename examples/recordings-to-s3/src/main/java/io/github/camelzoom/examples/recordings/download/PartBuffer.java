package io.github.camelzoom.examples.recordings.download;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/**
 * Holds one part of an upload in memory. The client of S3 marks the stream before it sends a part: that loads the part.
 * So a request to S3 never waits for a download that is taken up again, nor breaks off in the middle when it is not; and
 * a part that S3 did not take is sent again from here. Not thread safe.
 */
public final class PartBuffer extends InputStream {
    private final InputStream source;
    private final byte[] part;
    private int position;
    private int end;

    /** @param partSize no less than what is read between two marks */
    public PartBuffer(InputStream source, int partSize) {
        this.source = source;
        this.part = new byte[partSize];
    }

    @Override
    public boolean markSupported() {
        return true;
    }

    /**
     * Loads the part that begins here.
     *
     * @param readLimit of no meaning here: the mark is good for a part
     * @throws UncheckedIOException if that fails
     */
    @Override
    public synchronized void mark(int readLimit) {
        System.arraycopy(part, position, part, 0, end - position);
        end -= position;
        position = 0;
        try {
            end += source.readNBytes(part, end, part.length - end);
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    @Override
    public synchronized void reset() {
        position = 0;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int most) throws IOException {
        Objects.checkFromIndexSize(offset, most, bytes.length);
        if (most == 0) {
            return 0;
        }
        if (position == end) {
            return -1;
        }
        int count = Math.min(most, end - position);
        System.arraycopy(part, position, bytes, offset, count);
        position += count;
        return count;
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
