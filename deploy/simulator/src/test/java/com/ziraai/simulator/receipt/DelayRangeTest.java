package com.ziraai.simulator.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.ziraai.simulator.json.InvalidField;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DelayRangeTest {

    @Test
    void readsARangeAndASingleDuration() {
        DelayRange range = DelayRange.parse("50ms..1s");
        assertThat(range.at(0)).isEqualTo(Duration.ofMillis(50));
        assertThat(range.at(0.5)).isEqualTo(Duration.ofMillis(525));
        assertThat(DelayRange.parse("2s").at(0.9)).isEqualTo(Duration.ofSeconds(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "50", "50ms..", "1s..50ms", "1s..2s..3s", "-1s", "1m"})
    void refusesAnythingElse(String text) {
        assertThatExceptionOfType(InvalidField.class).isThrownBy(() -> DelayRange.parse(text));
    }
}
