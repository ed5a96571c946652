package com.ziraai.channel.testkit;

import static com.ziraai.event.AttemptStatus.ACCEPTED;
import static com.ziraai.event.AttemptStatus.DELIVERED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ziraai.event.Attempt;
import com.ziraai.event.DeliveryOutcome;
import com.ziraai.event.ProviderReceipt;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What a channel service promises of a provider whose receipts name messages by its own ids alone.
 *
 * @param <C> the command of the service
 */
public abstract class UntokenedContract<C extends SpecificRecord> extends ChannelScene<C> {

    private int messages;
    private String next = "";

    /** The provider takes the message under that id. */
    protected abstract Reply.Answer taken(String id);

    /** The provider's report that the message of that id was delivered. */
    protected abstract ProviderReceipt delivered(String id, Instant receivedAt);

    @Override
    protected final Reply.Answer taken() {
        return taken(next);
    }

    @BeforeEach
    void giveAnId() {
        next = database() + "-" + messages++;
        provider.otherwise(taken());
    }

    @Test
    void aReceiptIsFoundByTheProvidersId() {
        Attempt attempt = attempt();
        send(attempt);
        awaitOutcome(attempt, ACCEPTED);
        report(delivered(next, Instant.now()));
        assertThat(awaitOutcome(attempt, DELIVERED).getProviderMessageId()).isEqualTo(next);
    }

    @Test
    void oneThatOvertakesTheAnswerIsKeptUntilItComes() throws Exception {
        CompletableFuture<Void> signal = new CompletableFuture<>();
        provider.script(new Reply.Later(signal, taken()));
        Attempt attempt = attempt();
        send(attempt);
        await().atMost(PATIENCE).until(() -> !provider.requests().isEmpty());
        report(delivered(next, Instant.now()));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(parked(next)).isOne());
        assertThat(outcomes(attempt)).isEmpty();
        signal.complete(null);
        DeliveryOutcome told = awaitOutcome(attempt, DELIVERED);
        assertThat(told.getProviderMessageId()).isEqualTo(next);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(parked(next)).isZero());
    }

    /** Its row and its parked report are all that is left of a process that died in between. */
    @Test
    void aRoundTellsWhatIsParkedAlthoughNoAnswerComesAnyMore() throws Exception {
        report(delivered("early", Instant.now()));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(parked("early")).isOne());
        provider.otherwise(taken("early"));
        Attempt attempt = attempt();
        send(attempt);
        awaitOutcome(attempt, DELIVERED);
    }

    @Test
    void oneThatNamesNothingOfOursIsParkedAndKeptOnce() throws Exception {
        report(delivered("nobody's", Instant.now()));
        report(delivered("nobody's", Instant.now()));
        Attempt attempt = attempt();
        send(attempt);
        awaitOutcome(attempt, ACCEPTED);
        report(delivered(next, Instant.now()));
        awaitOutcome(attempt, DELIVERED);
        assertThat(parked("nobody's")).isOne();
    }

    @Test
    void oneThatIsTooOldExpiresAndIsCounted() throws Exception {
        report(delivered("too old", Instant.now().minusSeconds(60 * 86_400L)));
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(get("/actuator/prometheus"))
                                .containsPattern(
                                        "channel_receipts_total\\{[^}]*result=\"expired\"[^}]*} [1-9]"));
        assertThat(parked("too old")).isZero();
    }

    private long parked(String id) throws Exception {
        return count(
                "SELECT count(*) FROM parked_receipt WHERE message_id = '%s'"
                        .formatted(id.replace("'", "''")));
    }
}
