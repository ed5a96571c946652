package com.ziraai.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LaunchOptionsTest {

    @Test
    void servicesGetWhatIsSetForObservingThemAndNothingElse() {
        assertThat(
                        LaunchOptions.handedOn(
                                Map.of(
                                        "ZIRAAI_TRACING_SHARE", "1",
                                        "SPRING_PROFILES_ACTIVE", "mine")))
                .isEqualTo(Map.of("ZIRAAI_TRACING_SHARE", "1"));
    }
}
