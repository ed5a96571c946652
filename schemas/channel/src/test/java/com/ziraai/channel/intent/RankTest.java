package com.ziraai.channel.intent;

import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.event.AttemptStatus;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RankTest {

    @ParameterizedTest
    @EnumSource(AttemptStatus.class)
    void everyStatusIsAboveAnIntentAndComesBackAsItself(AttemptStatus status) {
        assertThat(Rank.of(status)).isGreaterThan(Rank.INTENDED);
        assertThat(Rank.status(Rank.of(status))).isEqualTo(status);
    }
}
