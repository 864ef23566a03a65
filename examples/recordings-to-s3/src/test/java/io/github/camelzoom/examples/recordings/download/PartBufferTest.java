package io.github.camelzoom.examples.recordings.download;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;

/** Parts as the client of S3 reads them: marked, and again from the mark when it has to. */
class PartBufferTest {
    private static final byte[] BYTES = {1, 2, 3, 4, 5, 6, 7};

    private final PartBuffer buffer = new PartBuffer(new ByteArrayInputStream(BYTES), 3);

    @Test
    void aPartCanBeReadAgainAndTheNextOneFollowsIt() throws IOException {
        buffer.mark(0);
        assertArrayEquals(new byte[] {1, 2}, buffer.readNBytes(2));
        buffer.reset();
        assertArrayEquals(new byte[] {1, 2, 3}, buffer.readAllBytes());
        buffer.mark(0);
        buffer.reset();
        assertArrayEquals(new byte[] {4, 5, 6}, buffer.readAllBytes());
        buffer.reset();
        assertArrayEquals(new byte[] {4, 5, 6}, buffer.readAllBytes());
        buffer.mark(0);
        assertArrayEquals(new byte[] {7}, buffer.readAllBytes());
        buffer.mark(0);
        assertEquals(-1, buffer.read());
    }

    @Test
    void aMarkInTheMiddleKeepsWhatWasNotRead() throws IOException {
        buffer.mark(0);
        assertEquals(1, buffer.read());
        buffer.mark(0);
        assertArrayEquals(new byte[] {2, 3, 4}, buffer.readAllBytes());
    }

    @Test
    void aPartThatCannotBeLoadedFailsBeforeAnyOfItIsSent() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new DownloadException("broken");
            }
        };
        PartBuffer half = new PartBuffer(new SequenceInputStream(new ByteArrayInputStream(BYTES), broken), 10);
        UncheckedIOException failure = assertThrows(UncheckedIOException.class, () -> half.mark(0));
        assertEquals("broken", failure.getMessage());
        assertTrue(failure.getCause() instanceof DownloadException);
    }
}
