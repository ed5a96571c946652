package com.ziraai.channel.sms;

import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.channel.provider.FailureCode;
import com.ziraai.contract.SenderFault;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Dispatch knows the taxonomy by its codes; they must be those the channels say. */
class SenderFaultTest {

    @ParameterizedTest
    @EnumSource
    void aFaultOfASenderIsACodeOfTheTaxonomyAndMeansTheSame(SenderFault fault) {
        assertThat(FailureCode.valueOf(fault.name()).failureClass())
                .isEqualTo(fault.failureClass());
    }
}
