package com.ziraai.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ziraai.local.terminal.UsageFailure;
import com.ziraai.topics.DltArguments.Help;
import com.ziraai.topics.DltArguments.Listed;
import com.ziraai.topics.DltArguments.Replayed;
import com.ziraai.topics.DltArguments.Shown;
import com.ziraai.topics.deadletter.Replay.Wish;
import com.ziraai.topics.deadletter.Selection;
import com.ziraai.topics.value.Mask;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DltArgumentsTest {

    private static final Where LOCAL =
            new Where("127.0.0.1:9092", Optional.empty(), "http://127.0.0.1:8091/apis/ccompat/v7");

    @Test
    void looksAtTheLocalClusterWhenNothingElseIsSaid() {
        assertThat(parse("list")).isEqualTo(new Listed(LOCAL, Optional.empty()));
        assertThat(parse("list --bootstrap k:1 --registry http://r --topic a"))
                .isEqualTo(
                        new Listed(
                                new Where("k:1", Optional.empty(), "http://r"), Optional.of("a")));
    }

    @Test
    void showsTwentyLettersMaskedWhenNothingElseIsSaid() {
        assertThat(parse("show a"))
                .isEqualTo(new Shown(LOCAL, "a", Selection.ALL, 20, Mask.PERSONAL));
        assertThat(parse("show a --partition 2 --offset 7 --limit 3 --clear"))
                .isEqualTo(new Shown(LOCAL, "a", at(2, 7), 3, Mask.CLEAR));
    }

    @Test
    void replaysOneLetterOrAll() {
        assertThat(parse("replay a --all --dry-run"))
                .isEqualTo(new Replayed(LOCAL, "a", Selection.ALL, new Wish(true, false, false)));
        assertThat(parse("replay a --partition 2 --offset 7 --again --undecodable"))
                .isEqualTo(new Replayed(LOCAL, "a", at(2, 7), new Wish(false, true, true)));
    }

    @Test
    void givesHelpWhereverItIsAskedFor() {
        assertThat(parse("show --help")).isEqualTo(new Help());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ''                                        | say what to do: list, show or replay
                    drop a                                    | unknown command drop
                    list a                                    | unknown option a
                    list --topic                              | --topic needs a value
                    show                                      | show needs a topic
                    show --limit 3                            | show needs a topic
                    show a --offset 3                         | --offset needs --partition
                    show a --partition x                      | --partition is a whole number
                    show a --limit 0                          | --limit is a whole number
                    show a --all                              | unknown option --all
                    replay                                    | replay needs a topic
                    replay a                                  | replay takes --partition P --offset O, or --all
                    replay a --partition 1                    | replay takes --partition P --offset O, or --all
                    replay a --partition 1 --all              | replay takes --partition P --offset O, or --all
                    replay a --partition 1 --offset 2 --all   | replay takes --partition P --offset O, or --all
                    """)
    void saysWhatIsWrongWithACommandLine(String line, String message) {
        assertThatThrownBy(() -> parse(line))
                .isInstanceOf(UsageFailure.class)
                .hasMessageContaining(message);
    }

    private static Selection at(int partition, long offset) {
        return new Selection(OptionalInt.of(partition), OptionalLong.of(offset));
    }

    private static DltArguments parse(String line) {
        return DltArguments.parse(line.isEmpty() ? new String[0] : line.split(" ", -1));
    }
}
