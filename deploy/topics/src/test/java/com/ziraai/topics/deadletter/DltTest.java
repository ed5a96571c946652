package com.ziraai.topics.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.topics.deadletter.Dlt.SelectionOptions;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class DltTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void meansEveryLetterOrThoseOfAPartitionOrOne() {
        assertThat(selection()).isEqualTo(new Selection(OptionalInt.empty(), OptionalLong.empty()));
        assertThat(selection("--partition", "2"))
                .isEqualTo(new Selection(OptionalInt.of(2), OptionalLong.empty()));
        assertThat(selection("--partition", "2", "--offset", "7"))
                .isEqualTo(new Selection(OptionalInt.of(2), OptionalLong.of(7)));
    }

    private static Selection selection(String... options) {
        return CommandLine.populateCommand(new SelectionOptions(), options).selection();
    }

    @Test
    void helpOfACommandTellsItsOptions() {
        assertThat(run("replay", "--help")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("Usage: deploy/dlt replay ", "--dry-run", "--bootstrap=HOST:PORT");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    ""                                        | Missing required subcommand
                    drop a                                    | Unmatched arguments from index 0: 'drop', 'a'
                    list a                                    | Unmatched argument at index 1: 'a'
                    list --topic                              | Missing required parameter for option '--topic' (TOPIC)
                    show                                      | Missing required parameter: 'TOPIC'
                    show --limit 3                            | Missing required parameter: 'TOPIC'
                    show a --offset 3                         | --offset needs --partition
                    show a --partition x                      | Invalid value for option '--partition': 'x' is not an int
                    show a --limit 0                          | --limit is a whole number from 1
                    show a --all                              | Unknown option: '--all'
                    replay                                    | Missing required parameter: 'TOPIC'
                    replay a                                  | replay takes --partition P --offset O, or --all
                    replay a --partition 1                    | replay takes --partition P --offset O, or --all
                    replay a --partition 1 --all              | replay takes --partition P --offset O, or --all
                    replay a --partition 1 --offset 2 --all   | replay takes --partition P --offset O, or --all
                    """)
    void saysWhatIsWrongWithACommandLine(String line, String message) {
        assertThat(run(line.isEmpty() ? new String[0] : line.split(" "))).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith("deploy/dlt: " + message)
                .contains("Usage: deploy/dlt");
    }

    private int run(String... arguments) {
        return Dlt.run(
                arguments,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }
}
