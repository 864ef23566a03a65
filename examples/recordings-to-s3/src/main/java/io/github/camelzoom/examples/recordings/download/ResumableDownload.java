package io.github.camelzoom.examples.recordings.download;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file as one stream, whatever happens to its connections: after a cut the rest is asked for. It ends where the
 * file ends, or fails; never before. Not thread safe.
 */
public final class ResumableDownload extends InputStream {
    private static final Logger LOG = LoggerFactory.getLogger(ResumableDownload.class);

    private final Downloads downloads;
    private final Retries retries;
    private final URI address;
    private final String token;
    private final String name;
    private final long length;
    private final String validator;
    private Answer answer;
    private long position;
    private final MessageDigest digest = sha256Digest();
    private boolean closed;

    /**
     * Asks for the file and returns when it begins to arrive.
     *
     * @param token opens the file
     * @param name of the file, for people
     * @param timeout longest silence of the server
     */
    public ResumableDownload(URI address, String token, String name, Retries retries, Duration timeout)
            throws IOException {
        this.downloads = new Downloads(timeout);
        this.retries = retries;
        this.address = address;
        this.token = token;
        this.name = name;
        answer = firstAnswer();
        length = answer.total();
        validator = answer.validator();
        if (length < 0) {
            answer.close();
            throw new DownloadException("The server does not tell how long the file is");
        }
    }

    private Answer firstAnswer() throws IOException {
        for (int failures = 1; ; failures++) {
            try {
                return downloads.open(address, token, 0, null);
            } catch (DownloadRefusedException e) {
                throw e;
            } catch (IOException e) {
                waitAfter(e, failures);
            }
        }
    }

    /** How long the whole file is, as the server says. */
    public long length() {
        return length;
    }

    /** SHA-256 of the whole file, in hexadecimal; to be asked for once, at its end. */
    public String sha256() {
        if (position != length) {
            throw new IllegalStateException("Only " + position + " of " + length + " bytes were read");
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int most) throws IOException {
        Objects.checkFromIndexSize(offset, most, bytes.length);
        if (closed) {
            throw new IOException("The download is closed");
        }
        if (most == 0) {
            return 0;
        }
        if (position == length) {
            return -1;
        }
        int wanted = (int) Math.min(most, length - position);
        for (int failures = 1; ; failures++) {
            try {
                return readOnce(bytes, offset, wanted);
            } catch (ContentChangedException | DownloadRefusedException e) {
                throw e;
            } catch (IOException e) {
                release();
                if (validator == null) {
                    throw new ContentChangedException("The connection broke, and the server gives nothing to know by"
                            + " whether the rest belongs to what has arrived");
                }
                waitAfter(e, failures);
            }
        }
    }

    private int readOnce(byte[] bytes, int offset, int wanted) throws IOException {
        if (answer == null) {
            answer = position == 0 ? sameAgain() : downloads.open(address, token, position, validator);
            if (answer.total() != length) {
                throw new ContentChangedException("The file has another length than before");
            }
        }
        int count = answer.body().read(bytes, offset, wanted);
        if (count < 0) {
            throw new DownloadException("The connection ended early");
        }
        digest.update(bytes, offset, count);
        position += count;
        return count;
    }

    private Answer sameAgain() throws IOException {
        Answer again = downloads.open(address, token, 0, null);
        if (!Objects.equals(validator, again.validator())) {
            again.close();
            throw new ContentChangedException("The file has changed since it was first asked for");
        }
        return again;
    }

    private void waitAfter(IOException failure, int failures) throws IOException {
        Duration asked = failure instanceof DownloadException known ? known.retryAfter() : Duration.ZERO;
        if (!retries.allows(failures, asked)) {
            throw failure instanceof DownloadException
                    ? failure
                    : new DownloadException(
                            "The download fails: " + failure.getClass().getSimpleName(), failure);
        }
        Duration own = retries.delay(failures);
        Duration wait = asked.compareTo(own) > 0 ? asked : own;
        LOG.info(
                "{} breaks off after {} of its bytes ({}); taken up again in {} ms",
                name,
                position,
                failure instanceof DownloadException
                        ? failure.getMessage()
                        : failure.getClass().getSimpleName(),
                wait.toMillis());
        try {
            Thread.sleep(wait.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Stopped while waiting to take up a download again");
        }
    }

    private void release() {
        if (answer != null) {
            answer.close();
            answer = null;
        }
    }

    @Override
    public void close() {
        closed = true;
        release();
    }

    private static MessageDigest sha256Digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
