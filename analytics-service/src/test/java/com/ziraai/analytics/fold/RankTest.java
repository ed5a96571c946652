package com.ziraai.analytics.fold;

import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.event.AttemptStatus;
import com.ziraai.event.ItemStatus;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RankTest {

    @Test
    void followsTheOrderInWhichStatusesWin() {
        assertThat(Arrays.stream(AttemptStatus.values()).map(Rank::of))
                .doesNotHaveDuplicates()
                .isSorted()
                .allMatch(rank -> rank > Rank.NONE);
        assertThat(Arrays.stream(ItemStatus.values()).map(Rank::of))
                .doesNotHaveDuplicates()
                .isSorted()
                .allMatch(rank -> rank > Rank.NONE);
    }
}
