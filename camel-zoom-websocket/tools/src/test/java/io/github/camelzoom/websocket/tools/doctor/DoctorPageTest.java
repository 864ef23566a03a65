package io.github.camelzoom.websocket.tools.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** What is written about the doctor is what it is. */
class DoctorPageTest {

    private String page;

    @BeforeEach
    void read() throws IOException {
        page = Files.readString(Path.of("..", "..", "docs", "doctor.md"));
    }

    @ParameterizedTest
    @EnumSource
    void eachStepStandsThereWithItsExitStatus(Step step) {
        assertTrue(page.contains("| " + step.label() + " | " + step.exitStatus() + " |"), step::toString);
    }

    @ParameterizedTest
    @EnumSource
    void theHelpNamesEachExitStatus(Step step) {
        StringWriter help = new StringWriter();

        assertEquals(0, Main.run(Map.of(), new PrintWriter(help), new PrintWriter(help), "--help"));

        assertTrue(
                help.toString().replaceAll("\\s+", " ").contains(step.exitStatus() + " " + step.label()),
                help::toString);
    }

    @Test
    void eachOptionStandsThere() {
        for (OptionSpec option :
                new CommandLine(new DoctorCommand(Map.of())).getCommandSpec().options()) {
            assertTrue(page.contains("`" + option.longestName()), option.longestName());
        }
    }
}
