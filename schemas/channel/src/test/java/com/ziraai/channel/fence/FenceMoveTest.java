package com.ziraai.channel.fence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FenceMoveTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                // row | ours | adopt | commands exist | move
                "-     | b    | -     | false          | Adopt[]",
                "-     | b    | -     | true           | HoldBack",
                "-     | b    | none  | true           | Adopt[]",
                "-     | b    | a     | true           | HoldBack",
                "b     | b    | -     | true           | Open[]",
                "b     | b    | a     | true           | Open[]",
                "b     | b    | none  | true           | Open[]",
                "a     | b    | -     | true           | HoldBack",
                "a     | b    | -     | false          | HoldBack",
                "a     | b    | none  | true           | HoldBack",
                "a     | b    | c     | true           | HoldBack",
                "a     | b    | a     | true           | TakeOver[from=a]"
            })
    void onlyTheInstallationOfTheRowSendsUnlessSomebodyNamesWhatIsTakenOver(
            String row, String ours, String adopt, boolean commandsExist, String move) {
        FenceSettings settings = new FenceSettings(ours, adopt);
        assertThat(FenceMove.of(Optional.ofNullable(row), settings, () -> commandsExist).toString())
                .startsWith(move);
    }
}
