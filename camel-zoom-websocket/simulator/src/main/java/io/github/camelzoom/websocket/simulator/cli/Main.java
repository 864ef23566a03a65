package io.github.camelzoom.websocket.simulator.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/** Entry point of the runnable jar. */
public final class Main {
    private Main() {}

    /** Runs the simulator until it is interrupted; ends with status 2 on wrong options and 1 on other failures. */
    public static void main(String[] arguments) {
        SimulatorCommand command = new SimulatorCommand();
        Runtime.getRuntime().addShutdownHook(new Thread(command::stop, "zoom-simulator-stop"));
        System.exit(run(command, arguments));
    }

    /** Runs a command line in this process and returns its exit status; for tests. */
    static int run(SimulatorCommand command, String... arguments) {
        return run(
                command,
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                arguments);
    }

    static int run(SimulatorCommand command, PrintWriter out, PrintWriter err, String... arguments) {
        return new CommandLine(command)
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((failure, given) -> {
                    err.println(failure.getMessage());
                    CommandLine.UnmatchedArgumentException.printSuggestions(failure, err);
                    err.println("Try --help for what there is.");
                    return CommandLine.ExitCode.USAGE;
                })
                .setExecutionExceptionHandler((failure, line, parsed) -> {
                    err.println("The simulator ended: " + failure.getMessage());
                    return CommandLine.ExitCode.SOFTWARE;
                })
                .execute(arguments);
    }
}
