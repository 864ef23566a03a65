package io.github.camelzoom.examples.attendance.routes;

import io.github.camelzoom.examples.attendance.mail.HostMail;
import io.github.camelzoom.examples.attendance.table.MeetingLog;
import io.github.camelzoom.websocket.ZoomWsConstants;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.Exchange;
import org.apache.camel.LoggingLevel;
import org.apache.camel.Predicate;
import org.apache.camel.builder.RouteBuilder;

/** From events to logs of meetings, and from the log of a meeting that is over to a mail. */
public final class AttendanceRoutes extends RouteBuilder {
    private static final int FIRST_DELAY_MILLIS = 100;
    private static final int MAX_DELAY_MILLIS = 10_000;

    private final MeetingStore store;
    private final MeetingLogs logs;
    private final HostMail mail;
    private final AtomicBoolean first = new AtomicBoolean(true);

    /**
     * @param grace how long a meeting that ended is waited on for events that come late
     * @param silence after so long without an event a meeting whose end was not heard counts as over
     */
    public AttendanceRoutes(MeetingStore store, HostMail mail, Duration grace, Duration silence) {
        this.store = store;
        this.mail = mail;
        logs = new MeetingLogs(grace, silence);
    }

    @Override
    public void configure() throws Exception {
        getContext().addService(store.mailed());

        // while the database is away no event is passed over: the next ones wait, and so in the end does Zoom
        onException(SQLException.class)
                .maximumRedeliveries(-1)
                .redeliveryDelay(FIRST_DELAY_MILLIS)
                .useExponentialBackOff()
                .maximumRedeliveryDelay(MAX_DELAY_MILLIS)
                .retryAttemptedLogLevel(LoggingLevel.WARN);

        from("zoom-ws:{{zoom.subscription-id}}?fireConnectionEvents=true"
                        + "&events=meeting.started,meeting.ended,meeting.participant_joined,meeting.participant_left")
                .routeId("zoom-events")
                .choice()
                .when(header(ZoomWsConstants.EVENT).isEqualTo("connection.gap"))
                .to("direct:gap")
                .when(header(ZoomWsConstants.EVENT).startsWith("connection."))
                .stop()
                .when(header(ZoomWsConstants.OBJECT_UUID).isNull())
                .log(LoggingLevel.WARN, "In no table: a ${header.CamelZoomEvent} that does not tell of which meeting")
                .otherwise()
                .to("direct:meeting");

        // it tells on all meetings that ran on meanwhile
        from("direct:gap")
                .routeId("gap")
                .setHeader(MeetingLogs.FIRST_GAP, () -> first.getAndSet(false))
                .setProperty("gap", body())
                .split(method(store, "openMeetings"))
                .setHeader(ZoomWsConstants.OBJECT_UUID, body())
                .setBody(exchangeProperty("gap"))
                .to("direct:meeting");

        from("direct:meeting")
                .routeId("meeting")
                .choice()
                .when(isMailed())
                .log(LoggingLevel.WARN, "In no table: a ${header.CamelZoomEvent} that came after its meeting's mail")
                .otherwise()
                .aggregate(header(ZoomWsConstants.OBJECT_UUID), logs)
                .aggregationRepository(store.logs())
                .completionTimeout(exchangeProperty(Exchange.AGGREGATED_TIMEOUT))
                .completionTimeoutCheckerInterval(store.checkInterval().toMillis())
                .to("direct:mail")
                .end();

        // what fails here stays in the store, which gives it out again
        from("direct:mail")
                .routeId("mail")
                .onException(Exception.class)
                .logExhausted(false)
                .log(LoggingLevel.WARN, "Not mailed yet, will be tried again: ${exception.message}")
                .end()
                .filter(exchange -> !MeetingLogs.read(exchange).isEmpty())
                .process(this::write)
                .to("{{mail.scheme}}:{{mail.host}}:{{mail.port}}?authenticator=#mailLogin&from={{mail.from}}"
                        + "&contentType=text/html;charset=UTF-8&connectionTimeout=10000"
                        + "&mail.smtp.starttls.enable={{mail.starttls}}&mail.smtp.starttls.required={{mail.starttls}}")
                .process(exchange -> store.mailed().add(uuid(exchange)));

        from("direct:given-up")
                .routeId("given-up")
                .log(
                        LoggingLevel.ERROR,
                        "Not mailed and given up, see the folder failed: ${header.CamelZoomObjectUuid}")
                .setHeader(Exchange.FILE_NAME, simple("${exchangeId}.json"))
                .to("file:{{attendance.data}}/failed?tempPrefix=.");
    }

    private Predicate isMailed() {
        return exchange -> store.mailed().contains(uuid(exchange));
    }

    private static String uuid(Exchange exchange) {
        return exchange.getMessage().getHeader(ZoomWsConstants.OBJECT_UUID, String.class);
    }

    private void write(Exchange exchange) {
        MeetingLog log = MeetingLogs.read(exchange);
        exchange.getMessage().removeHeaders("*", ZoomWsConstants.OBJECT_UUID);
        mail.write(log, exchange);
    }
}
