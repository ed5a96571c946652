package com.ziraai.campaign.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationsTest {

    @ParameterizedTest
    @CsvSource({
        "PT0S, 00:00:00",
        "PT12M30S, 00:12:30",
        "PT1H30M, 01:30:00",
        "PT0.2S, 00:00:01",
        "PT26H, 1.02:00:00"
    })
    void wholeSecondsReadLikeTheDocuments(Duration duration, String expected) {
        assertThat(Durations.wholeSeconds(duration)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "PT2.5S, 00:00:02.5",
        "PT2S, 00:00:02.0",
        "PT0.035S, 00:00:00.035",
        "PT2.1S, 00:00:02.1",
        "PT0.12S, 00:00:00.12"
    })
    void fractionsReadLikeTheDocuments(Duration duration, String expected) {
        assertThat(Durations.precise(duration)).isEqualTo(expected);
    }
}
