package com.ziraai.simulator.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.simulator.attempt.Channel;
import com.ziraai.simulator.faults.ReceiptFault;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ReceiptPlanTest {

    private static final Report SENT = new Report.Sent();
    private static final Report DELIVERED = new Report.Delivered();
    private static final Report READ = new Report.Read();

    @Test
    void reportsInterimThenFinal() {
        assertThat(sms()).containsExactly(SENT, DELIVERED);
    }

    @Test
    void someWhatsAppMessagesAreReadAndSomeOfThoseWithoutADeliveredStatus() {
        assertThat(whatsApp(0.1)).containsExactly(SENT, READ);
        assertThat(whatsApp(0.3)).containsExactly(SENT, DELIVERED, READ);
        assertThat(whatsApp(0.4)).containsExactly(SENT, DELIVERED);
    }

    @Test
    void faultsChangeTheReports() {
        ReceiptFault failed = new ReceiptFault.Failed(OptionalInt.of(34));
        Report expired = new Report.Failed(OptionalInt.of(34));
        assertThat(sms(new ReceiptFault.Lost())).isEmpty();
        assertThat(sms(new ReceiptFault.Twice())).containsExactly(SENT, SENT, DELIVERED, DELIVERED);
        assertThat(sms(new ReceiptFault.Reordered())).containsExactly(DELIVERED, SENT);
        assertThat(sms(failed)).containsExactly(SENT, expired);
        assertThat(sms(new ReceiptFault.Reordered(), failed, new ReceiptFault.Twice()))
                .containsExactly(expired, expired, SENT, SENT);
    }

    @Test
    void whatTheSmscRejectsWasNeverHandedOver() {
        OptionalInt rejected = OptionalInt.of(16);
        assertThat(sms(new ReceiptFault.Failed(rejected)))
                .containsExactly(new Report.Failed(rejected));
    }

    @Test
    void saysWhenReportsComeBeforeTheAnswerOrNever() {
        ReceiptPlan plan =
                ReceiptPlan.of(
                        Channel.SMS,
                        1,
                        0,
                        List.of(new ReceiptFault.BeforeAnswer(), new ReceiptFault.Lost()));
        assertThat(plan.beforeAnswer()).isTrue();
        assertThat(plan.lost()).isTrue();
    }

    private static List<Report> sms(ReceiptFault... faults) {
        return ReceiptPlan.of(Channel.SMS, 0, 1, List.of(faults)).reports();
    }

    private static List<Report> whatsApp(double readDraw) {
        return ReceiptPlan.of(Channel.WHATSAPP, readDraw, 0.4, List.of()).reports();
    }
}
