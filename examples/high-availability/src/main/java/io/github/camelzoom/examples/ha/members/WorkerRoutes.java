package io.github.camelzoom.examples.ha.members;

import org.apache.camel.builder.RouteBuilder;

/** What one worker does with its share of the events: one after the other, so those about one object stay in order. */
public final class WorkerRoutes extends RouteBuilder {

    @Override
    public void configure() {
        from("kafka:" + HaTopics.EVENTS + "?groupId=zoom-workers&isolationLevel=read_committed&autoOffsetReset=earliest"
                        + "&sessionTimeoutMs=6000&heartbeatIntervalMs=1000&maxPollRecords=50&autoCommitIntervalMs=1000"
                        // what fails is taken again and not passed over
                        + "&breakOnFirstError=true")
                .routeId("worker")
                // your own work goes here
                .delay(simple("{{worker.millis}}"))
                .setHeader("worker", constant("{{worker.name}}"))
                .to("kafka:" + HaTopics.DONE);
    }
}
