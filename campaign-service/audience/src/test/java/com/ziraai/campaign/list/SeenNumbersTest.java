package com.ziraai.campaign.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SeenNumbersTest {

    @Test
    void tellsExactlyWhatASetTells() {
        Random random = new Random(7);
        SeenNumbers numbers = new SeenNumbers();
        Set<String> set = new HashSet<>();
        for (int i = 0; i < 300_000; i++) {
            // Neighbours and repetitions, as lists have them.
            String number = "+90555" + (1_000_000 + random.nextInt(200_000));
            assertThat(numbers.add(number)).isEqualTo(set.add(number));
        }
        assertThat(numbers.add("+1")).isTrue();
        assertThat(numbers.add("+999999999999999")).isTrue();
        assertThat(numbers.add("+999999999999999")).isFalse();
    }
}
