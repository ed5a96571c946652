package com.ziraai.local.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.infrastructure.process.StartFailure;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

class TerminalTest {

    private enum Ports {
        STANDARD,
        FREE
    }

    @Command(name = "deploy/up")
    static final class Up implements Runnable {

        @Option(names = "--seed", paramLabel = "N", description = "standard: ${DEFAULT-VALUE}")
        @Between(least = 0, most = 10)
        private long seed = 1;

        @Option(names = "--ports")
        private Ports ports = Ports.STANDARD;

        @Option(names = "--exit")
        private boolean exit;

        @Override
        public void run() {
            if (exit) {
                throw new StartFailure("port 8080 is taken");
            }
            if (seed == 3) {
                throw new UsageFailure("3 is no seed for " + ports);
            }
        }
    }

    private final Up up = new Up();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void readsValuesAndSwitches() {
        assertThat(run("--ports", "free", "--seed", "7")).isZero();
        assertThat(up.seed).isEqualTo(7);
        assertThat(up.ports).isEqualTo(Ports.FREE);
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    --exi         | Unknown option: '--exi'
                    seven         | Unmatched argument at index 0: 'seven'
                    --seed        | Missing required parameter for option '--seed' (N)
                    --seed x      | Invalid value for option '--seed': 'x' is not a long
                    --seed 11     | --seed is a whole number from 0 to 10, not 11
                    --seed -1     | --seed is a whole number from 0 to 10, not -1
                    --seed 3      | 3 is no seed for STANDARD
                    --ports some  | Invalid value for option '--ports': expected one of [STANDARD, FREE]
                    """)
    void saysWhatMakesNoSenseAndWhatWould(String line, String message) {
        assertThat(run(line.split(" "))).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith("deploy/up: " + message)
                .contains("\nUsage: deploy/up ");
    }

    @Test
    void helpTellsOptionsAndDoesNothingElse() {
        assertThat(run("--exit", "--help")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("--seed=N", "standard: 1");
    }

    @Test
    void failureIsOneLineAndAnExitCode() {
        assertThat(run("--exit")).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo("deploy/up: port 8080 is taken\n");
    }

    private int run(String... arguments) {
        return Terminal.run(
                up,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                arguments);
    }
}
