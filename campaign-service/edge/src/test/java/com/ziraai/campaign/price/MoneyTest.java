package com.ziraai.campaign.price;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {

    @ParameterizedTest
    @CsvSource({"0,0", "0.25,250000", "500,500000000", "0.000001,1", "1e3,1000000000"})
    void anAmountIsCountedInMillionths(BigDecimal amount, long micros) {
        assertThat(Money.micros(amount)).contains(micros);
        assertThat(Money.ofMicros(micros)).isEqualByComparingTo(amount);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "0.0000001", "1000000000001", "1e999999999", "1e-999999999"})
    void whatCannotBeCountedIsNone(BigDecimal amount) {
        assertThat(Money.micros(amount)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"500000000,500", "308500000,308.5", "0,0"})
    void anAmountIsShownPlainly(long micros, String shown) {
        assertThat(Money.ofMicros(micros)).hasToString(shown);
    }
}
