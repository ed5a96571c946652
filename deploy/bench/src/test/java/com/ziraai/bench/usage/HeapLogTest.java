package com.ziraai.bench.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class HeapLogTest {

    private static final String LOG =
            """
            [900ms] Using Serial
            [1000ms] GC(0) Pause Young (Allocation Failure) 104M->7M(245M) 8.123ms
            [2000ms] GC(1) Pause Young (Allocation Failure) 71M->9M(245M) 4.5ms
            [3000ms] GC(2) Pause Full (Metadata GC Threshold) 88M->20M(245M) 51.002ms
            """;

    @Test
    void findsTheLargestHeapBeforeACollectionOfThatTime() {
        assertThat(largest(0, 5000)).isEqualTo(104);
        assertThat(largest(1500, 3000)).isEqualTo(88);
        assertThat(largest(1500, 2999)).isEqualTo(71);
    }

    @Test
    void tellsNothingWhereNothingWasCollected() {
        assertThat(HeapLog.largest(LOG, Instant.ofEpochMilli(3001), Instant.ofEpochMilli(9000)))
                .isEmpty();
    }

    private static long largest(long from, long to) {
        return HeapLog.largest(LOG, Instant.ofEpochMilli(from), Instant.ofEpochMilli(to))
                .orElseThrow();
    }
}
