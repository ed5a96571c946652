package com.ziraai.dispatch.item;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyArraysTest {

    private static final String NOVEMBER = "bulk_019aac50-4a00-7c3e-9f00-0123456789ab";
    private static final String LATER = "bulk_019ab176-a600-7c3e-9f00-0123456789ab";

    @Test
    void eachItemHasTheDayOfItsOwnOperation() {
        List<ItemKey> keys =
                List.of(
                        new ItemKey(NOVEMBER, 0),
                        new ItemKey(NOVEMBER, 1),
                        new ItemKey(LATER, 0),
                        new ItemKey(NOVEMBER, 2),
                        new ItemKey(LATER, 1));
        assertThat(KeyArrays.days(keys))
                .containsExactly(
                        keys.stream().map(ItemKey::operationDay).toArray(LocalDate[]::new));
    }
}
