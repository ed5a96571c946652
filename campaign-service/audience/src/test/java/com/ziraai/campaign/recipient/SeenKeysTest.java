package com.ziraai.campaign.recipient;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeenKeysTest {

    @Test
    void aKeyIsNewOnce() {
        ContactKeys.Hasher hasher = new ContactKeys("a-secret-for-tests").hasher();
        List<String> keys =
                IntStream.range(0, 10_000).mapToObj(each -> hasher.keyOf("a" + each)).toList();
        SeenKeys seen = new SeenKeys();
        assertThat(keys).allMatch(seen::add).noneMatch(seen::add);
    }

    @Test
    void keysThatShareASlotAreTwo() {
        SeenKeys seen = new SeenKeys();
        // 16 bytes that differ in the first one only.
        assertThat(seen.add("AQAAAAAAAAAAAAAAAAAAAQ")).isTrue();
        assertThat(seen.add("AgAAAAAAAAAAAAAAAAAAAQ")).isTrue();
        assertThat(seen.add("AQAAAAAAAAAAAAAAAAAAAQ")).isFalse();
    }
}
