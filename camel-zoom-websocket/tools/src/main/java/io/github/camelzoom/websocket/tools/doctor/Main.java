package io.github.camelzoom.websocket.tools.doctor;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.camel.util.TimeUtils;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Entry point of the runnable jar. */
public final class Main {

    private static final String NO_SECRETS_HERE = "There is a value that belongs to no option. Secrets are given by the"
            + " environment, by a file or at the prompt, never on the command line.";

    private Main() {}

    /** Checks, reports, and ends with status 0 if all is fine; {@code --help} lists the others. */
    public static void main(String[] arguments) {
        System.exit(run(
                System.getenv(),
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                arguments));
    }

    /** Runs a command line in this process and returns its exit status; for tests. */
    static int run(Map<String, String> environment, PrintWriter out, PrintWriter err, String... arguments) {
        return new CommandLine(new DoctorCommand(environment))
                .setOut(out)
                .setErr(err)
                .setDefaultValueProvider(new EnvironmentDefaults(environment))
                .registerConverter(Duration.class, Main::duration)
                .setParameterExceptionHandler((failure, given) -> {
                    err.println(words(failure));
                    err.println("Try --help for what there is.");
                    return CommandLine.ExitCode.USAGE;
                })
                .setExecutionExceptionHandler((failure, line, parsed) -> {
                    // not its message, which nobody has looked through for secrets
                    err.println(
                            "The doctor could not go on: " + failure.getClass().getName());
                    return CommandLine.ExitCode.SOFTWARE;
                })
                .execute(arguments);
    }

    /** No word that may be a secret written where it does not belong is repeated. */
    private static String words(CommandLine.ParameterException failure) {
        if (failure instanceof UnmatchedArgumentException unmatched) {
            List<String> options = unmatched.getUnmatched().stream()
                    .filter(word -> word.startsWith("-"))
                    .map(word -> word.split("=", 2)[0])
                    .toList();
            return options.isEmpty() ? NO_SECRETS_HERE : "There is no such option: " + String.join(", ", options);
        }
        boolean known = failure instanceof MissingParameterException
                || failure.getArgSpec() != null && !failure.getArgSpec().interactive();
        return known ? failure.getMessage() : NO_SECRETS_HERE;
    }

    private static Duration duration(String text) {
        try {
            return Duration.ofMillis(TimeUtils.toMilliSeconds(text));
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException("'" + text + "' is no time: write 500ms, 30s or 5m");
        }
    }
}
