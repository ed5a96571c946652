package com.ziraai.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ziraai.infrastructure.process.StartFailure;
import com.ziraai.local.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoundsTest {

    @TempDir private Path folder;

    @Test
    void takesTurnsInBeingFirstAndFindsNothingOfTheRunBefore() throws IOException {
        Rounds rounds = rounds(0);
        assertThat(rounds.run(3)).isZero();
        assertThat(Files.readString(folder.resolve("order"))).isEqualTo("A\nB\nB\nA\nA\nB\n");
    }

    @Test
    void saysSoWhenARunEndedBadlyAndStillTakesItsResult() {
        assertThat(rounds(1).run(1)).isOne();
    }

    @Test
    void givesUpWhereThereIsNoResult() {
        Contender silent = contender("A", "exit 3");
        assertThatThrownBy(silent::run)
                .isInstanceOf(StartFailure.class)
                .hasMessage("A printed no result and ended with 3");
    }

    private Rounds rounds(int code) {
        return new Rounds(
                contender("A", "mkdir data && echo A >>order; echo '{\"x\":1}'"),
                contender("B", "mkdir data && echo B >>order; echo '{\"x\":2}'; exit " + code),
                folder.resolve("data"),
                new Terminal(System.err));
    }

    private Contender contender(String name, String script) {
        return new Contender(
                name, folder, List.of("bash", "-c", script), Map.of(), Figures.ofRate("x"));
    }
}
