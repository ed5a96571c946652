package com.ziraai.messaging.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.contract.Service;
import com.ziraai.contract.Topics;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DeclaredReadersTest {

    @Test
    void whatIsDeclaredAndNotReadIsNamed() {
        assertThat(DeclaredReaders.unread(Service.CODE, Set.of(Topics.DISTRIBUTION_REQUESTED)))
                .isEmpty();
        assertThat(DeclaredReaders.unread(Service.CODE, Set.of()))
                .containsExactly(Topics.DISTRIBUTION_REQUESTED.name());
        assertThat(DeclaredReaders.unread(Service.CHANNEL_SMS, Set.of()))
                .as("also its own topic, unless that is its memory")
                .contains(Topics.SMS_RECEIPTS.name());
        assertThat(DeclaredReaders.unread(Service.ANALYTICS, Set.of()))
                .doesNotContain(Topics.OPERATION_PROGRESS.name());
    }
}
