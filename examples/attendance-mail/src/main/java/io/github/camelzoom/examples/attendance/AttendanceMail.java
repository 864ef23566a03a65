package io.github.camelzoom.examples.attendance;

import static org.apache.camel.builder.Builder.header;

import io.github.camelzoom.examples.attendance.routes.MeetingStore;
import io.github.camelzoom.examples.attendance.simulated.Differences;
import io.github.camelzoom.examples.attendance.simulated.EmbeddedMail;
import io.github.camelzoom.examples.attendance.simulated.Mail;
import io.github.camelzoom.websocket.ZoomEvent;
import io.github.camelzoom.websocket.ZoomWsConstants;
import io.github.camelzoom.websocket.simulator.ZoomSimulator;
import io.github.camelzoom.websocket.simulator.scenario.Pace;
import io.github.camelzoom.websocket.simulator.scenario.ScenarioPlayer;
import io.github.camelzoom.websocket.simulator.scenario.TimedEvent;
import io.github.camelzoom.websocket.simulator.scenario.WorkingDay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.builder.NotifyBuilder;

/** Runs the example; see the README for what can be set. */
public final class AttendanceMail {
    private static final long SEED = 1;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Set<String> HEARD =
            Set.of("meeting.started", "meeting.ended", "meeting.participant_joined", "meeting.participant_left");
    private static final long POLL_MILLIS = 100;

    /** Two days of trying each minute. */
    private static final MeetingStore.Pace USUAL =
            new MeetingStore.Pace(Duration.ofSeconds(1), Duration.ofMinutes(1), 2 * 24 * 60);

    private static final MeetingStore.Pace IMPATIENT =
            new MeetingStore.Pace(Duration.ofMillis(100), Duration.ofSeconds(1), 100);

    private AttendanceMail() {}

    /** Ends with status 1 if a mail is not as it should be, 2 if it could not run. */
    public static void main(String[] args) throws Exception {
        int status;
        try {
            Settings settings = Settings.ofProcess();
            status = settings.zoom().isPresent() ? withZoom(settings) : simulated(settings);
        } catch (RuntimeException | IOException e) {
            say("Not run: " + e.getMessage());
            status = 2;
        }
        if (status != 0) {
            System.exit(status);
        }
    }

    @SuppressWarnings("try") // it runs while we wait
    private static int withZoom(Settings settings) throws InterruptedException {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            asked.countDown();
            try {
                done.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
        try (AttendanceApp app = AttendanceApp.start(
                settings, settings.zoom().orElseThrow(), settings.smtp().orElseThrow(), USUAL, Map.of())) {
            say("Meetings are kept in " + settings.folder().toAbsolutePath()
                    + ". Ctrl-C ends it; the next run goes on.");
            asked.await();
        } finally {
            done.countDown();
        }
        return 0;
    }

    private static int simulated(Settings settings) throws Exception {
        Files.createDirectories(settings.folder());
        Path folder = Files.createTempDirectory(settings.folder().toAbsolutePath(), "run-");
        Settings own = new Settings(
                settings.zoom(),
                settings.smtp(),
                settings.hosts(),
                settings.otherwise(),
                folder,
                Duration.ofMillis(500),
                settings.silence());
        LocalDate yesterday = LocalDate.now(ZoneOffset.UTC).minusDays(1);
        List<TimedEvent> day = WorkingDay.generate(SEED, 1, yesterday);
        say("");
        say("A simulated working day. The application is stopped and started anew at noon. Folder: " + folder);
        try (ZoomSimulator zoom = ZoomSimulator.create().start();
                EmbeddedMail server = EmbeddedMail.start()) {
            play(own, zoom, server, day.subList(0, day.size() / 2), 0);
            int meetings = count(day, Set.of("meeting.ended"));
            play(own, zoom, server, day.subList(day.size() / 2, day.size()), meetings);
            return report(zoom, server);
        }
    }

    /** One life of the application, which ends when it has heard all, and has sent so many mails. */
    private static void play(
            Settings settings, ZoomSimulator zoom, EmbeddedMail server, List<TimedEvent> events, int mails)
            throws Exception {
        try (AttendanceApp app = AttendanceApp.start(settings, zoomOf(zoom), smtpOf(server), IMPATIENT, Map.of())) {
            int running = app.store().openMeetings().size();
            if (running > 0) {
                say("Started anew, with " + running + " meetings that ran when it was stopped.");
            }
            NotifyBuilder heard = new NotifyBuilder(app.camel())
                    .fromRoute("zoom-events")
                    .filter(header(ZoomWsConstants.EVENT).startsWith("meeting."))
                    .whenDone(count(events, HEARD))
                    .create();
            zoom.awaitConnected(PATIENCE);
            ScenarioPlayer.play(zoom, events, Pace.max()).completion().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            heard.matches(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            awaitMails(server, mails);
        }
    }

    private static int count(List<TimedEvent> events, Set<String> types) {
        return (int) events.stream()
                .filter(event -> types.contains(ZoomEvent.parse(event.content()).type()))
                .count();
    }

    private static void awaitMails(EmbeddedMail server, int mails) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (server.mails().size() < mails) {
            if (System.nanoTime() > deadline) {
                say("Not all mails came within " + PATIENCE.toSeconds() + " s, see the log");
                return;
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    static Settings.Zoom zoomOf(ZoomSimulator zoom) {
        return new Settings.Zoom(zoom.subscriptionId(), zoom.componentProperties());
    }

    static Settings.Smtp smtpOf(EmbeddedMail server) {
        return new Settings.Smtp(EmbeddedMail.HOST, server.smtpPort(), "off", null, null, "attendance@example.com");
    }

    private static int report(ZoomSimulator zoom, EmbeddedMail server) {
        List<Mail> mails = server.mails();
        List<String> differences = Differences.of(zoom.truth(), mails);
        say("");
        mails.stream().limit(1).forEach(mail -> {
            say("The first of " + mails.size() + " mails, to " + mail.to() + ": " + mail.subject());
            mail.csv().substring(1).lines().forEach(AttendanceMail::say);
        });
        say("");
        if (differences.isEmpty()) {
            say("Each meeting that ended has one mail, and everybody is in it with each coming and going.");
            return 0;
        }
        say("NOT ALL WELL: " + String.join("; ", differences));
        return 1;
    }

    private static void say(String text) {
        System.out.println("  " + text);
    }
}
