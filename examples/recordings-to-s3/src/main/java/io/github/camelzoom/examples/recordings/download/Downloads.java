package io.github.camelzoom.examples.recordings.download;

import io.github.camelzoom.websocket.oauth.RetryAfter;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Asks for files. By {@link HttpURLConnection}, since it has a time limit for every read, which the newer client of the
 * JDK has not: a server that falls silent in the middle would hold a thread for ever.
 */
final class Downloads {
    private static final int HOPS = 5;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final Set<Integer> FINAL = Set.of(400, 401, 403, 404, 405, 410);
    private static final Pattern CONTENT_RANGE = Pattern.compile("bytes (\\d{1,18})-\\d{1,18}/(\\d{1,18})");

    private final int timeoutMillis;

    /** @param timeout longest silence */
    Downloads(Duration timeout) {
        this.timeoutMillis = Math.toIntExact(timeout.toMillis());
    }

    /**
     * Asks for a file from an offset on.
     *
     * @param validator of the part before the offset
     * @throws DownloadException if it failed for now
     * @throws ContentChangedException if the server has another content, or does not send parts
     * @throws DownloadRefusedException if it failed for good
     */
    Answer open(URI address, String token, long offset, String validator) throws IOException {
        URI next = address;
        for (int hop = 0; hop < HOPS; hop++) {
            HttpURLConnection connection = connect(next, sameOrigin(next, address) ? token : null, offset, validator);
            boolean handedOver = false;
            try {
                int status = connection.getResponseCode();
                if (!REDIRECTS.contains(status)) {
                    Answer answer = answer(connection, status, offset);
                    handedOver = true;
                    return answer;
                }
                next = target(next, connection.getHeaderField("Location"));
            } finally {
                if (!handedOver) {
                    connection.disconnect();
                }
            }
        }
        throw new DownloadRefusedException("Zoom sends on more than " + HOPS + " times");
    }

    private HttpURLConnection connect(URI address, String token, long offset, String validator) throws IOException {
        if (!"https".equals(address.getScheme()) && !"http".equals(address.getScheme())) {
            throw new DownloadRefusedException("The address of the file is none of https or http");
        }
        HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        connection.setConnectTimeout(timeoutMillis);
        connection.setReadTimeout(timeoutMillis);
        connection.setRequestProperty("Accept-Encoding", "identity");
        if (token != null) {
            connection.setRequestProperty("Authorization", "Bearer " + token);
        }
        if (offset > 0) {
            connection.setRequestProperty("Range", "bytes=" + offset + "-");
            connection.setRequestProperty("If-Range", validator);
        }
        return connection;
    }

    private static Answer answer(HttpURLConnection connection, int status, long offset) throws IOException {
        if (status == 200 && offset == 0) {
            return answer(connection, connection.getContentLengthLong());
        }
        if (status == 206 && offset > 0) {
            Matcher range = CONTENT_RANGE.matcher(String.valueOf(connection.getHeaderField("Content-Range")));
            if (!range.matches() || Long.parseLong(range.group(1)) != offset) {
                throw new ContentChangedException("The server sends another part than was asked for");
            }
            return answer(connection, Long.parseLong(range.group(2)));
        }
        if (status == 200 || status == 412 || status == 416) {
            throw new ContentChangedException("The file has changed since its first part was loaded");
        }
        if (FINAL.contains(status)) {
            throw new DownloadRefusedException("The download is refused with status " + status);
        }
        throw new DownloadException(
                "The download fails with status " + status,
                RetryAfter.parse(connection.getHeaderField("Retry-After"), Instant.now())
                        .orElse(Duration.ZERO));
    }

    private static Answer answer(HttpURLConnection connection, long total) throws IOException {
        String etag = connection.getHeaderField("ETag");
        boolean strong = etag != null && !etag.startsWith("W/");
        String validator = strong ? etag : connection.getHeaderField("Last-Modified");
        return new Answer(connection, connection.getInputStream(), total, validator);
    }

    private static URI target(URI from, String location) throws IOException {
        URI target;
        try {
            target = from.resolve(String.valueOf(location));
        } catch (IllegalArgumentException e) {
            // without the cause, whose text has the address in it
            throw new DownloadException("The server sends on to something that is no address");
        }
        if ("https".equals(from.getScheme()) && !"https".equals(target.getScheme())) {
            throw new DownloadRefusedException("The server sends on from https to an address without encryption");
        }
        return target;
    }

    /** The token is for Zoom alone, not for those it sends on to. */
    private static boolean sameOrigin(URI one, URI other) {
        return one.getScheme().equalsIgnoreCase(other.getScheme())
                && one.getHost().equalsIgnoreCase(other.getHost())
                && one.getPort() == other.getPort();
    }
}
