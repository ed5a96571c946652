package com.ziraai.channel.send;

import com.ziraai.channel.intent.Intents;
import com.ziraai.channel.intent.Released;
import com.ziraai.channel.journal.Abandoned;
import com.ziraai.channel.journal.Journals;
import java.time.Duration;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.util.retry.Retry;

/**
 * Gives free what processes of this machine claimed and provably never called before they died:
 * held where nobody has met it since, so that it is called when its command comes again, and
 * rejected where it was told to be unknown meanwhile, so that dispatch tries again. Any instance
 * may do it, and a second time changes nothing: rows of another claim are left alone.
 */
final class Abandonment {

    private static final Logger log = LoggerFactory.getLogger(Abandonment.class);

    /** A failure leaves the file, so a later look has the same to do. */
    private static final Retry FOR_A_WHILE =
            Retry.backoff(4, Duration.ofMillis(200)).maxBackoff(Duration.ofSeconds(2));

    private final Journals journals;
    private final Intents intents;
    private final Outcomes<?> outcomes;

    Abandonment(Journals journals, Intents intents, Outcomes<?> outcomes) {
        this.journals = journals;
        this.intents = intents;
        this.outcomes = outcomes;
    }

    /** Looks for the dead and does it; never fails. */
    synchronized void release() {
        journals.takeAbandoned(this::release);
    }

    private void release(Abandoned left) {
        if (left.uncalled().isEmpty()) {
            return;
        }
        Released released =
                Objects.requireNonNull(
                        intents.release(left.claimId(), left.uncalled())
                                .retryWhen(FOR_A_WHILE)
                                .block());
        outcomes.tell(released.rejected());
        log.info(
                "a process died before it called anybody for {} attempts, and {} told as unknown",
                released.held(),
                released.rejected().size());
    }
}
