package com.ziraai.local.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CommandLineTest {

    @Test
    void readsValuesAndSwitches() {
        var line = parse("--exit", "--seed", "7");
        assertThat(line.has("--exit")).isTrue();
        assertThat(line.number("--seed", 1, 0, 10)).isEqualTo(7);
        assertThat(line.choice("--ports", "standard", "free")).isEqualTo("standard");
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThatThrownBy(() -> parse("--exi")).hasMessage("unknown option --exi");
        assertThatThrownBy(() -> parse("--seed")).hasMessage("--seed needs a value");
        assertThatThrownBy(() -> parse("--seed", "x").number("--seed", 1, 0, 10))
                .hasMessageContaining("from 0 to 10");
        assertThatThrownBy(() -> parse("--seed", "11").number("--seed", 1, 0, 10))
                .isInstanceOf(UsageFailure.class);
        assertThatThrownBy(() -> parse("--ports", "some").choice("--ports", "standard", "free"))
                .hasMessage("--ports is standard or free, not some");
    }

    @Test
    void failureIsOneLineAndAnExitCode() {
        var bytes = new ByteArrayOutputStream();
        var err = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        var code =
                Terminal.run(
                        "deploy/up",
                        "usage",
                        err,
                        () -> {
                            throw new com.ziraai.local.process.StartFailure("port 8080 is taken");
                        });
        assertThat(code).isEqualTo(1);
        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .isEqualTo("deploy/up: port 8080 is taken\n");
    }

    private static CommandLine parse(String... arguments) {
        return CommandLine.parse(arguments, Set.of("--seed", "--ports"), Set.of("--exit"));
    }
}
