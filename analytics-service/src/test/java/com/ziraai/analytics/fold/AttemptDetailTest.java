package com.ziraai.analytics.fold;

import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.analytics.Outcomes;
import com.ziraai.event.AttemptStatus;
import com.ziraai.event.DeliveryOutcome;
import com.ziraai.event.ItemStatus;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AttemptDetailTest {

    private final Outcomes operation = Outcomes.ofNewOperation();

    @Test
    void mergesAlikeInEveryOrderAndHoweverOften() {
        List<AttemptDetail> details = several();
        for (AttemptDetail one : details) {
            assertThat(one.merge(one)).isSameAs(one);
            assertThat(AttemptDetail.NONE.merge(one)).isEqualTo(one);
            for (AttemptDetail other : details) {
                AttemptDetail both = one.merge(other);
                assertThat(other.merge(one)).isEqualTo(both);
                assertThat(both.merge(other)).isSameAs(both);
                for (AttemptDetail third : details) {
                    assertThat(both.merge(third)).isEqualTo(one.merge(other.merge(third)));
                }
            }
        }
    }

    @Test
    void aSenderStaysWithItsProvider() {
        AttemptDetail one = sent("kannel", "+905550000009", "TR", 100);
        AttemptDetail other = sent("twilio", "+12025550001", "TR", 100);

        assertThat(one.merge(other).origin()).isEqualTo(other.origin());
    }

    @Test
    void anOutcomeWithoutCountryAndPriceTakesNoneAway() {
        DeliveryOutcome old = operation.attempt(0, AttemptStatus.DELIVERED, 10);
        old.put("country", null);
        old.put("priceMicros", null);

        AttemptDetail merged = sent("kannel", "sender", "TR", 45_000).merge(AttemptDetail.of(old));

        assertThat(merged.country()).isEqualTo("TR");
        assertThat(merged.priceMicros()).isEqualTo(45_000);
        assertThat(merged.reason().rank()).isEqualTo(Rank.of(AttemptStatus.DELIVERED));
    }

    private List<AttemptDetail> several() {
        List<AttemptDetail> several = new ArrayList<>(List.of(AttemptDetail.NONE));
        several.add(AttemptDetail.of(operation.end(0, 0, ItemStatus.FAILED)));
        for (String provider : List.of("kannel", "twilio")) {
            for (String sender : List.of("", "a", "b")) {
                several.add(sent(provider, sender, sender.isEmpty() ? "" : "TR", 7));
                several.add(sent(provider, sender, "DE", 9));
            }
        }
        return several;
    }

    private AttemptDetail sent(String provider, String sender, String country, long price) {
        DeliveryOutcome outcome = operation.attempt(0, AttemptStatus.ACCEPTED, 10);
        outcome.put("provider", provider);
        outcome.put("sender", sender);
        outcome.put("country", country);
        outcome.put("priceMicros", price);
        return AttemptDetail.of(outcome);
    }
}
