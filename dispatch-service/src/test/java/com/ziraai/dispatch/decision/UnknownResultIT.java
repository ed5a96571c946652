package com.ziraai.dispatch.decision;

import static com.ziraai.event.AttemptStatus.DELIVERED;
import static com.ziraai.event.AttemptStatus.FAILED;
import static com.ziraai.event.AttemptStatus.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ziraai.dispatch.SampleItems;
import com.ziraai.event.FailureClass;
import com.ziraai.event.Guarantee;
import com.ziraai.event.ItemOutcome;
import com.ziraai.event.ItemStatus;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnknownResultIT extends DispatchScene {

    @Test
    void anUnknownResultParksTheItemAtItsDeadlineAndALateFailureEndsIt() {
        publish(List.of(ready(0, it -> it)));
        await().atMost(SOON).until(() -> sms().size() == 1);
        say(List.of(sms(0, 1, UNKNOWN, SampleItems.failure(FailureClass.UNKNOWN, "NO_ANSWER"))));

        ItemOutcome parked = awaitEnd();
        assertThat(parked.getStatus()).isEqualTo(ItemStatus.PARKED);
        assertThat(parked.getAttemptNo()).isEqualTo(1);
        assertThat(followups()).isZero();

        say(List.of(sms(0, 1, FAILED, UNREACHABLE), sms(0, 1, FAILED, UNREACHABLE)));
        await().atMost(SOON).until(() -> ends().stream().distinct().count() == 2);
        assertThat(ends().getLast().getStatus()).isEqualTo(ItemStatus.FAILED);
        assertThat(decisions()).isEqualTo(3);
        assertThat(whatsapp()).as("a parked item is never sent again").isEmpty();
        assertThat(sms()).hasSize(1);
    }

    @Test
    void anUnknownResultIsForgottenWhenAReceiptResolvesIt() {
        publish(List.of(ready(0, it -> it), ready(1, it -> it)));
        await().atMost(SOON).until(() -> sms().size() == 2);
        say(List.of(sms(0, 1, UNKNOWN, null), sms(1, 1, UNKNOWN, null)));
        await().atMost(SOON).until(() -> followups() == 2);
        say(List.of(sms(0, 1, DELIVERED, null)));

        await().atMost(SOON).until(() -> ends().size() == 1);
        assertThat(ends().getFirst().getItem().getItemIndex()).isEqualTo(1);
        assertThat(decisions()).isEqualTo(3);
    }

    @Test
    void anUnknownResultIsTriedAgainWhereTheSponsorWantsAtLeastOnce() {
        publish(List.of(ready(0, request -> request.setGuarantee(Guarantee.AT_LEAST_ONCE))));
        await().atMost(SOON).until(() -> sms().size() == 1);
        say(List.of(sms(0, 1, UNKNOWN, null)));
        await().atMost(SOON).until(() -> sms().size() == 2);
        assertThat(reasons()).containsExactly("PREFERRED_CHANNEL", "RESULT_UNKNOWN");

        say(List.of(sms(0, 2, UNKNOWN, null)));
        assertThat(awaitEnd().getStatus()).isEqualTo(ItemStatus.PARKED);
        assertThat(sms()).hasSize(2);
    }
}
