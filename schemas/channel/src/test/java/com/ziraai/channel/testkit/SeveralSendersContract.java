package com.ziraai.channel.testkit;

import static com.ziraai.event.AttemptStatus.ACCEPTED;
import static com.ziraai.event.AttemptStatus.REJECTED;
import static com.ziraai.event.AttemptStatus.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ziraai.event.Attempt;
import com.ziraai.event.DeliveryOutcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What a channel service promises that has several senders: one whose provider is the scene's, one
 * of another provider, both for everywhere, and a slow one of the other provider, which alone
 * serves {@link #SLOW_COUNTRY}.
 *
 * @param <C> the command of the service
 */
public abstract class SeveralSendersContract<C extends SpecificRecord> extends ChannelScene<C> {

    /** The two fast senders do not serve it. */
    protected static final String SLOW_COUNTRY = "AZ";

    /** Nobody serves it. */
    protected static final String NOWHERE = "AQ";

    protected static final int SLOW_PER_SECOND = 1;

    /** The provider of the second and the slow sender. */
    protected final ScriptedProvider other = new ScriptedProvider();

    /** Name of the scene's own provider's sender. */
    protected abstract String first();

    /** Name of the other provider's fast sender. */
    protected abstract String second();

    /** Name of the slow one. */
    protected abstract String slow();

    /** A command that is that attempt and goes there. */
    protected abstract C command(Attempt attempt, String country, List<String> avoid);

    /** The other provider takes the message. */
    protected abstract Reply.Answer takenByOther();

    @Override
    protected final C command(Attempt attempt) {
        return command(attempt, "TR", List.of());
    }

    @BeforeEach
    void forgetOther() {
        other.reset();
        other.otherwise(takenByOther());
    }

    @Test
    void bothSendAndAContactKeepsItsSender() {
        List<Attempt> attempts = attempts(40);
        send(attempts.toArray(Attempt[]::new));
        Set<String> senders =
                attempts.stream()
                        .map(each -> awaitOutcome(each, ACCEPTED).getSender())
                        .collect(Collectors.toSet());
        assertThat(senders).containsExactlyInAnyOrder(first(), second());
        Attempt again = attemptTo(attempts.getFirst().getItem().getContactKey());
        send(again);
        assertThat(awaitOutcome(again, ACCEPTED).getSender())
                .isEqualTo(awaitOutcome(attempts.getFirst(), ACCEPTED).getSender());
    }

    @Test
    void aSlowSenderDelaysNobodyElse() {
        List<Attempt> slow = attempts(20);
        List<Attempt> fast = attempts(100);
        slow.forEach(each -> send(command(each, SLOW_COUNTRY, List.of()), each));
        fast.forEach(this::send);
        fast.forEach(each -> awaitOutcome(each, ACCEPTED));
        int behind = slow.size() - (int) slow.stream().filter(this::isTold).count();
        assertThat(behind).as("slow ones still waiting").isPositive();
        slow.forEach(
                each -> assertThat(awaitOutcome(each, ACCEPTED).getSender()).isEqualTo(slow()));
        assertThat(provider.requests().size() + other.requests().size())
                .as("each was sent once")
                .isEqualTo(slow.size() + fast.size());
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(keptCommands()).isZero());
    }

    private boolean isTold(Attempt attempt) {
        return !outcomes(attempt).isEmpty();
    }

    @Test
    void whileOneRestsTheOtherSendsInTheSameAttempt() throws Exception {
        provider.otherwise(Reply.throttled(5));
        List<Attempt> attempts = attempts(40);
        send(attempts.toArray(Attempt[]::new));
        attempts.forEach(each ->
                assertThat(awaitOutcome(each, ACCEPTED))
                        .returns(second(), DeliveryOutcome::getSender)
                        .returns(1, told -> told.getAttempt().getAttemptNo()));
        assertThat(other.requests()).hasSize(40);
        List<String> stories = new ArrayList<>();
        for (Attempt each : attempts) {
            stories.add(ask(each, "sponsor-1").body());
        }
        assertThat(stories).anyMatch(story -> story.contains("\"route\":\"HOME_RESTS\""));
        assertThat(stories).anyMatch(story -> story.contains("\"route\":\"HOME\""));
    }

    @Test
    void whatFailedByASenderGoesByAnotherOrNot() {
        Attempt byOther = attempt();
        Attempt byNone = attempt();
        Attempt nowhere = attempt();
        send(command(byOther, "TR", List.of(first())), byOther);
        send(command(byNone, "TR", List.of(first(), second())), byNone);
        send(command(nowhere, NOWHERE, List.of()), nowhere);
        assertThat(awaitOutcome(byOther, ACCEPTED).getSender()).isEqualTo(second());
        assertThat(code(awaitOutcome(byNone, REJECTED))).isEqualTo("NO_OTHER_SENDER");
        assertThat(code(awaitOutcome(nowhere, REJECTED))).isEqualTo("NO_SENDER");
        assertThat(provider.requests()).isEmpty();
        assertThat(other.requests()).hasSize(1);
    }

    private static String code(DeliveryOutcome outcome) {
        return outcome.getFailure().getCode();
    }

    @Test
    void whoWasCalledAndDidNotAnswerIsNotStoodInFor() {
        provider.otherwise(new Reply.Drop());
        other.otherwise(new Reply.Drop());
        List<Attempt> attempts = attempts(10);
        send(attempts.toArray(Attempt[]::new));
        attempts.forEach(each -> awaitOutcome(each, UNKNOWN));
        assertThat(provider.requests().size() + other.requests().size()).isEqualTo(10);
    }

    @Test
    void theHealthShowsEachSender() throws IOException, InterruptedException {
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(get("/actuator/health"))
                                .contains(first())
                                .contains(second())
                                .contains(slow()));
    }

    /** To as many people. */
    private List<Attempt> attempts(int number) {
        Set<String> keys = new HashSet<>();
        List<Attempt> attempts = new ArrayList<>();
        while (attempts.size() < number) {
            Attempt each = attemptTo("%022d".formatted(attempts.size() + 1000L * keys.size()));
            keys.add(each.getItem().getContactKey());
            attempts.add(each);
        }
        return attempts;
    }
}
