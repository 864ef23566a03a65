package io.github.camelzoom.examples.recordings.routes;

import io.github.camelzoom.examples.recordings.download.DownloadRefusedException;
import io.github.camelzoom.examples.recordings.download.Retries;
import io.github.camelzoom.examples.recordings.tasks.RecordingTask;
import io.github.camelzoom.examples.recordings.tasks.RecordingTasks;
import java.time.Clock;
import java.time.Duration;
import org.apache.camel.Exchange;
import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.IdempotentRepository;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * From an event to objects in S3, in two routes with a folder between them: the first is done in milliseconds, so that
 * no download holds up events, and what it has written survives a crash.
 */
public final class RecordingRoutes extends RouteBuilder {
    private static final String TEXT = "RecordingTaskText";
    /** They hold tokens: for nobody but the owner. */
    private static final String PRIVATE = "chmod=600&chmodDirectory=700";

    private final RecordingTasks tasks = new RecordingTasks(Clock.systemUTC());
    private final IdempotentRepository stored;
    private final S3Client store;
    private final Retries retries;
    private final Duration timeout;

    /**
     * The routes.
     *
     * @param stored ids of files that were stored; must survive a restart
     * @param timeout longest silence of the server of a file
     */
    public RecordingRoutes(IdempotentRepository stored, S3Client store, Retries retries, Duration timeout) {
        this.stored = stored;
        this.store = store;
        this.retries = retries;
        this.timeout = timeout;
    }

    @Override
    public void configure() {
        Storing storing = new Storing(
                store,
                setting("s3.bucket"),
                Integer.parseInt(setting("s3.part-size")),
                retries,
                timeout,
                Clock.systemUTC());
        getContext().getRegistry().bind("s3", store);

        // the task's file stays, and is tried again with a later poll, until its token expires
        onException(Exception.class)
                .logExhausted(false)
                .log(LoggingLevel.WARN, "Not stored yet, ${header.CamelFileNameOnly}: ${exception.message}");

        // to try again would not help: told, and kept for a person
        onException(DownloadRefusedException.class, IllegalArgumentException.class)
                .handled(true)
                .log(
                        LoggingLevel.ERROR,
                        "NOT STORED, ${header.CamelFileNameOnly}: ${exception.message}. It is in the folder 'failed'")
                .setBody(exchangeProperty(TEXT))
                .setHeader(Exchange.FILE_NAME, header(Exchange.FILE_NAME_ONLY))
                .to("file:{{recordings.data}}/failed?" + PRIVATE);

        from("zoom-ws:{{zoom.subscription-id}}?events=recording.completed")
                .routeId("recordings")
                .split(method(tasks, "of"))
                .setHeader(Exchange.FILE_NAME, simple("${body.fileName}"))
                .transform(simple("${body.toJson}"))
                .to("file:{{recordings.data}}/tasks?tempPrefix=.&" + PRIVATE);

        from("file:{{recordings.data}}/tasks?include=.*\\.json&sortBy=file:modified&delete=true"
                        + "&delay={{recordings.poll}}&initialDelay=0")
                .routeId("store")
                // it would keep the whole file
                .streamCache(false)
                .setProperty(TEXT, bodyAs(String.class))
                .setProperty(Storing.TASK, method(RecordingTask.class, "parse"))
                // not eager: a crash in the middle must not leave it marked as done
                .idempotentConsumer(simple("${exchangeProperty.RecordingTask.fileId}"), stored)
                .eager(false)
                .process(storing::open)
                .to("aws2-s3:{{s3.bucket}}?amazonS3Client=#s3&multiPartUpload=true&partSize={{s3.part-size}}")
                .process(storing::prove)
                .to("aws2-s3:{{s3.bucket}}?amazonS3Client=#s3")
                .log("Stored ${exchangeProperty.RecordingTask.key}");
    }

    private String setting(String name) {
        return getContext().resolvePropertyPlaceholders("{{" + name + "}}");
    }
}
