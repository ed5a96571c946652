package com.ziraai.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeapWatchTest {

    @Test
    void addsTheHeapsPoolsAndLeavesTheRest() {
        String scrape =
                """
                # TYPE jvm_memory_used_bytes gauge
                jvm_memory_used_bytes{area="heap",id="Eden Space"} 1.048576E7
                jvm_memory_used_bytes{area="heap",id="Tenured Gen"} 2097152.0
                jvm_memory_used_bytes{area="nonheap",id="Metaspace"} 9.9E9
                """;
        assertThat(HeapWatch.parse(scrape)).isEqualTo(12);
    }
}
