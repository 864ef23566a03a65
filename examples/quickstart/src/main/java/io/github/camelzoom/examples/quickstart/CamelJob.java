package io.github.camelzoom.examples.quickstart;

import io.github.camelzoom.examples.quickstart.routes.Attendance;
import io.github.camelzoom.examples.quickstart.routes.AuditLine;
import io.github.camelzoom.examples.quickstart.routes.DeadLetter;
import io.github.camelzoom.examples.quickstart.routes.HostDirectory;
import io.github.camelzoom.examples.quickstart.routes.HostMail;
import io.github.camelzoom.examples.quickstart.routes.ObjectKeys;
import io.github.camelzoom.examples.quickstart.routes.QuickstartRoutes;
import io.github.camelzoom.examples.quickstart.settings.Login;
import io.github.camelzoom.examples.quickstart.settings.MailSettings;
import io.github.camelzoom.examples.quickstart.settings.MailSettings.Tls;
import io.github.camelzoom.examples.quickstart.settings.Settings.RouteLanguage;
import io.github.camelzoom.examples.quickstart.settings.ZoomSettings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Optional;
import org.apache.camel.component.mail.DefaultAuthenticator;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.main.Main;
import org.apache.camel.main.SimpleMainShutdownStrategy;
import software.amazon.awssdk.services.s3.S3Client;

/** Camel with the routes, the beans they use, and the settings they refer to. */
final class CamelJob implements AutoCloseable {
    private static final int SHUTDOWN_SECONDS = 20;
    private static final String OBSERVE_HOST = "localhost";

    private final Main main = new Main();

    CamelJob(RouteLanguage language, RunFolder folder) {
        // the usual one would stop Camel on Ctrl-C by itself, beside the program, which still needs it then
        main.setShutdownStrategy(new SimpleMainShutdownStrategy());
        main.configure().withShutdownTimeout(SHUTDOWN_SECONDS).withName("quickstart");
        switch (language) {
            case YAML -> main.configure().withRoutesIncludePattern("classpath:camel/*.yaml");
            // without "false" Camel would find the ones in YAML too
            case JAVA -> main.configure().withRoutesIncludePattern("false").addRoutesBuilder(new QuickstartRoutes());
        }
        main.addInitialProperty("job.data", folder.root().toString());
        main.bind("auditLine", new AuditLine());
        main.bind("objectKeys", new ObjectKeys());
        main.bind("attendance", new Attendance(folder.attendance()));
        main.bind("deadLetter", new DeadLetter());
    }

    CamelJob listenTo(ZoomSettings zoom) {
        main.addInitialProperty("job.zoom.subscription", zoom.subscriptionId());
        zoom.componentProperties().forEach(main::addInitialProperty);
        return this;
    }

    CamelJob mailBy(MailSettings mail, HostDirectory hosts, String run) {
        main.addInitialProperty("job.mail.scheme", mail.tls() == Tls.IMPLICIT ? "smtps" : "smtp");
        main.addInitialProperty("job.mail.starttls", String.valueOf(mail.tls() == Tls.STARTTLS));
        main.addInitialProperty("job.mail.host", mail.host());
        main.addInitialProperty("job.mail.port", String.valueOf(mail.port()));
        main.addInitialProperty("job.mail.from", mail.from());
        Login login = mail.login().orElse(new Login(null, null));
        main.bind("mailLogin", new DefaultAuthenticator(login.user(), login.password()));
        main.bind("hostMail", new HostMail(hosts, run));
        return this;
    }

    CamelJob storeIn(S3Client client, String bucket) {
        main.addInitialProperty("job.s3.bucket", bucket);
        main.bind("s3", client);
        return this;
    }

    /** Offers health and metrics, to this machine alone, unless somebody else has the port: the job goes on without. */
    CamelJob observedOn(int port) {
        // the properties that camel-observability-services brings win over initial ones
        main.addOverrideProperty("camel.management.enabled", String.valueOf(isFree(port)));
        main.addInitialProperty("camel.management.host", OBSERVE_HOST);
        main.addInitialProperty("camel.management.port", String.valueOf(port));
        return this;
    }

    private static boolean isFree(int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(OBSERVE_HOST, port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    CamelJob showing(Progress progress) {
        main.bind("progress", progress);
        return this;
    }

    /** Returns when the routes run; the connection to Zoom may take longer. */
    CamelJob start() {
        main.start();
        return this;
    }

    /** Address of health and metrics; none if the port was taken. */
    Optional<String> observeUrl() {
        return Optional.ofNullable(main.getCamelContext().hasService(VertxPlatformHttpServer.class))
                .map(server -> "http://" + OBSERVE_HOST + ":" + server.getPort() + "/observe/");
    }

    /** Whether Camel's health checks, the one of the connection to Zoom among them, find nothing wrong. */
    boolean isConnected() {
        return HealthCheckHelper.invokeReadiness(main.getCamelContext()).stream()
                .allMatch(result -> result.getState() == HealthCheck.State.UP);
    }

    /** Returns when all events that arrived were handled, or the time for that is over. */
    @Override
    public void close() {
        main.stop();
    }
}
