package io.github.camelzoom.examples.recordings.routes;

import io.github.camelzoom.examples.recordings.download.DownloadException;
import io.github.camelzoom.examples.recordings.download.DownloadRefusedException;
import io.github.camelzoom.examples.recordings.download.PartBuffer;
import io.github.camelzoom.examples.recordings.download.ResumableDownload;
import io.github.camelzoom.examples.recordings.download.Retries;
import io.github.camelzoom.examples.recordings.tasks.RecordingTask;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.aws2.s3.AWS2S3Constants;
import org.apache.camel.support.SynchronizationAdapter;
import software.amazon.awssdk.services.s3.S3Client;

/** What a task is made into: the file as a stream on its way to S3, then the proof that it arrived. */
final class Storing {
    static final String TASK = "RecordingTask";
    private static final String DOWNLOAD = "RecordingDownload";

    private final S3Client store;
    private final String bucket;
    private final int partSize;
    private final Retries retries;
    private final Duration timeout;
    private final Clock clock;

    /**
     * What stores.
     *
     * @param partSize that the endpoint of S3 has, too
     * @param timeout longest silence of the server of a file
     */
    Storing(S3Client store, String bucket, int partSize, Retries retries, Duration timeout, Clock clock) {
        this.store = store;
        this.bucket = bucket;
        this.partSize = partSize;
        this.retries = retries;
        this.timeout = timeout;
        this.clock = clock;
    }

    /** Begins the download; its bytes come as they are read. */
    void open(Exchange exchange) throws IOException {
        RecordingTask task = exchange.getProperty(TASK, RecordingTask.class);
        if (clock.millis() >= task.expires()) {
            throw new DownloadRefusedException("The download token has expired");
        }
        ResumableDownload download =
                new ResumableDownload(address(task), task.downloadToken(), task.fileId(), retries, timeout);
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                download.close();
            }
        });
        if (task.size() >= 0 && task.size() != download.length()) {
            throw new DownloadException("The file has " + download.length() + " bytes, the event said " + task.size());
        }
        exchange.setProperty(DOWNLOAD, download);
        Message message = exchange.getMessage();
        message.setBody(new PartBuffer(download, partSize(download)));
        message.setHeader(AWS2S3Constants.KEY, task.key());
        // without it the whole file would be read into memory to find it out
        message.setHeader(AWS2S3Constants.CONTENT_LENGTH, download.length());
    }

    /** A file that is smaller than a part needs no more room than it has. */
    private int partSize(ResumableDownload download) {
        return (int) Math.min(partSize, download.length());
    }

    private static URI address(RecordingTask task) throws DownloadRefusedException {
        try {
            URI address = URI.create(task.downloadUrl());
            if (address.getHost() != null) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            // said below, without the address
        }
        throw new DownloadRefusedException("The download_url is no address");
    }

    /** Looks at the object in S3 and makes the text of the checksum's object, in the form that sha256sum checks. */
    void prove(Exchange exchange) throws IOException {
        RecordingTask task = exchange.getProperty(TASK, RecordingTask.class);
        ResumableDownload download = exchange.getProperty(DOWNLOAD, ResumableDownload.class);
        long stored = store.headObject(request -> request.bucket(bucket).key(task.key()))
                .contentLength();
        if (stored != download.length()) {
            throw new DownloadException("S3 has " + stored + " bytes of " + download.length());
        }
        Message message = exchange.getMessage();
        message.removeHeaders("CamelAwsS3*");
        message.setHeader(AWS2S3Constants.KEY, task.key() + ".sha256");
        message.setBody(download.sha256() + "  " + task.key().replaceFirst(".*/", "") + "\n");
    }
}
