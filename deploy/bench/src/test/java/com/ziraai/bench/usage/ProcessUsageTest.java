package com.ziraai.bench.usage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcessUsageTest {

    private static final String STAT =
            "42 (a ) b) S 1 42 42 0 -1 4194560 1 2 3 4 100 20 3 1 20 0 9 0 77 8 9";

    @Test
    void addsUserAndSystemTimeOfTheProcessAndItsEndedChildren() {
        assertThat(ProcessUsage.parseCpu(STAT)).isEqualTo(1_240_000);
    }

    @Test
    void leavesEndedChildrenOutOfWhatAThreadUsed() {
        assertThat(ProcessUsage.parseOwnCpu(STAT)).isEqualTo(1_200_000);
    }

    @Test
    void readsResidentPages() {
        assertThat(ProcessUsage.parseResident("1000 25 3 4 0 5 0")).isEqualTo(25 * 4096);
    }

    @Test
    void seesWhatThisProcessUses() {
        ProcessUsage now = ProcessUsage.of(ProcessHandle.current());
        assertThat(now.cpuMicros()).isPositive();
        assertThat(now.residentBytes()).isGreaterThan(10_000_000);
    }

    @Test
    void countsNothingForAProcessThatHasEnded() throws Exception {
        Process ended = new ProcessBuilder("true").start();
        ended.waitFor();
        assertThat(ProcessUsage.of(ended.toHandle())).isEqualTo(new ProcessUsage(0, 0));
    }
}
