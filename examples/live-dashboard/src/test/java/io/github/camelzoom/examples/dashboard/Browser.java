package io.github.camelzoom.examples.dashboard;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A real browser without a window. */
final class Browser implements AutoCloseable {
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private final ChromeDriver driver;
    private final Path profile;

    private Browser(ChromeDriver driver, Path profile) {
        this.driver = driver;
        this.profile = profile;
    }

    /** Starts Chromium, or skips the test where there is none. */
    static Browser start() throws IOException {
        Optional<File> chromium = program("chromium", "chromium-browser", "google-chrome");
        Optional<File> chromedriver = program("chromedriver");
        assumeTrue(
                chromium.isPresent() && chromedriver.isPresent(),
                "SKIPPED: no browser. These tests need chromium and chromedriver on the PATH"
                        + " (Debian: apt-get install chromium chromium-driver)");
        Path profile = Files.createTempDirectory("dashboard-browser");
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium.get());
        options.setCapability("goog:loggingPrefs", logs);
        options.addArguments(
                "--headless",
                // Chromium refuses to run as root otherwise, as in containers; it opens nothing but our page here
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + profile);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(chromedriver.get())
                .usingAnyFreePort()
                .build();
        return new Browser(new ChromeDriver(service, options), profile);
    }

    private static Optional<File> program(String... names) {
        List<String> folders = List.of(System.getenv("PATH").split(File.pathSeparator));
        return Stream.of(names)
                .flatMap(name -> folders.stream().map(folder -> new File(folder, name)))
                .filter(File::canExecute)
                .findFirst();
    }

    /** Opens a page as on a screen of that width. */
    void open(String url, int width) {
        look("light", width);
        driver.manage().logs().get(LogType.BROWSER);
        driver.get(url);
    }

    /**
     * Makes the page look that way.
     *
     * @param scheme {@code light} or {@code dark}
     * @param width of the window; below 600 it is a telephone's
     */
    void look(String scheme, int width) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 900, "deviceScaleFactor", width < 600 ? 2 : 1, "mobile", width < 600));
    }

    /** Keeps a picture of the whole page in {@code target/screenshots}. */
    void screenshot(String name) throws IOException {
        Map<String, Object> picture =
                driver.executeCdpCommand("Page.captureScreenshot", Map.of("captureBeyondViewport", true));
        Files.createDirectories(SCREENSHOTS);
        Files.write(
                SCREENSHOTS.resolve(name + ".png"),
                Base64.getDecoder().decode(picture.get("data").toString()));
    }

    /** The text of the first element, as it is seen. */
    String text(String css) {
        return of(css, WebElement::getText);
    }

    /** An attribute of the first element; null if it has none of that name. */
    String attribute(String css, String name) {
        return of(css, element -> element.getDomAttribute(name));
    }

    /** The page puts new elements in place of old ones at any time, also between finding one and reading it. */
    private String of(String css, Function<WebElement, String> reading) {
        while (true) {
            try {
                return reading.apply(element(css));
            } catch (StaleElementReferenceException e) {
                // the new one is there by now
            }
        }
    }

    WebElement element(String css) {
        return driver.findElement(By.cssSelector(css));
    }

    /** What a script returns; one reading of the page at one moment, while it changes. */
    @SuppressWarnings("unchecked")
    <T> T script(String script) {
        return (T) driver.executeScript(script);
    }

    /** What has the keyboard's focus. */
    WebElement focused() {
        return driver.switchTo().activeElement();
    }

    /** What the browser complained about since the page was opened or this was asked. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(LogEntry::getMessage)
                .toList();
    }

    @Override
    public void close() {
        driver.quit();
        delete(profile.toFile());
    }

    private static void delete(File file) {
        File[] inside = Files.isSymbolicLink(file.toPath()) ? null : file.listFiles();
        if (inside != null) {
            Stream.of(inside).forEach(Browser::delete);
        }
        file.delete();
    }
}
