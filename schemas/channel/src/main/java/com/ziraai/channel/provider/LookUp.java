package com.ziraai.channel.provider;

import com.ziraai.event.AttemptStatus;
import com.ziraai.event.Failure;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import reactor.core.publisher.Mono;

/**
 * Asks a vendor that lists what it took what became of a message whose answer was lost. Its list
 * carries no token of ours, so what it finds only may be that message; who asks has to make sure
 * that it is nobody else's.
 *
 * @param <C> the command
 */
public interface LookUp<C extends SpecificRecord> {

    /**
     * A message the vendor took.
     *
     * @param messageId the vendor's id
     * @param status what became of it, ACCEPTED at least
     * @param failure why, when the status is FAILED
     * @param parts message parts the vendor bills, 0 when not known
     */
    record Match(String messageId, AttemptStatus status, Optional<Failure> failure, int parts) {}

    /**
     * The messages the vendor took between those times, by its clock, that say the same to the same
     * person from the same sender. Fails where it cannot tell, or not all of them.
     */
    Mono<List<Match>> find(C command, Instant from, Instant until);

    /** Whether the vendor's list could not tell the two messages apart. */
    boolean areAlike(C one, C other);
}
