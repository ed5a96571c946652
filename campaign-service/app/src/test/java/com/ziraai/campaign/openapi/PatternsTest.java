package com.ziraai.campaign.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatternsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "^[a-z]+$               | ^[a-z]+$                    | true",
                "^[a-z]+$               | ^[a-z0-9_]+$                | true",
                "^\\p{L}[\\p{L}_]{0,9}$ | ^\\p{L}[\\p{L}\\p{M}_]{0,9}$ | true",
                "^[a-z0-9]+$            | ^[a-z]+$                    | false",
                "^[a-z]+$               | ^[a-z]*$                    | false",
                "^[^a-z]+$              | ^[^a-z0-9]+$                | false",
                "^[a-z][0-9]$           | ^[a-z0-9]$                  | false"
            })
    void onlyWhatTakesAllThatWasTakenIsWider(String before, String after, boolean wider) {
        assertThat(Patterns.isWider(after, before)).isEqualTo(wider);
    }
}
