package com.ziraai.channel.testkit;

import static com.ziraai.event.AttemptStatus.ACCEPTED;
import static com.ziraai.event.AttemptStatus.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ziraai.event.Attempt;
import com.ziraai.event.DeliveryOutcome;
import com.ziraai.event.Evidence;
import java.time.Instant;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

/**
 * What a channel service promises of a provider that lists what it took. The settings have it asked
 * soon.
 *
 * @param <C> the command of the service
 */
public abstract class LostAnswerContract<C extends SpecificRecord> extends ChannelScene<C> {

    /** The provider takes the message under that id. */
    protected abstract Reply.Answer taken(String id);

    /** The provider's list of messages of those ids, each as the scene's command would be sent. */
    protected abstract Reply.Answer list(List<String> ids, Instant createdAt);

    /** Whether that request is the question for the list. */
    protected abstract boolean isQuestion(Request request);

    @Override
    protected final Reply.Answer taken() {
        return taken("the usual");
    }

    @Test
    void theOnlyMessageThatCanBeItSettlesIt() {
        Attempt attempt = lost("%022d".formatted(1), List.of("found"));
        DeliveryOutcome told = awaitOutcome(attempt, ACCEPTED);
        assertThat(told.getProviderMessageId()).isEqualTo("found");
        assertThat(told.getEvidence()).isEqualTo(Evidence.RECOVERY);
    }

    @Test
    void oneOfTwoIsNotChosen() {
        staysUnknown(lost("%022d".formatted(2), List.of("one", "two")));
    }

    /** The list does not show everything at once, and its silence proves nothing. */
    @Test
    void whatIsNotListedIsNotTakenAsNotSent() {
        staysUnknown(lost("%022d".formatted(3), List.of()));
    }

    @Test
    void anothersMessageIsNotTakenForIt() {
        String contact = "%022d".formatted(4);
        provider.script(taken("another's"));
        Attempt another = attemptTo(contact);
        send(another);
        awaitOutcome(another, ACCEPTED);
        staysUnknown(lost(contact, List.of("another's")));
    }

    @Test
    void whereTwoAnswersToOnePersonWereLostNeitherIsSettled() {
        String contact = "%022d".formatted(5);
        provider.script(new Reply.Drop(), new Reply.Drop());
        Attempt one = attemptTo(contact);
        Attempt other = attemptTo(contact);
        send(one, other);
        awaitOutcome(one, UNKNOWN);
        awaitOutcome(other, UNKNOWN);
        provider.otherwise(list(List.of("either's"), Instant.now()));
        staysUnknown(one);
        staysUnknown(other);
    }

    private Attempt lost(String contactKey, List<String> listed) {
        provider.script(new Reply.Drop());
        Attempt attempt = attemptTo(contactKey);
        send(attempt);
        awaitOutcome(attempt, UNKNOWN);
        provider.otherwise(list(listed, Instant.now()));
        return attempt;
    }

    private void staysUnknown(Attempt attempt) {
        await().atMost(PATIENCE)
                .until(() -> provider.requests().stream().anyMatch(this::isQuestion));
        // A later message of the same service passes what may follow the question.
        provider.script(taken("later"));
        Attempt later = attempt();
        send(later);
        awaitOutcome(later, ACCEPTED);
        assertThat(outcomes(attempt)).extracting(DeliveryOutcome::getStatus).containsOnly(UNKNOWN);
    }
}
