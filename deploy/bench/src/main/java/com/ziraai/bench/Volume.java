package com.ziraai.bench;

import com.ziraai.local.terminal.Between;
import picocli.CommandLine.Option;

/** Options that say how much is sent. */
final class Volume {

    private static final int MOST = 1_000_000;

    @Option(
            names = "--items",
            paramLabel = "N",
            description = "messages to measure (default: ${DEFAULT-VALUE})")
    @Between(least = 1, most = MOST)
    private int items = 20_000;

    @Option(
            names = "--warmup",
            paramLabel = "N",
            description =
                    "messages sent before, so that the compilers are done (default:"
                            + " ${DEFAULT-VALUE})")
    @Between(least = 0, most = MOST)
    private int warmup = 20_000;

    int items() {
        return items;
    }

    int warmup() {
        return warmup;
    }
}
