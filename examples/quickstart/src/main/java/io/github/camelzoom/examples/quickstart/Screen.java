package io.github.camelzoom.examples.quickstart;

import io.github.camelzoom.examples.quickstart.summary.Outcome;
import java.io.PrintStream;
import java.util.List;

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

    void banner(Wiring wiring, RunFolder folder, String language) {
        blank();
        line("Zoom events through Apache Camel to e-mail, files and S3");
        line("--------------------------------------------------------");
        line("from  " + wiring.zoomText());
        line("to    e-mail       " + wiring.mailText());
        line("      S3           " + wiring.storeText());
        line("      attendance   " + folder.attendance());
        line("      audit log    " + folder.audit());
        line("      failures     " + folder.failed());
        line("by    routes in " + language + ", whose log is " + folder.log());
        blank();
    }

    void progress(Progress progress) {
        line(progress.toString());
    }

    void summary(Outcome there, Wiring wiring, RunFolder folder) {
        blank();
        line("Read back from where it went:");
        line("  e-mail      "
                + there.mails()
                        .map(mails -> mails.size() + " mails, over IMAP")
                        .orElse("not read back: set IMAP_HOST, IMAP_USER and IMAP_PASSWORD for that"));
        line("  S3          " + there.objectsBelow("recordings/") + " recordings, " + there.objectsBelow("users/")
                + " user changes, from " + wiring.storeText());
        line("  attendance  " + there.attendance().size() + " meetings, " + there.attendanceRecords() + " lines");
        line("  audit log   " + there.audit().size() + " events");
        line("  failed      "
                + (there.failed().isEmpty() ? "none" : there.failed().size() + " events"));
        line("  in folder   " + folder.root());
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
