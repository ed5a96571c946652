package com.ziraai.analytics.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.analytics.Outcomes;
import com.ziraai.analytics.fold.Fact;
import com.ziraai.analytics.fold.Tally;
import com.ziraai.event.AttemptStatus;
import com.ziraai.event.ItemStatus;
import org.junit.jupiter.api.Test;

class TallyCodecTest {

    private final Outcomes operation = Outcomes.ofNewOperation();

    @Test
    void recentResultsAreReadAsTheyWereWritten() {
        Tally tally = new Tally();
        tally.note(Fact.of(operation.attempt(1, AttemptStatus.ACCEPTED, 10)));
        tally.note(Fact.of(operation.end(3, 0, ItemStatus.SKIPPED)));

        Tally read = TallyCodec.decode(TallyCodec.encode(tally));

        assertThat(read.recentResults()).hasSize(2).isEqualTo(tally.recentResults());
    }
}
