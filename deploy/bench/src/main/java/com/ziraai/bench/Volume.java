package com.ziraai.bench;

import com.ziraai.local.terminal.Between;
import org.jspecify.annotations.Nullable;
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
                    "messages sent before, exactly so many (default: until the rate no longer"
                            + " grows)")
    @Between(least = 0, most = MOST)
    private @Nullable Integer warmup;

    int items() {
        return items;
    }

    WarmUp warmUp(Load load) {
        return warmup == null ? load.warmUp() : load.warmUp(warmup);
    }
}
