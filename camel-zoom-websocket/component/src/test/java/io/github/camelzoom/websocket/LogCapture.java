package io.github.camelzoom.websocket;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.logging.log4j.core.config.Property;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Everything that is logged during a test, our own packages down to TRACE: log lines are part of the contract. */
final class LogCapture implements BeforeEachCallback, AfterEachCallback {

    private static final String OURS = "io.github.camelzoom";

    /** One log event; the text is the message and, if there is one, the whole stack trace. */
    record Line(Level level, String logger, String text) {

        boolean ours() {
            return logger.startsWith(OURS);
        }
    }

    private static final class Recorder extends AbstractAppender {
        private final Queue<Line> lines = new ConcurrentLinkedQueue<>();

        Recorder() {
            super("recorder", null, null, true, Property.EMPTY_ARRAY);
        }

        @Override
        public void append(LogEvent event) {
            StringWriter text = new StringWriter().append(event.getMessage().getFormattedMessage());
            if (event.getThrown() != null) {
                event.getThrown().printStackTrace(new PrintWriter(text.append('\n'), true));
            }
            lines.add(new Line(event.getLevel(), event.getLoggerName(), text.toString()));
        }
    }

    private Recorder recorder;
    private Level before;

    @Override
    public void beforeEach(ExtensionContext context) {
        before = LogManager.getLogger(OURS).getLevel();
        Configurator.setLevel(OURS, Level.TRACE);
        recorder = new Recorder();
        recorder.start();
        root().addAppender(recorder);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        root().removeAppender(recorder);
        recorder.stop();
        Configurator.setLevel(OURS, before);
    }

    private static Logger root() {
        return (Logger) LogManager.getRootLogger();
    }

    /** All lines of all loggers so far, oldest first. */
    List<Line> lines() {
        return List.copyOf(recorder.lines);
    }

    /** Texts of our own lines of WARN and above. */
    List<String> warnings() {
        return lines().stream()
                .filter(Line::ours)
                .filter(line -> line.level().isMoreSpecificThan(Level.WARN))
                .map(Line::text)
                .toList();
    }

    /** Our own warnings that hold this text. */
    List<String> warnings(String part) {
        return warnings().stream().filter(text -> text.contains(part)).toList();
    }

    /** Everything in one text, to look for what must not be in it. */
    String all() {
        return lines().stream().map(Line::text).collect(Collectors.joining("\n"));
    }
}
