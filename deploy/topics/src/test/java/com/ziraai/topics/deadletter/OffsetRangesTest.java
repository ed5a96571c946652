package com.ziraai.topics.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class OffsetRangesTest {

    @Test
    void writesRunsAsRanges() {
        assertThat(OffsetRanges.write(List.of(7L, 0L, 2L, 1L, 9L, 10L))).isEqualTo("0-2,7,9-10");
    }

    @Test
    void readsWhatItWrote() {
        assertThat(OffsetRanges.read("0-2,7,9-10")).containsExactly(0L, 1L, 2L, 7L, 9L, 10L);
    }
}
