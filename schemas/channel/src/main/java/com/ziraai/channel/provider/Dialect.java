package com.ziraai.channel.provider;

import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/**
 * The words one sender of a vendor is spoken to in. Implementations hold no state and do no I/O.
 *
 * @param <C> the command it says
 * @param <Q> what the wire carries there
 * @param <A> what the wire brings back
 */
public interface Dialect<C extends SpecificRecord, Q, A> {

    /**
     * The one request that sends the command.
     *
     * @param token what the provider is to echo in its receipts
     */
    Prepared<Q> prepare(C command, String token);

    /**
     * What the answer's content proves; empty when it proves nothing and the wire has to judge.
     * Never throws: what cannot be read proves nothing.
     */
    Optional<SendResult> read(C command, A answer);
}
