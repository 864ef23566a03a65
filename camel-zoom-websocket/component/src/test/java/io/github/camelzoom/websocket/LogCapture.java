package io.github.camelzoom.websocket;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;
import java.util.stream.Collectors;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.Appender;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.logging.log4j.core.config.Property;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Everything that is logged during a test, our own packages down to TRACE: log lines are part of the contract. Or, on
 * request, really everything: all loggers down to TRACE, and java.util.logging as well.
 */
final class LogCapture implements BeforeEachCallback, AfterEachCallback {

    private static final String OURS = "io.github.camelzoom";

    /**
     * One log event.
     *
     * @param text    the message and, if there is one, the whole stack trace
     * @param context what the diagnostic context held
     */
    record Line(Level level, String logger, String text, Map<String, String> context) {

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
            Map<String, String> context = event.getContextData().toMap();
            lines.add(new Line(event.getLevel(), event.getLoggerName(), text.toString(), context));
        }
    }

    /** For the JDK's own loggers, and libraries that use them. */
    private static final class JulRecorder extends Handler {
        private static final java.util.logging.Logger ROOT = java.util.logging.Logger.getLogger("");

        /** The JDK's bookkeeping of how each attribute is read: millions of lines about the reading itself. */
        private static final java.util.logging.Logger JMX =
                java.util.logging.Logger.getLogger("javax.management.modelmbean");

        private final Queue<Line> lines;
        private java.util.logging.Level before;

        JulRecorder(Queue<Line> lines) {
            this.lines = lines;
            setLevel(java.util.logging.Level.ALL);
        }

        void begin() {
            before = ROOT.getLevel();
            ROOT.setLevel(java.util.logging.Level.ALL);
            ROOT.addHandler(this);
            JMX.setLevel(java.util.logging.Level.INFO);
        }

        void end() {
            ROOT.removeHandler(this);
            ROOT.setLevel(before);
            JMX.setLevel(null);
        }

        @Override
        public void publish(LogRecord event) {
            StringWriter text = new StringWriter().append(new SimpleFormatter().formatMessage(event));
            if (event.getThrown() != null) {
                event.getThrown().printStackTrace(new PrintWriter(text.append('\n'), true));
            }
            lines.add(new Line(Level.TRACE, String.valueOf(event.getLoggerName()), text.toString(), Map.of()));
        }

        @Override
        public void flush() {
            // nothing is buffered
        }

        @Override
        public void close() {
            // nothing is held
        }
    }

    private final String traced;
    private Recorder recorder;
    private JulRecorder julRecorder;
    private Level before;
    private List<Appender> silenced = List.of();

    LogCapture() {
        this(OURS);
    }

    private LogCapture(String traced) {
        this.traced = traced;
    }

    /** All loggers of all libraries at TRACE. They are not printed meanwhile: it would be megabytes. */
    static LogCapture ofEverything() {
        return new LogCapture(LogManager.ROOT_LOGGER_NAME);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        before = LogManager.getLogger(traced).getLevel();
        Configurator.setLevel(traced, Level.TRACE);
        recorder = new Recorder();
        recorder.start();
        if (!traced.equals(OURS)) {
            Configurator.setLevel(OURS, Level.TRACE);
            silenced = List.copyOf(root().getAppenders().values());
            silenced.forEach(root()::removeAppender);
            julRecorder = new JulRecorder(recorder.lines);
            julRecorder.begin();
        }
        root().addAppender(recorder);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        root().removeAppender(recorder);
        recorder.stop();
        Configurator.setLevel(traced, before);
        silenced.forEach(root()::addAppender);
        silenced = List.of();
        if (julRecorder != null) {
            julRecorder.end();
            julRecorder = null;
        }
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

    /** Forgets what was logged so far. */
    void clear() {
        recorder.lines.clear();
    }

    /** Everything in one text, to look for what must not be in it. */
    String all() {
        return lines().stream().map(Line::text).collect(Collectors.joining("\n"));
    }
}
