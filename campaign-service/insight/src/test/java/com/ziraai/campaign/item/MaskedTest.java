package com.ziraai.campaign.item;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskedTest {

    @ParameterizedTest
    @CsvSource({"+905551234567, +90********67", "+1234, *****", "+12345, +12*45"})
    void ofANumberTheEndsAreShown(String phone, String masked) {
        assertThat(Masked.phone(phone)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource({"ahmet@email.com, a***@email.com", "@email.com, ***", "nonsense, ***"})
    void ofAnAddressTheDomainIsShown(String email, String masked) {
        assertThat(Masked.email(email)).isEqualTo(masked);
    }

    @Test
    void nothingStaysNothing() {
        assertThat(Masked.phone(null)).isNull();
        assertThat(Masked.email(null)).isNull();
    }
}
