package io.github.camelzoom.examples.dashboard;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelzoom.examples.dashboard.simulated.AsOfNow;
import io.github.camelzoom.websocket.simulator.ConnectionRecord;
import io.github.camelzoom.websocket.simulator.ZoomSimulator;
import io.github.camelzoom.websocket.simulator.scenario.Pace;
import io.github.camelzoom.websocket.simulator.scenario.ScenarioPlayer;
import io.github.camelzoom.websocket.simulator.scenario.TimedEvent;
import io.github.camelzoom.websocket.simulator.scenario.WorkingDay;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The page in a real browser, against the truth of the simulator that plays Zoom. */
class DashboardBrowserTest {
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final int SCREEN = 1280;
    private static final int PHONE = 390;

    private static Browser browser;

    @BeforeAll
    static void startBrowser() throws IOException {
        browser = Browser.start();
    }

    @AfterAll
    static void closeBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void thePageShowsWhatTheGroundTruthSays() throws Exception {
        try (DashboardApp app = open(RunningApp.withSimulator())) {
            ZoomSimulator zoom = zoom(app);
            List<TimedEvent> day = WorkingDay.generate(4, 3);
            // most of the day at once, so that it is in the middle of meetings
            ScenarioPlayer.play(new AsOfNow(zoom), day.subList(0, day.size() * 3 / 5), Pace.max())
                    .completion()
                    .get(30, TimeUnit.SECONDS);
            Expected expected = Expected.of(zoom.truth().delivered());
            assertEquals(zoom.truth().sentCount(), expected.events(), "nobody was connected for a part of it");

            eventually(() -> figure("events").equals(String.valueOf(expected.events())));
            assertEquals(expected.mostFrequentTypes(14), types());
            assertEquals(String.valueOf(expected.meetings().size()), figure("meetings"));
            assertEquals(String.valueOf(expected.people()), figure("people"));
            List<String> topics = browser.script(
                    "return [...document.querySelectorAll('#meetings h3')].map(e => e.textContent).sort()");
            assertEquals(expected.topics(), topics);
            assertEquals("Connected", browser.text("#state"));
            assertTrue(browser.text("#truth").contains("sent to us " + expected.events() + ", not sent 0."));
            assertEquals(List.of(), browser.complaints(), "of policy, scripts or files");
            lookAround();
        }
    }

    /** Leaves pictures behind, and finds nothing that is wider than the screen. */
    private void lookAround() throws IOException {
        for (String scheme : List.of("light", "dark")) {
            for (int width : List.of(SCREEN, PHONE)) {
                browser.look(scheme, width);
                assertEquals(
                        true,
                        browser.<Boolean>script("return document.documentElement.scrollWidth <= innerWidth"),
                        "nobody has to scroll sideways at " + width);
                browser.screenshot("dashboard-" + scheme + "-" + width);
            }
        }
    }

    @Test
    void aTopicThatIsAScriptIsShownAndNotRun() throws Exception {
        String topic = "<script>document.title='hurt'</script><img src=x onerror=\"document.title='hurt'\">";
        try (DashboardApp app = open(RunningApp.withSimulator())) {
            ZoomSimulator zoom = zoom(app);
            String escaped = topic.replace("\"", "\\\"");
            for (String event : List.of("meeting.started", "meeting.participant_joined", escaped)) {
                zoom.send("{\"event\":\"" + event + "\",\"payload\":{\"object\":{\"uuid\":\"u\",\"topic\":\"" + escaped
                        + "\",\"participant\":{\"user_id\":\"1\",\"user_name\":\"" + escaped + "\"}}}}");
            }

            eventually(() -> figure("events").equals("3") && figure("people").equals("1"));
            assertEquals(topic, browser.text("#meetings h3"));
            assertEquals(topic, browser.text("#meetings .people li"));
            assertTrue(browser.text("#types").contains(topic));
            assertTrue(browser.text("#latest").contains(topic));
            assertEquals(0L, browser.<Long>script("return document.querySelectorAll('main img, main script').length"));
            assertEquals("Zoom events, live", browser.<String>script("return document.title"));
            browser.screenshot("hostile-topic");
        }
    }

    @Test
    void thePageSurvivesTheLossOfItsOwnSocket() throws Exception {
        try (DashboardApp app = open(RunningApp.withSimulator())) {
            ZoomSimulator zoom = zoom(app);
            zoom.send(event("meeting.started"));
            eventually(() -> figure("events").equals("1"));

            app.camel().getRouteController().stopRoute(DashboardRoutes.PAGES);
            eventually(() -> browser.element("#lost").isDisplayed());
            assertEquals("Not known", browser.text("#state"));
            browser.screenshot("page-cut-off");
            zoom.send(event("meeting.ended"));
            zoom.send(event("user.created"));
            app.camel().getRouteController().startRoute(DashboardRoutes.PAGES);

            eventually(() -> figure("events").equals("3"));
            assertFalse(browser.element("#lost").isDisplayed());
            assertEquals("Connected", browser.text("#state"));
            assertEquals("0", figure("meetings"));
            assertEquals("0", figure("gaps"), "Zoom's connection was not hurt by it");
        }
    }

    @Test
    void eachTroubleIsMadeByKeyboardAndIsSeenInTheTimeline() throws Exception {
        try (DashboardApp app = open(RunningApp.withSimulator())) {
            ZoomSimulator zoom = zoom(app);
            eventually(() -> browser.text("#state").equals("Connected"));

            press("DISPLACE");
            gapIsOver(zoom, 1, "displaced");

            press("REFUSE");
            eventually(() -> browser.text("#connection-words").contains("Zoom refused the connection"));
            assertEquals("true", pressed("REFUSE"));
            browser.screenshot("tokens-refused");
            press("REFUSE");
            gapIsOver(zoom, 2, "closed-by-peer");
            assertEquals("false", pressed("REFUSE"));

            press("CLOSE");
            gapIsOver(zoom, 3, "closed-by-peer");
            press("FREEZE");
            gapIsOver(zoom, 4, "peer-silent");

            press("DELAY");
            eventually(() -> "true".equals(pressed("DELAY")));
            zoom.send(event("user.created")
                    .replace("{\"event\"", "{\"event_ts\":" + System.currentTimeMillis() + ",\"event\""));
            eventually(() -> seconds(browser.text("[data-times=delay] td")) >= 3);
            browser.screenshot("after-trouble");
        }
    }

    @Test
    void withARealZoomThereIsNoTroubleToMake() throws Exception {
        try (ZoomSimulator zoom = ZoomSimulator.create().start();
                DashboardApp app = open(RunningApp.with(
                        Optional.of(new Settings.Zoom(zoom.subscriptionId(), zoom.componentProperties()))))) {
            assertTrue(zoom.awaitConnected(LONGEST));
            zoom.send(event("user.created"));

            eventually(() -> figure("events").equals("1"));
            assertFalse(browser.element("#trouble").isDisplayed());
            assertEquals(0L, browser.<Long>script("return document.querySelectorAll('button').length"));
            assertTrue(app.simulation().isEmpty());
        }
    }

    private static DashboardApp open(DashboardApp app) {
        browser.open(app.pageUrl(), SCREEN);
        return app;
    }

    private static ZoomSimulator zoom(DashboardApp app) {
        ZoomSimulator zoom = app.simulation().orElseThrow().zoom();
        assertTrue(zoom.awaitConnected(LONGEST), "connected to the simulator");
        return zoom;
    }

    private static String event(String type) {
        return "{\"event\":\"" + type + "\",\"payload\":{\"object\":{\"uuid\":\"u\",\"topic\":\"Stand-up\"}}}";
    }

    /** Goes to the button by the tabulator key alone and presses it. */
    private static void press(String trouble) {
        eventually(() -> browser.script("return document.querySelector('[data-trouble]') !== null"));
        for (int steps = 0; steps < 40; steps++) {
            WebElement focused = browser.focused();
            if (trouble.equals(focused.getDomAttribute("data-trouble"))) {
                focused.sendKeys(Keys.ENTER);
                return;
            }
            focused.sendKeys(Keys.TAB);
        }
        throw new AssertionError("The button " + trouble + " cannot be reached by keyboard");
    }

    /** Of a time such as {@code 3.0 s}; less than one for others. */
    private static double seconds(String time) {
        return time.endsWith(" s") ? Double.parseDouble(time.replace(" s", "")) : 0;
    }

    private static String pressed(String trouble) {
        return browser.attribute("[data-trouble=" + trouble + "]", "aria-pressed");
    }

    /** The page shows so many gaps, the latest with that cause, and a connection that Zoom has accepted too. */
    private static void gapIsOver(ZoomSimulator zoom, int gaps, String cause) {
        eventually(() -> figure("gaps").equals(String.valueOf(gaps))
                && browser.text("#gaps li").contains(cause)
                && browser.text("#state").equals("Connected"));
        List<ConnectionRecord> connections = zoom.truth().connections();
        ConnectionRecord newest = connections.get(connections.size() - 1);
        assertTrue(newest.open() && newest.accepted(), "the newest connection is ours");
        assertEquals(
                (long) gaps,
                browser.<Long>script("return document.querySelectorAll('#timeline rect.gap').length"),
                "each gap is in the timeline");
    }

    private static String figure(String name) {
        return browser.script("return document.querySelector('[data-figure=" + name
                + "]')?.firstChild.textContent.replaceAll(',', '') ?? ''");
    }

    private static List<Map.Entry<String, Integer>> types() {
        List<List<Object>> rows = browser.script("return [...document.querySelectorAll('#types tr[data-type]')]"
                + ".map(row => [row.dataset.type, Number(row.cells[1].textContent.replaceAll(',', ''))])");
        return rows.stream()
                .map(row -> Map.entry((String) row.get(0), ((Number) row.get(1)).intValue()))
                .toList();
    }

    private static void eventually(Callable<Boolean> condition) {
        await().atMost(LONGEST).pollInterval(Duration.ofMillis(100)).until(condition);
    }
}
