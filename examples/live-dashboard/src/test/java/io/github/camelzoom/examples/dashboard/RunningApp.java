package io.github.camelzoom.examples.dashboard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.util.Optional;

/** Starts the application on a port of its own. */
final class RunningApp {
    private static final int ATTEMPTS = 10;

    private RunningApp() {}

    /** With a simulator that plays nothing by itself. */
    static DashboardApp withSimulator() {
        return with(Optional.empty());
    }

    static DashboardApp with(Optional<Settings.Zoom> zoom) {
        for (int attempt = 1; ; attempt++) {
            try {
                return DashboardApp.start(new Settings("localhost", freePort(), 0, 0, zoom));
            } catch (RuntimeException e) {
                // another process may have taken the port since it was found free
                if (attempt == ATTEMPTS || !isPortTaken(e)) {
                    throw e;
                }
            }
        }
    }

    private static boolean isPortTaken(Throwable failure) {
        return failure != null && (failure instanceof BindException || isPortTaken(failure.getCause()));
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
