package com.ziraai.bench.compare;

import com.ziraai.infrastructure.process.Folders;
import com.ziraai.local.terminal.Terminal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs two contenders in turn and prints their results, and in the end how they compare. */
final class Rounds {

    private final Contender one;
    private final Contender other;
    private final Path data;
    private final Terminal terminal;
    private final List<Map<String, Double>> ofOne = new ArrayList<>();
    private final List<Map<String, Double>> ofOther = new ArrayList<>();
    private boolean clean = true;

    /**
     * @param data deleted before and after each run, so that none finds what another one left
     */
    Rounds(Contender one, Contender other, Path data, Terminal terminal) {
        this.one = one;
        this.other = other;
        this.data = data;
        this.terminal = terminal;
    }

    /**
     * Whoever came first in a round comes second in the next.
     *
     * @return the exit code: 1 when a run ended with another one than 0
     */
    @SuppressWarnings("SystemOut") // the results are the command's output
    int run(int rounds) {
        for (int round = 0; round < rounds; round++) {
            if (round % 2 == 0) {
                run(one, ofOne);
                run(other, ofOther);
            } else {
                run(other, ofOther);
                run(one, ofOne);
            }
        }
        Comparison.table(one.name(), other.name(), Comparison.rows(ofOne, ofOther))
                .forEach(System.out::println);
        return clean ? 0 : 1;
    }

    @SuppressWarnings("SystemOut")
    private void run(Contender contender, List<Map<String, Double>> figures) {
        Folders.delete(data);
        Contender.Ran ran = contender.run();
        Folders.delete(data);
        System.out.println(contender.name() + " " + ran.line());
        if (!ran.clean()) {
            terminal.line(contender.name() + ": this run did not end well, see above");
            clean = false;
        }
        figures.add(contender.figures().apply(ran.line()));
    }
}
