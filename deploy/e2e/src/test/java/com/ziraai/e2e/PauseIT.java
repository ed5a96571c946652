package com.ziraai.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ziraai.local.sponsor.Recipient;
import com.ziraai.local.sponsor.Request;
import com.ziraai.local.sponsor.SampleRecipients;
import com.ziraai.local.sponsor.SponsorApi;
import com.ziraai.local.sponsor.Status;
import com.ziraai.local.system.Service;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** With {@code -Dpause.items=100000} a sponsor's largest operation, and all services restart. */
class PauseIT {

    private static final int ITEMS = Integer.getInteger("pause.items", 2_000);
    private static final Duration PATIENCE = Duration.ofMinutes(2).plusSeconds(ITEMS / 50);

    /** What a pause may take, from its answer to the provider's last message. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    /** In a build only those that hold the items; each takes its time to start. */
    private static final List<Service> RESTARTED =
            ITEMS > 10_000
                    ? List.of(Service.values())
                    : List.of(Service.CAMPAIGN, Service.DISPATCH, Service.CHANNEL_SMS);

    private final RunningSystem running = RunningSystem.shared();

    @Test
    void servicesMayRestartWhileAnOperationIsPausedAtAnyMoment() {
        var sponsor = new SponsorApi(running.system(), "halting", "halting");
        sponsor.raisePlan();
        var id = sponsor.sendLinks(request(), "halted");
        var moment = ITEMS / 20 + new Random().nextInt(ITEMS / 2);
        await().atMost(PATIENCE).until(() -> accepted(sponsor, id) >= moment);

        sponsor.move("pause", id);
        var answered = Instant.now();
        RESTARTED.parallelStream().map(Service::label).forEach(running.system()::restart);
        assertThat(sponsor.status(id).status()).isEqualTo("Paused");
        assertThat(running.calls(id))
                .as("calls after the pause was answered at %s", answered)
                .isNotEmpty()
                .allMatch(call -> call.isBefore(answered.plus(GRACE)));
        assertThat(accepted(sponsor, id)).isLessThan(ITEMS);

        sponsor.move("resume", id);
        var ended = await().atMost(PATIENCE).until(() -> sponsor.status(id), Status::isFinal);
        assertThat(ended.sum()).isEqualTo(ITEMS);
        assertThat(sponsor.ledger(id).acceptedCalls()).isEqualTo(ITEMS);
        assertThat(sponsor.ledger(id).distinctItems()).isEqualTo(ITEMS);
    }

    /** Only valid recipients. */
    private static Request request() {
        List<Recipient> recipients =
                SampleRecipients.from(200_000)
                        .filter(each -> each.expected() == Recipient.Expected.VALID)
                        .limit(ITEMS)
                        .toList();
        return new Request("SMS", recipients);
    }

    private static long accepted(SponsorApi sponsor, String id) {
        return sponsor.ledger(id).acceptedCalls();
    }
}
