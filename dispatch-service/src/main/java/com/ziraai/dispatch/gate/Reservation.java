package com.ziraai.dispatch.gate;

import com.ziraai.dispatch.item.AttemptKey;
import java.util.Collection;
import java.util.Map;
import reactor.core.publisher.Mono;

/**
 * A check on something there is only so much of. It is asked last and in the transaction that
 * decides, in which it keeps its own rows locked, sorted, until what passes is decided; of several,
 * in the order they are listed. Rows of decisions are locked after all of them. Does not block.
 */
public interface Reservation extends Check {

    /** Whether the send takes any of it; a batch of others needs no transaction. */
    boolean concerns(Send send);

    /**
     * Takes what those need that pass, in the same transaction.
     *
     * @param sends those it was asked about
     * @param answers of all checks; whoever is not in it passes
     */
    Mono<Void> reserve(Collection<Send> sends, Map<AttemptKey, Answer> answers);
}
