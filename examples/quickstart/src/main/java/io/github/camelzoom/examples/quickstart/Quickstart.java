package io.github.camelzoom.examples.quickstart;

import io.github.camelzoom.examples.quickstart.settings.Settings;
import io.github.camelzoom.examples.quickstart.settings.SettingsException;
import io.github.camelzoom.examples.quickstart.settings.Source;
import java.io.IOException;
import java.io.PrintStream;
import org.slf4j.LoggerFactory;

/** Runs the main job; see the README for what can be set. */
public final class Quickstart {
    private static final int DIFFERENT = 1;
    private static final int NOT_RUN = 2;

    private Quickstart() {}

    /**
     * Ends with status 0 if all is well, 1 if what was read back is not what it should be, 2 if the job could not be
     * run.
     */
    public static void main(String[] args) {
        int status;
        try (StopSignal stop = StopSignal.listening()) {
            status = run(Source.ofProcess(), System.out, stop);
        }
        if (status != 0) {
            System.exit(status);
        }
    }

    static int run(Source source, PrintStream out, StopSignal stop) {
        try {
            Settings settings = Settings.from(source);
            RunFolder folder = RunFolder.in(settings.data());
            // before the first logger is made
            System.setProperty("quickstart.log", folder.log().toString());
            return new Job(settings, folder, new Screen(out), stop).run() ? 0 : DIFFERENT;
        } catch (SettingsException e) {
            out.println("  " + e.getMessage());
        } catch (IOException | RuntimeException | Error e) {
            // an error too, such as a missing class: the servers' threads would keep a program alive that does nothing
            LoggerFactory.getLogger(Quickstart.class).error("The job ended early: {}", e.toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            out.println("  The job was interrupted.");
        }
        return NOT_RUN;
    }
}
