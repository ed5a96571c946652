package com.ziraai.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ziraai.local.sponsor.Recipient;
import com.ziraai.local.sponsor.Request;
import com.ziraai.local.sponsor.SampleRecipients;
import com.ziraai.local.sponsor.SponsorApi;
import com.ziraai.local.sponsor.State;
import com.ziraai.local.sponsor.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The SMS provider answers a second late: as many messages a second as calls may be under way. */
class SlowProviderIT {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** What a pause or a cancellation may take, from its answer to the provider's last message. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    /** Longer than the grace and the provider's own slowness together. */
    private static final Duration WATCH = Duration.ofSeconds(4);

    private final RunningSystem running = RunningSystem.shared();

    @BeforeEach
    void slowDown() {
        running.faults(
                """
                [{"name": "late", "channel": "SMS", "rate": 1, "action": "slow", "delay": 1}]
                """);
    }

    @AfterEach
    void heal() {
        running.faults("[]");
    }

    @Test
    void otherSendersAndOtherSponsorsKeepTheirPace() {
        var patient = sponsor("patient");
        var quick = sponsor("quick");
        var slow = patient.sendLinks(request("SMS", 40_000, 600), "slow");
        awaitAccepted(patient, slow, 50);
        var byWhatsapp = quick.sendLinks(request("WhatsApp", 50_000, 150), "other sender");
        var bySms = quick.sendLinks(request("SMS", 60_000, 50), "other sponsor");
        awaitRest(quick, byWhatsapp);
        awaitRest(quick, bySms);
        assertThat(patient.status(slow).count(State.PENDING))
                .as("items of the slow one that still wait")
                .isPositive();
        awaitRest(patient, slow);
        assertThat(patient.ledger(slow).acceptedCalls()).isEqualTo(600);
    }

    @Test
    void aPauseHoldsWhatWasGivenToTheChannelAndAResumeSendsItOnce() {
        var sponsor = sponsor("pausing");
        var id = sponsor.sendLinks(request("SMS", 70_000, 400), "paused");
        awaitAccepted(sponsor, id, 50);
        sponsor.move("pause", id);
        var answered = Instant.now();
        watch(id, answered);
        assertThat(sponsor.status(id).status()).isEqualTo("Paused");
        assertThat(accepted(sponsor, id)).isLessThan(400);

        running.system().kill("channel-sms");
        running.system().kill("dispatch");
        running.system().start("channel-sms");
        running.system().start("dispatch");
        watch(id, answered);

        sponsor.move("resume", id);
        assertThat(awaitRest(sponsor, id).sum()).isEqualTo(400);
        assertThat(sponsor.ledger(id).acceptedCalls()).isEqualTo(400);
        assertThat(sponsor.ledger(id).distinctItems()).isEqualTo(400);
    }

    @Test
    void aCancellationEndsWhatWasNotCalledAndAddsUp() {
        var sponsor = sponsor("cancelling");
        var id = sponsor.sendLinks(request("SMS", 80_000, 1_000), "cancelled");
        awaitAccepted(sponsor, id, 50);
        sponsor.move("cancel", id);
        watch(id, Instant.now());
        var ended =
                await().atMost(PATIENCE)
                        .until(
                                () -> sponsor.status(id),
                                status ->
                                        status.settled() == status.total()
                                                && status.count(State.SENT) == 0);
        long accepted = accepted(sponsor, id);
        assertThat(ended.count(State.DELIVERED)).isEqualTo(accepted);
        assertThat(ended.count(State.CANCELLED)).isEqualTo(1_000 - accepted);
        assertThat(ended.sum()).isEqualTo(1_000);
    }

    private SponsorApi sponsor(String name) {
        var sponsor = new SponsorApi(running.system(), name, name);
        sponsor.raisePlan();
        return sponsor;
    }

    /** Only valid recipients, all on that channel. */
    private static Request request(String channel, int from, int count) {
        List<Recipient> recipients =
                SampleRecipients.from(from)
                        .filter(each -> each.expected() == Recipient.Expected.VALID)
                        .limit(count)
                        .toList();
        return new Request(channel, recipients);
    }

    private void awaitAccepted(SponsorApi sponsor, String id, long least) {
        await().atMost(PATIENCE).until(() -> accepted(sponsor, id) >= least);
    }

    private static long accepted(SponsorApi sponsor, String id) {
        return sponsor.ledger(id).acceptedCalls();
    }

    private static Status awaitRest(SponsorApi sponsor, String id) {
        return await().atMost(PATIENCE).until(() -> sponsor.status(id), Status::isFinal);
    }

    /** The providers are called no more soon after that instant. */
    private void watch(String id, Instant answered) {
        var deadline = answered.plus(GRACE);
        await().pollDelay(WATCH)
                .atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(running.calls(id)).allMatch(call -> call.isBefore(deadline)));
    }
}
