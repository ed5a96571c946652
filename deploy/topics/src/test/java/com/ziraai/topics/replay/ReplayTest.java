package com.ziraai.topics.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.topics.cluster.Span;
import com.ziraai.topics.value.Reference;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class ReplayTest {

    private static final String OPERATION = "bulk_0198c0de-7a10-7c3e-9f00-0123456789ab";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void choosesEveryRecordWhenNothingElseIsSaid() {
        assertThat(choice()).isEqualTo(new Choice(Span.ALL, Optional.empty(), Optional.empty()));
    }

    @Test
    void choosesByTimePlaceKeyAndOperation() {
        Span span =
                new Span(
                        Optional.of(Instant.parse("2026-11-22T08:00:00Z")),
                        Optional.of(Instant.parse("2026-11-22T00:00:00Z")),
                        OptionalInt.of(3),
                        OptionalLong.of(5),
                        OptionalLong.empty());
        assertThat(
                        choice(
                                "--from",
                                "2026-11-22T08:00:00Z",
                                "--to",
                                "2026-11-22",
                                "--partition",
                                "3",
                                "--offsets",
                                "5..",
                                "--key",
                                "k",
                                "--operation",
                                OPERATION))
                .isEqualTo(
                        new Choice(
                                span,
                                Optional.of("k"),
                                Optional.of(new Reference(OPERATION, OptionalInt.empty()))));
    }

    private static Choice choice(String... options) {
        return CommandLine.populateCommand(new ChoiceOptions(), options).choice();
    }

    @Test
    void knowsTimesSoLongAgo() {
        Clock clock = Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC);
        assertThat(Times.parse("90s", clock)).isEqualTo("2026-11-22T09:58:30Z");
        assertThat(Times.parse("2h", clock)).isEqualTo("2026-11-22T08:00:00Z");
        assertThat(Times.parse("7d", clock)).isEqualTo("2026-11-15T10:00:00Z");
    }

    @Test
    void dumpsOfAnOperationWhatTellsHowItWentAndSendsNothing() {
        assertThat(Replay.facts())
                .containsExactly(
                        "code.outcomes.v1",
                        "sms.outcomes.v1",
                        "whatsapp.outcomes.v1",
                        "email.outcomes.v1",
                        "distribution.outcomes.v1",
                        "operation.lifecycle.v1",
                        "operation.spending.v1");
    }

    @Test
    void helpOfACommandTellsItsOptions() {
        assertThat(run("load", "--help")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("Usage: deploy/replay load ", "--send", "--command-config=FILE");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    ""                                    | Missing required subcommand
                    --out f                               | Unknown options: '--out', 'f'
                    drop a                                | Unmatched arguments from index 0: 'drop', 'a'
                    dump --out f                          | dump needs a topic or --operation
                    dump a                                | Missing required option: '--out=FILE'
                    dump a --out f --offsets 3            | Invalid value for option '--offsets': A..B, not 3
                    dump a --out f --from yesterday       | Invalid value for option '--from': yesterday is no time
                    dump a --out f --operation 12         | Invalid value for option '--operation': 12 is no operation id
                    dump a --out f --partition x          | Invalid value for option '--partition': 'x' is not an int
                    dump a --out f --partition -1         | --partition is a whole number from 0
                    dump a --out f --clear                | Unknown option: '--clear'
                    show                                  | Missing required parameter: 'FILE|TOPIC'
                    show a b                              | Unmatched argument at index 2: 'b'
                    show a --limit 0                      | --limit is a whole number from 1
                    load                                  | Missing required parameter: 'FILE'
                    load f --from 2h                      | Unknown option: '--from'
                    reset g --to-offset 1                 | Unmatched arguments from index 0: 'reset'
                    rebuild                               | Missing required parameter: 'analytics'
                    rebuild campaign                      | Invalid value for positional parameter at index 0 (analytics): expected one of [ANALYTICS]
                    rebuild analytics --analytics 8085    | --analytics is an address such as
                    item 7                                | Invalid value for positional parameter at index 0 (OPERATION/INDEX): OPERATION/INDEX, not 7
                    item a/7                              | Invalid value for positional parameter at index 0 (OPERATION/INDEX): a is no operation id
                    """)
    void saysWhatIsWrongWithACommandLine(String line, String message) {
        assertThat(run(line.isEmpty() ? new String[0] : line.split(" "))).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith("deploy/replay: " + message)
                .contains("Usage: deploy/replay");
    }

    private int run(String... arguments) {
        return Replay.run(
                arguments,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }
}
