package io.github.camelzoom.examples.quickstart;

import io.github.camelzoom.examples.quickstart.routes.HostDirectory;
import io.github.camelzoom.examples.quickstart.servers.EmbeddedMail;
import io.github.camelzoom.examples.quickstart.servers.EmbeddedStore;
import io.github.camelzoom.examples.quickstart.servers.StoreClient;
import io.github.camelzoom.examples.quickstart.settings.MailSettings;
import io.github.camelzoom.examples.quickstart.settings.Settings;
import io.github.camelzoom.examples.quickstart.settings.StoreSettings;
import io.github.camelzoom.examples.quickstart.settings.ZoomSettings;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.s3.S3Client;

/** What is connected to what: the servers of the settings, or embedded ones in their place, which it starts and stops. */
final class Wiring implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Wiring.class);

    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private final Optional<SimulatedDay> day;
    private final ZoomSettings zoom;
    private final MailSettings mail;
    private final boolean ownMail;
    private final StoreSettings store;
    private final boolean ownBucket;
    private final S3Client storeClient;
    private final HostDirectory hosts;

    private Wiring(Settings settings, RunFolder folder) throws IOException {
        try {
            day = settings.zoom().isPresent()
                    ? Optional.empty()
                    : Optional.of(closing(SimulatedDay.start(settings.size())));
            zoom = settings.zoom().orElseGet(() -> day.orElseThrow().settings());
            ownMail = settings.mail().isEmpty();
            mail = ownMail
                    ? closing(EmbeddedMail.start()).settings()
                    : settings.mail().get();
            ownBucket = settings.store().isEmpty();
            store = ownBucket
                    ? closing(EmbeddedStore.start(folder.store())).settings()
                    : settings.store().get();
            storeClient = closing(StoreClient.of(store));
            hosts = hosts(settings, day);
        } catch (IOException | RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    /** Returns when all embedded servers listen. */
    static Wiring start(Settings settings, RunFolder folder) throws IOException {
        return new Wiring(settings, folder);
    }

    private <T extends AutoCloseable> T closing(T server) {
        started.push(server);
        return server;
    }

    private static HostDirectory hosts(Settings settings, Optional<SimulatedDay> day) throws IOException {
        Map<String, String> addresses =
                new HashMap<>(day.map(SimulatedDay::hosts).orElse(Map.of()));
        if (settings.hosts().isPresent()) {
            addresses.putAll(read(settings.hosts().get()));
        }
        return new HostDirectory(addresses, settings.mailTo());
    }

    private static Map<String, String> read(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader text = Files.newBufferedReader(file)) {
            properties.load(text);
        }
        Map<String, String> addresses = new HashMap<>();
        properties.stringPropertyNames().forEach(id -> addresses.put(id, properties.getProperty(id)));
        return addresses;
    }

    /** The simulator, unless it is the real Zoom. */
    Optional<SimulatedDay> day() {
        return day;
    }

    ZoomSettings zoom() {
        return zoom;
    }

    MailSettings mail() {
        return mail;
    }

    StoreSettings store() {
        return store;
    }

    /** Whether nobody but this run writes to the bucket. */
    boolean ownBucket() {
        return ownBucket;
    }

    S3Client storeClient() {
        return storeClient;
    }

    HostDirectory hosts() {
        return hosts;
    }

    String zoomText() {
        return day.map(simulated -> "a simulator of Zoom, " + simulated.address() + ", with a working day of "
                        + simulated.size() + " events")
                .orElse("Zoom, subscription " + zoom.subscriptionId());
    }

    String mailText() {
        return "smtp://" + mail.host() + ":" + mail.port()
                + mail.mailbox()
                        .map(box -> ", read at imap://" + box.host() + ":" + box.port() + " as user "
                                + box.login().user() + (ownMail ? ", password the same" : ""))
                        .orElse("");
    }

    String storeText() {
        return store.endpoint().map(Object::toString).orElse("Amazon, " + store.region()) + ", bucket "
                + store.bucket();
    }

    /** Stops what was started, the latest first; one that fails to stop does not keep the others. */
    @Override
    public void close() {
        while (!started.isEmpty()) {
            try {
                started.pop().close();
            } catch (Exception e) {
                LOG.warn("An embedded server did not stop cleanly", e);
            }
        }
    }
}
