package com.ziraai.analytics.counter;

import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.analytics.Outcomes;
import com.ziraai.analytics.fold.Fact;
import com.ziraai.analytics.fold.Page;
import com.ziraai.analytics.fold.Stage;
import com.ziraai.event.AttemptStatus;
import com.ziraai.event.Channel;
import com.ziraai.event.ItemStatus;
import java.util.Arrays;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

class MetricDeltasTest {

    private final Outcomes operation = Outcomes.ofNewOperation();
    private final Page page = new Page();
    private final MetricDeltas metrics = new MetricDeltas();

    @Test
    void anItemIsCountedAtEachStatusItComesToAndOnceAtEach() {
        fold(operation.attempt(3, AttemptStatus.UNKNOWN, 40));
        fold(operation.end(3, 1, ItemStatus.PARKED));
        fold(operation.attempt(3, AttemptStatus.DELIVERED, 1_000));
        fold(operation.attempt(3, AttemptStatus.DELIVERED, 1_000));
        fold(operation.attempt(3, AttemptStatus.ACCEPTED, 40));
        fold(operation.end(4, 0, ItemStatus.FAILED));

        int sms = MetricDeltas.row(Optional.of(Channel.SMS));
        assertThat(metrics.items(sms, MetricDeltas.Shown.UNKNOWN)).isEqualTo(1);
        assertThat(metrics.items(sms, MetricDeltas.Shown.DELIVERED)).isEqualTo(1);
        assertThat(metrics.items(sms, MetricDeltas.Shown.ACCEPTED)).isZero();
        assertThat(metrics.items(MetricDeltas.row(Optional.empty()), MetricDeltas.Shown.FAILED))
                .isEqualTo(1);
    }

    @Test
    void whatIsTriedAgainIsAtNoStatusAndCountedForTheChannelThatTakesIt() {
        fold(operation.attempt(3, 1, Channel.WHATSAPP, AttemptStatus.REJECTED, 40, null));
        fold(operation.attempt(3, 2, Channel.SMS, AttemptStatus.ACCEPTED, 90, null));

        int whatsapp = MetricDeltas.row(Optional.of(Channel.WHATSAPP));
        assertThat(
                        Arrays.stream(MetricDeltas.Shown.values())
                                .mapToInt(each -> metrics.items(whatsapp, each)))
                .containsOnly(0);
        assertThat(
                        metrics.items(
                                MetricDeltas.row(Optional.of(Channel.SMS)),
                                MetricDeltas.Shown.ACCEPTED))
                .isEqualTo(1);
    }

    @Test
    void aStageIsTimedWhenItIsFirstHeardOf() {
        fold(operation.attempt(3, AttemptStatus.SENT, 300));
        fold(operation.attempt(3, AttemptStatus.ACCEPTED, 40));
        fold(operation.attempt(3, AttemptStatus.DELIVERED, 900));

        int sms = MetricDeltas.row(Optional.of(Channel.SMS));
        assertThat(metrics.passed())
                .containsExactly(
                        new MetricDeltas.Passed(sms, Stage.ACCEPTED, 300),
                        new MetricDeltas.Passed(sms, Stage.SENT, 300),
                        new MetricDeltas.Passed(sms, Stage.DELIVERED, 900));
    }

    private void fold(SpecificRecord event) {
        page.fold(Fact.of(event)).ifPresent(metrics::add);
    }
}
