package com.ziraai.bench.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CpuUsageTest {

    @Test
    void takesTheEarlierReadingFromTheLater() {
        CpuUsage before = usage("code", Map.of("http", 10L, "rest", 5L));
        CpuUsage after = usage("code", Map.of("http", 25L, "rest", 6L, "C2", 40L));
        assertThat(after.since(before).micros())
                .isEqualTo(usage("code", Map.of("http", 15L, "rest", 1L, "C2", 40L)).micros());
    }

    @Test
    void leavesOutAProcessThatWasNotThereBefore() {
        CpuUsage before = usage("code", Map.of("rest", 5L));
        assertThat(usage("dispatch", Map.of("rest", 7L)).since(before).micros()).isEmpty();
    }

    @Test
    void addsBothCompilers() {
        Map<String, Long> kinds = Map.of("C1", 3L, "C2", 4L, "http", 5L);
        assertThat(CpuUsage.compilers(kinds)).isEqualTo(7);
        assertThat(CpuUsage.sum(kinds)).isEqualTo(12);
    }

    private static CpuUsage usage(String process, Map<String, Long> kinds) {
        SortedMap<String, SortedMap<String, Long>> micros = new TreeMap<>();
        micros.put(process, new TreeMap<>(kinds));
        return new CpuUsage(micros);
    }
}
