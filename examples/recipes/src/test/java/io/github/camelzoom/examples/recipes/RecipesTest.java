package io.github.camelzoom.examples.recipes;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.github.camelzoom.websocket.simulator.ZoomSimulator;
import io.github.camelzoom.websocket.simulator.junit.ZoomSimulatorExtension;
import io.github.camelzoom.websocket.simulator.switches.MessageHeader;
import io.github.camelzoom.websocket.simulator.switches.Switch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.activemq.ActiveMQConnectionFactory;
import org.apache.activemq.broker.BrokerService;
import org.apache.camel.Message;
import org.apache.camel.builder.NotifyBuilder;
import org.apache.camel.component.kafka.DefaultKafkaClientFactory;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.joor.Reflect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** The routes of docs/recipes.md do what the page says, in both languages. */
class RecipesTest {

    private static final Page PAGE = Page.of("recipes.md");
    private static final Duration SOON = Duration.ofSeconds(30);

    @RegisterExtension
    static final ZoomSimulator zoom =
            ZoomSimulatorExtension.of(ZoomSimulator.builder().subscriptionIds("one", "two"));

    @TempDir
    Path data;

    private final Map<String, String> properties = new HashMap<>();
    private final Map<String, Object> beans = new HashMap<>();
    private RunningRoutes routes;
    private Recipe recipe;

    @BeforeAll
    static void lookOften() {
        Awaitility.setDefaultPollInterval(Duration.ofMillis(10));
        Awaitility.setDefaultPollDelay(Duration.ZERO);
        Awaitility.setDefaultTimeout(SOON);
    }

    @BeforeEach
    void readTheRecipe(TestInfo test) {
        recipe = test.getTestMethod().orElseThrow().getAnnotation(Recipe.class);
        properties.putAll(zoom.componentProperties());
        properties.put("zoom.subscription-id", "one");
        properties.put("data", data.toString());
    }

    @AfterEach
    void stop() {
        if (routes != null) {
            routes.close();
        }
    }

    private void start(Language language) throws Exception {
        routes = new RunningRoutes(properties, beans);
        // a name of its own, since the JVM keeps the classes of the recipes before
        String name = recipe.value().replaceAll("\\W", "") + language;
        routes.load(language.resource(name, PAGE.block(recipe.value(), language.fence())));
        assertTrue(zoom.awaitConnected("one", SOON));
    }

    private static String event(String type, String id) {
        return "{\"event\":\"" + type + "\",\"event_ts\":1767225600000,\"payload\":{\"account_id\":\"a\",\"object\":{"
                + "\"id\":\"" + id + "\",\"uuid\":\"u-" + id + "\",\"host_id\":\"host-" + id
                + "\",\"topic\":\"Budget of " + id + "\"}}}";
    }

    @Test
    void everyRecipeIsRun() {
        assertEquals(PAGE.recipes(), Recipe.Index.of(RecipesTest.class));
    }

    @Recipe("Only some types")
    void onlyTheTypesAskedForAreRouted(Language language) throws Exception {
        start(language);
        zoom.send(event("meeting.participant_joined", "1"));
        zoom.send(event("meeting.started", "1"));
        zoom.send(event("user.created", "2"));
        zoom.send(event("recording.completed", "1"));
        routes.awaitCount("events", 2);
        assertEquals(List.of("meeting.started", "recording.completed"), routes.headers("events", "CamelZoomEvent"));
    }

    @Recipe("Each type to its own place")
    void eachTypeGoesToItsOwnPlace(Language language) throws Exception {
        start(language);
        List.of("meeting.started", "user.created", "user.deleted", "meeting.ended")
                .forEach(type -> zoom.send(event(type, "1")));
        routes.awaitCount("others", 1);
        assertEquals(List.of("meeting.started"), routes.headers("started", "CamelZoomEvent"));
        assertEquals(List.of("user.created", "user.deleted"), routes.headers("users", "CamelZoomEvent"));
        assertEquals(List.of("meeting.ended"), routes.headers("others", "CamelZoomEvent"));
    }

    @Recipe("An e-mail to the host")
    void theHostGetsAMailAndSomebodyElseIfTheHostIsNotKnown(Language language) throws Exception {
        GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        try {
            properties.put("mail.host", "127.0.0.1");
            properties.put("mail.port", String.valueOf(mail.getSmtp().getPort()));
            properties.put("mail.from", "zoom@example.com");
            properties.put("mail.nobody-else", "office@example.com");
            properties.put("mail-of.host-1", "ada@example.com");
            start(language);
            zoom.send(event("meeting.started", "1"));
            zoom.send(event("meeting.ended", "1"));
            zoom.send(event("meeting.started", "2"));
            await().until(() -> mail.getReceivedMessages().length == 2);
            Map<String, String> texts = new TreeMap<>();
            for (jakarta.mail.Message message : mail.getReceivedMessages()) {
                assertEquals("Your meeting has started", message.getSubject());
                texts.put(
                        message.getAllRecipients()[0].toString(),
                        message.getContent().toString().strip());
            }
            assertEquals(
                    Map.of("ada@example.com", "Topic: Budget of 1", "office@example.com", "Topic: Budget of 2"), texts);
        } finally {
            mail.stop();
        }
    }

    @Recipe("To Kafka, in order per object")
    void eachRecordHasTheEventAndTheKeyOfItsObject(Language language) throws Exception {
        MockProducer<String, String> producer =
                new MockProducer<>(true, null, new StringSerializer(), new StringSerializer());
        beans.put("kafka", new DefaultKafkaClientFactory() {
            @Override
            public Producer<String, String> getProducer(Properties settings) {
                return producer;
            }
        });
        properties.put("kafka.brokers", "kafka.example.com:9092");
        start(language);
        List<String> events = List.of(event("meeting.started", "1"), event("meeting.started", "2"));
        events.forEach(zoom::send);
        await().until(() -> producer.history().size() == 2);
        assertEquals(
                List.of("1", "2"),
                producer.history().stream().map(sent -> sent.key()).toList());
        assertEquals(
                events, producer.history().stream().map(sent -> sent.value()).toList());
        assertEquals("zoom-events", producer.history().get(0).topic());
    }

    @Recipe("Try again, then put aside")
    void whatFailsIsTriedFourTimesAndThenPutAsideAsItCame(Language language) throws Exception {
        start(language);
        AtomicInteger attempts = new AtomicInteger();
        routes.work("orders", exchange -> {
            if (exchange.getMessage().getHeader("CamelZoomObjectId").equals("bad")) {
                attempts.incrementAndGet();
                exchange.getMessage().setBody("spoilt");
                throw new IllegalStateException("no such order");
            }
        });
        zoom.send(event("meeting.started", "bad"));
        zoom.send(event("meeting.started", "good"));
        await().until(() -> routes.headers("orders", "CamelZoomObjectId").contains("good"));
        assertEquals(4, attempts.get());
        assertEquals(List.of(event("meeting.started", "bad")), contents(data.resolve("failed")));
    }

    @Recipe("Several lanes")
    void anEventThatHangsHoldsUpNothingButItsOwnMeeting(Language language) throws Exception {
        start(language);
        CountDownLatch other = new CountDownLatch(1);
        List<String> done = new ArrayList<>();
        routes.work("slow", exchange -> {
            String id = exchange.getMessage().getHeader("CamelZoomObjectId", String.class);
            String type = exchange.getMessage().getHeader("CamelZoomEvent", String.class);
            if (id.equals("2")) {
                other.countDown();
            } else if (type.equals("meeting.started")) {
                assertTrue(other.await(SOON.toSeconds(), TimeUnit.SECONDS), "meeting 2 waits for meeting 1");
            }
            synchronized (done) {
                done.add(id + " " + type);
            }
        });
        zoom.send(event("meeting.started", "1"));
        zoom.send(event("meeting.ended", "1"));
        zoom.send(event("meeting.started", "2"));
        routes.awaitCount("slow", 3);
        synchronized (done) {
            assertTrue(done.indexOf("1 meeting.started") < done.indexOf("1 meeting.ended"), done::toString);
        }
    }

    @Recipe("Verify signatures")
    void whatIsNotSignedWithTheSecretTokenIsNotRouted(Language language) throws Exception {
        properties.put("zoom.secret-token", zoom.secretToken());
        start(language);
        zoom.switches().set(Switch.MESSAGE_HEADER, MessageHeader.WRONG_SIGNATURE);
        zoom.send(event("meeting.started", "forged"));
        zoom.switches().set(Switch.MESSAGE_HEADER, MessageHeader.SIGNED);
        zoom.send(event("meeting.started", "true"));
        routes.awaitCount("events", 1);
        assertEquals(List.of("true"), routes.headers("events", "CamelZoomObjectId"));
    }

    @Recipe("Several accounts")
    void eachAccountHasItsOwnCredentialsAndItsOwnRoute(Language language) throws Exception {
        for (String account : List.of("bank", "insurance")) {
            properties.put(account + ".account-id", zoom.accountId());
            properties.put(account + ".client-id", zoom.clientId());
            properties.put(account + ".client-secret", zoom.clientSecret());
        }
        properties.put("bank.subscription-id", "one");
        properties.put("insurance.subscription-id", "two");
        properties.keySet().removeIf(name -> name.matches("camel\\.component\\.zoom-ws\\.(account|client)-.*"));
        start(language);
        assertTrue(zoom.awaitConnected("two", SOON));
        zoom.send("one", event("meeting.started", "1"));
        zoom.send("two", event("meeting.started", "2"));
        routes.awaitCount("bank", 1);
        routes.awaitCount("insurance", 1);
        assertEquals(List.of("1"), routes.headers("bank", "CamelZoomObjectId"));
        assertEquals(List.of("2"), routes.headers("insurance", "CamelZoomObjectId"));
    }

    @Recipe("Government cloud")
    void theAddressesAreThoseOfTheRoute(Language language) throws Exception {
        properties.put("gov.oauth-url", properties.remove("camel.component.zoom-ws.oauth-url"));
        properties.put("gov.web-socket-url", properties.remove("camel.component.zoom-ws.web-socket-url"));
        start(language);
        zoom.send(event("meeting.started", "1"));
        routes.awaitCount("events", 1);
    }

    @Recipe("Through a proxy")
    void tokenRequestsAndTheWebSocketGoThroughTheProxy(Language language) throws Exception {
        try (ForwardProxy proxy = new ForwardProxy("me", "p&ss w=rd")) {
            properties.put("proxy.host", "localhost");
            properties.put("proxy.port", String.valueOf(proxy.port()));
            properties.put("proxy.user", "me");
            properties.put("proxy.password", "p&ss w=rd");
            start(language);
            zoom.send(event("meeting.started", "1"));
            routes.awaitCount("events", 1);
            assertTrue(proxy.requests().size() >= 2, () -> proxy.requests().toString());
            // before the proxy is gone and the route reports it
            routes.close();
        }
    }

    @Recipe("Twins in two routes, each event once")
    void eachEventOfTheTwinsIsRoutedOnce(Language language) throws Exception {
        properties.put("zoom.other-subscription-id", "two");
        start(language);
        assertTrue(zoom.awaitConnected("two", SOON));
        NotifyBuilder fourCame = new NotifyBuilder(routes.context())
                .from("zoom-ws:*")
                .whenDone(4)
                .create();
        zoom.broadcast(event("meeting.started", "1"));
        zoom.broadcast(event("meeting.started", "2"));
        assertTrue(fourCame.matches(SOON.toSeconds(), TimeUnit.SECONDS));
        assertEquals(
                List.of("1", "2"),
                routes.headers("events", "CamelZoomObjectId").stream().sorted().toList());
    }

    @Recipe("Act on a gap")
    void aGapIsHandedOverWithItsBounds(Language language) throws Exception {
        start(language);
        zoom.send(event("meeting.started", "1"));
        routes.awaitCount("meetings", 1);
        zoom.closeConnections(1001, "maintenance");
        routes.awaitCount("look-up", 1);
        String instant = "\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z";
        String bounds = routes.bodies("look-up").get(0);
        assertTrue(bounds.matches(instant + "/" + instant), bounds);
        assertTrue(zoom.awaitConnected("one", SOON));
        zoom.send(event("meeting.ended", "1"));
        routes.awaitCount("meetings", 2);
    }

    @Recipe("One message per meeting")
    void theEventsOfAMeetingAreOneListWhenItHasEnded(Language language) throws Exception {
        start(language);
        List<String> first = List.of(
                event("meeting.started", "1"), event("meeting.participant_joined", "1"), event("meeting.ended", "1"));
        List<String> second = List.of(event("meeting.started", "2"), event("meeting.ended", "2"));
        Stream.of(first.get(0), second.get(0), first.get(1), second.get(1), first.get(2))
                .forEach(zoom::send);
        routes.awaitCount("meeting", 2);
        assertEquals(
                List.of(second, first),
                routes.mock("meeting").getExchanges().stream()
                        .map(exchange -> exchange.getMessage().getBody(List.class))
                        .toList());
    }

    @Recipe("Audit to a file")
    void eachEventIsALineOfTheFile(Language language) throws Exception {
        start(language);
        List<String> events = List.of(event("meeting.started", "1"), event("meeting.ended", "1"));
        events.forEach(zoom::send);
        routes.awaitCount("events", 2);
        assertEquals(events, routes.bodies("events"));
        List<String> lines =
                contents(data.resolve("audit")).stream().flatMap(String::lines).toList();
        assertEquals(events, lines);
    }

    @Recipe("Not too fast")
    void noMoreThanFiftyComeWithinASecond(Language language) throws Exception {
        start(language);
        List<Long> times = new ArrayList<>();
        routes.work("events", exchange -> times.add(System.nanoTime()));
        IntStream.rangeClosed(1, 51).forEach(i -> zoom.send(event("meeting.started", "" + i)));
        routes.awaitCount("events", 51);
        long between = TimeUnit.NANOSECONDS.toMillis(times.get(50) - times.get(0));
        // Camel's clock and this one may differ by a moment
        assertTrue(between > 950, () -> between + " ms");
    }

    @Recipe("Hand over to JMS, work in a transaction")
    void whatFailsIsRolledBackAndComesAgainFromTheBroker(Language language) throws Exception {
        BrokerService broker = new BrokerService();
        broker.setBrokerName("recipes-" + language);
        broker.setPersistent(false);
        broker.setUseJmx(false);
        broker.start();
        try {
            beans.put(
                    "connectionFactory",
                    new ActiveMQConnectionFactory("vm://recipes-" + language
                            + "?create=false&jms.redeliveryPolicy.initialRedeliveryDelay=5"));
            start(language);
            AtomicInteger attempts = new AtomicInteger();
            routes.work("orders", exchange -> {
                if (attempts.incrementAndGet() == 1) {
                    throw new IllegalStateException("the database is away");
                }
            });
            zoom.send(event("meeting.started", "1"));
            routes.awaitCount("orders", 1);
            Message done = routes.mock("orders").getExchanges().get(0).getMessage();
            assertEquals(2, attempts.get());
            assertEquals(event("meeting.started", "1"), done.getBody(String.class));
            assertEquals(true, done.getHeader("JMSRedelivered"));
            assertEquals("meeting.started", done.getHeader("zoomEvent"));
            assertNull(done.getHeader("CamelZoomEvent"), "then the page need not speak of it");
        } finally {
            // before the broker is gone and the routes report it
            routes.close();
            broker.stop();
        }
    }

    @Test
    void theTestThatIsShownPasses() {
        Class<?> shown = Reflect.compile("MeetingsTest", PAGE.block("Test a route of your own", "java test"))
                .type();
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        Launcher launcher = LauncherFactory.create();
        launcher.execute(
                LauncherDiscoveryRequestBuilder.request()
                        .selectors(DiscoverySelectors.selectClass(shown))
                        .build(),
                listener);
        assertEquals(List.of(), listener.getSummary().getFailures());
        assertEquals(1, listener.getSummary().getTestsSucceededCount());
    }

    private static List<String> contents(Path folder) throws IOException {
        assertTrue(Files.isDirectory(folder));
        List<String> contents = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                assertFalse(Files.isDirectory(file));
                contents.add(Files.readString(file));
            }
        }
        return contents;
    }
}
