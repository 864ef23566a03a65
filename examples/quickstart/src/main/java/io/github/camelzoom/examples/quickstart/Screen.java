package io.github.camelzoom.examples.quickstart;

import io.github.camelzoom.examples.quickstart.settings.Settings.RouteLanguage;
import io.github.camelzoom.examples.quickstart.summary.Outcome;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;

/** What a person sees. */
final class Screen {
    private static final int MOST_DIFFERENCES = 20;

    private final PrintStream out;

    Screen(PrintStream out) {
        this.out = out;
    }

    void line(String text) {
        out.println("  " + text);
    }

    void blank() {
        out.println();
    }

    void banner(Wiring wiring, RunFolder folder, RouteLanguage routes) {
        blank();
        line("Zoom events through Apache Camel to e-mail, files and S3");
        line("--------------------------------------------------------");
        line("from  " + wiring.zoomText());
        line("to    e-mail  " + wiring.mailText());
        line("      S3      " + wiring.storeText());
        line("      files   " + folder.root());
        line("                attendance/     who joined and left, a file per meeting");
        line("                audit.jsonl     every event as received");
        line("                failed/         events that could not be handled, with the reason");
        line("                quickstart.log  what Camel and the servers log");
        if (wiring.ownBucket()) {
            line("                s3/             the objects of the S3 server");
        }
        line(
                switch (routes) {
                    case YAML ->
                        "by    routes in YAML, camel/quickstart.yaml; -Dquickstart.routes=java runs those in Java";
                    case JAVA -> "by    routes in Java, QuickstartRoutes";
                });
        blank();
    }

    /** @param address none if the port was taken */
    void observe(Optional<String> address, int port) {
        line(address.map(url -> "see   " + url + "health and " + url + "metrics")
                .orElse("Port " + port + " is taken: no health and metrics; QUICKSTART_OBSERVE_PORT names another"));
        blank();
    }

    void progress(Progress progress) {
        line(progress.toString());
    }

    void connecting() {
        line("Connecting to Zoom ...");
    }

    /** What happens while the real Zoom has nothing to say. */
    void waiting() {
        line("Connected. Waiting for events: start a meeting, for instance. Ctrl-C ends it.");
        blank();
    }

    /** What a person can do when the simulated day is over. */
    void invitation(SimulatedDay day) {
        blank();
        line("The day is over, but the stream stays open. Send an event of your own from another terminal:");
        line("  curl -d '{\"event\":\"meeting.started\",\"payload\":{\"object\":{\"topic\":\"Mine\"}}}' "
                + day.controlAddress() + "/events");
        line("Ctrl-C ends it.");
        blank();
    }

    void summary(Outcome there) {
        blank();
        line("Read back from where it went:");
        line("  e-mail      "
                + there.mails()
                        .map(mails -> "mails " + mails.size() + " (by IMAP)")
                        .orElse("not read back; set IMAP_HOST, IMAP_USER and IMAP_PASSWORD for that"));
        line("  S3          recordings " + there.objectsBelow("recordings/") + ", user changes "
                + there.objectsBelow("users/") + " (listed and fetched)");
        line("  attendance  meetings " + there.attendance().size() + ", lines " + there.attendanceRecords());
        line("  audit log   events " + there.audit().size());
        line("  failed      events " + there.failed().size());
    }

    /** @param source of what should be there */
    void verdict(List<String> differences, String source) {
        blank();
        if (differences.isEmpty()) {
            line("It equals " + source + ": all is there, once, and nothing else.");
            return;
        }
        line("It DIFFERS from " + source + ":");
        differences.stream().limit(MOST_DIFFERENCES).forEach(difference -> line("  - " + difference));
        if (differences.size() > MOST_DIFFERENCES) {
            line("  ... and " + (differences.size() - MOST_DIFFERENCES) + " more");
        }
    }
}
