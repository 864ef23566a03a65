package io.github.camelzoom.examples.quickstart.routes;

import org.apache.camel.builder.RouteBuilder;

/** The routes of {@code camel/quickstart.yaml}, in Java. */
public final class QuickstartRoutes extends RouteBuilder {

    @Override
    public void configure() {
        // what fails is tried again, then put aside as it came from Zoom, and the next event is taken
        errorHandler(deadLetterChannel("direct:dead-letter")
                .useOriginalMessage()
                .maximumRedeliveries(2)
                .redeliveryDelay(200)
                .logRetryAttempted(false));

        from("zoom-ws:{{job.zoom.subscription}}")
                .routeId("zoom-events")
                // the audit line goes into a variable, so that the body stays the event
                .toV("direct:audit", null, "auditLine")
                .choice()
                .when(simple("${header.CamelZoomEvent} == 'meeting.started'"))
                .to("direct:host-mail")
                .when(simple("${header.CamelZoomEvent} in 'meeting.participant_joined,meeting.participant_left'"))
                .to("direct:attendance")
                .when(simple("${header.CamelZoomEvent} == 'recording.completed'"))
                .to("direct:recording")
                .when(simple("${header.CamelZoomEvent} startsWith 'user.'"))
                .to("direct:user");

        from("direct:audit")
                .routeId("audit")
                .transform(method("auditLine"))
                .to("file:{{job.data}}?fileName=audit.jsonl&fileExist=Append&charset=UTF-8");

        from("direct:host-mail")
                .routeId("host-mail")
                .bean("hostMail")
                .to("{{job.mail.scheme}}:{{job.mail.host}}:{{job.mail.port}}?authenticator=#mailLogin"
                        + "&from={{job.mail.from}}&contentType=text/plain;charset=UTF-8&connectionTimeout=10000"
                        + "&mail.smtp.starttls.enable={{job.mail.starttls}}"
                        + "&mail.smtp.starttls.required={{job.mail.starttls}}");

        from("direct:attendance")
                .routeId("attendance")
                .bean("attendance")
                .to("file:{{job.data}}/attendance?fileExist=Append&charset=UTF-8");

        from("direct:recording")
                .routeId("recording")
                .setHeader("CamelAwsS3Key", method("objectKeys", "recording"))
                .to("direct:store");

        from("direct:user")
                .routeId("user")
                .setHeader("CamelAwsS3Key", method("objectKeys", "user"))
                .to("direct:store");

        from("direct:store")
                .routeId("store")
                .setHeader("CamelAwsS3ContentType", constant("application/json"))
                .to("aws2-s3:{{job.s3.bucket}}?amazonS3Client=#s3");

        // nothing comes after the dead letters: if they fail, the log says so
        from("direct:dead-letter")
                .errorHandler(noErrorHandler())
                .routeId("dead-letter")
                .bean("deadLetter", "event")
                .to("file:{{job.data}}/failed?tempPrefix=.writing-&charset=UTF-8")
                .bean("deadLetter", "reason")
                .to("file:{{job.data}}/failed?tempPrefix=.writing-&charset=UTF-8");
    }
}
