package com.ziraai.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ziraai.local.terminal.UsageFailure;
import com.ziraai.topics.ReplayArguments.Dump;
import com.ziraai.topics.ReplayArguments.Help;
import com.ziraai.topics.ReplayArguments.Item;
import com.ziraai.topics.ReplayArguments.Load;
import com.ziraai.topics.ReplayArguments.Rebuild;
import com.ziraai.topics.ReplayArguments.Show;
import com.ziraai.topics.cluster.Span;
import com.ziraai.topics.dump.Choice;
import com.ziraai.topics.dump.Loading;
import com.ziraai.topics.value.Mask;
import com.ziraai.topics.value.Reference;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplayArgumentsTest {

    private static final String OPERATION = "bulk_0198c0de-7a10-7c3e-9f00-0123456789ab";
    private static final Where LOCAL =
            new Where("127.0.0.1:9092", Optional.empty(), "http://127.0.0.1:8091/apis/ccompat/v7");
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC);

    @Test
    void dumpsWhatIsChosen() {
        Span span =
                new Span(
                        Optional.of(Instant.parse("2026-11-22T08:00:00Z")),
                        Optional.of(Instant.parse("2026-11-22T00:00:00Z")),
                        OptionalInt.of(3),
                        OptionalLong.of(5),
                        OptionalLong.empty());
        assertThat(
                        parse(
                                "dump a b --from 2h --to 2026-11-22 --partition 3 --offsets 5.."
                                        + " --key k --out f.gz"))
                .isEqualTo(
                        new Dump(
                                LOCAL,
                                List.of("a", "b"),
                                new Choice(span, Optional.of("k"), Optional.empty()),
                                Path.of("f.gz")));
    }

    @Test
    void dumpsOfAnOperationWhatTellsHowItWentAndSendsNothing() {
        assertThat(((Dump) parse("dump --out f --operation " + OPERATION)).topics())
                .containsExactly(
                        "code.outcomes.v1",
                        "sms.outcomes.v1",
                        "whatsapp.outcomes.v1",
                        "distribution.outcomes.v1",
                        "operation.lifecycle.v1",
                        "operation.spending.v1");
    }

    @Test
    void showsTwentyRecordsMaskedWhenNothingElseIsSaid() {
        assertThat(parse("show f"))
                .isEqualTo(new Show(LOCAL, "f", Choice.ALL, 20, Mask.PERSONAL_AND_CODES));
        assertThat(parse("show f --limit 3 --clear"))
                .isEqualTo(new Show(LOCAL, "f", Choice.ALL, 3, Mask.CLEAR));
    }

    @Test
    void loadsHereAndSendsNothingWhenNothingElseIsSaid() {
        assertThat(parse("load f"))
                .isEqualTo(new Load(LOCAL, Path.of("f"), new Loading.Wish(Set.of(), false, false)));
        assertThat(
                        parse(
                                "load f a b --anywhere --send --bootstrap k:1 --registry http://r"
                                        + " --command-config c"))
                .isEqualTo(
                        new Load(
                                new Where("k:1", Optional.of(Path.of("c")), "http://r"),
                                Path.of("f"),
                                new Loading.Wish(Set.of("a", "b"), true, true)));
    }

    @Test
    void followsOneItem() {
        Reference item = new Reference(OPERATION, OptionalInt.of(7));
        assertThat(parse("item " + OPERATION + "/7 --json"))
                .isEqualTo(new Item(LOCAL, item, true, Mask.PERSONAL_AND_CODES));
    }

    @Test
    void rebuildsAnalytics() {
        assertThat(parse("rebuild analytics --data d"))
                .isEqualTo(new Rebuild(Path.of("d"), URI.create("http://127.0.0.1:8085"), false));
        assertThat(parse("rebuild analytics --data d --analytics http://127.0.0.1:9 --accept-less"))
                .isEqualTo(new Rebuild(Path.of("d"), URI.create("http://127.0.0.1:9"), true));
    }

    @Test
    void givesHelpWhereverItIsAskedFor() {
        assertThat(parse("load --help")).isEqualTo(new Help());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ''                                    | say what to do: dump, show, load, rebuild or item
                    --out f                               | say what to do
                    drop a                                | unknown command drop
                    dump --out f                          | dump needs a topic or --operation
                    dump a                                | dump needs --out
                    dump a --out f --offsets 3            | --offsets is A..B, not 3
                    dump a --out f --from yesterday       | yesterday is no time
                    dump a --out f --operation 12         | 12 is no operation id
                    dump a --out f --partition x          | --partition is a whole number
                    dump a --out f --clear                | unknown option --clear
                    show                                  | show needs a file or a topic
                    show a b                              | show needs a file or a topic
                    load                                  | load needs a file
                    load f --from 2h                      | unknown option --from
                    rebuild                               | rebuild needs analytics
                    rebuild campaign                      | only analytics can be rebuilt
                    item 7                                | item needs OPERATION/INDEX
                    item a/7                              | a is no operation id
                    """)
    void saysWhatIsWrongWithACommandLine(String line, String message) {
        assertThatThrownBy(() -> parse(line))
                .isInstanceOf(UsageFailure.class)
                .hasMessageContaining(message);
    }

    private static ReplayArguments parse(String line) {
        return ReplayArguments.parse(line.isEmpty() ? new String[0] : line.split(" ", -1), CLOCK);
    }
}
