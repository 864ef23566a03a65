package io.github.camelzoom.examples.attendance;

import io.github.camelzoom.examples.attendance.mail.HostDirectory;
import io.github.camelzoom.examples.attendance.mail.HostMail;
import io.github.camelzoom.examples.attendance.routes.AttendanceRoutes;
import io.github.camelzoom.examples.attendance.routes.MeetingStore;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.component.mail.DefaultAuthenticator;
import org.apache.camel.main.Main;
import org.apache.camel.main.SimpleMainShutdownStrategy;

/** The application: Camel with the routes, and the database. */
final class AttendanceApp implements AutoCloseable {
    private static final int SHUTDOWN_SECONDS = 20;

    private final Main main = new Main();
    private final MeetingStore store;

    private AttendanceApp(MeetingStore store) {
        this.store = store;
    }

    /**
     * Starts it.
     *
     * @param moreProperties of Camel
     */
    static AttendanceApp start(
            Settings settings,
            Settings.Zoom zoom,
            Settings.Smtp smtp,
            MeetingStore.Pace pace,
            Map<String, String> moreProperties) {
        AttendanceApp app = new AttendanceApp(MeetingStore.open(settings.folder(), pace));
        try {
            app.configure(settings, zoom, smtp, moreProperties);
            app.main.start();
            return app;
        } catch (RuntimeException e) {
            app.close();
            throw e;
        }
    }

    private void configure(
            Settings settings, Settings.Zoom zoom, Settings.Smtp smtp, Map<String, String> moreProperties) {
        // the usual one would stop Camel on Ctrl-C by itself, beside the program, which does it too
        main.setShutdownStrategy(new SimpleMainShutdownStrategy());
        main.configure().withShutdownTimeout(SHUTDOWN_SECONDS).withName("attendance-mail");
        zoom.componentProperties().forEach(main::addInitialProperty);
        main.addInitialProperty("zoom.subscription-id", zoom.subscriptionId());
        main.addInitialProperty("mail.scheme", smtp.tls().equals("implicit") ? "smtps" : "smtp");
        main.addInitialProperty("mail.starttls", String.valueOf(smtp.tls().equals("starttls")));
        main.addInitialProperty("mail.host", smtp.host());
        main.addInitialProperty("mail.port", String.valueOf(smtp.port()));
        main.addInitialProperty("mail.from", smtp.from());
        main.bind("mailLogin", new DefaultAuthenticator(smtp.user(), smtp.password()));
        // not named as the setting, which would win over this one
        main.addInitialProperty("attendance.data", settings.folder().toString());
        moreProperties.forEach(main::addInitialProperty);
        HostMail mail = new HostMail(new HostDirectory(settings.hosts(), settings.otherwise()));
        main.configure().addRoutesBuilder(new AttendanceRoutes(store, mail, settings.grace(), settings.silence()));
    }

    CamelContext camel() {
        return main.getCamelContext();
    }

    MeetingStore store() {
        return store;
    }

    @Override
    public void close() {
        main.stop();
        store.close();
    }
}
