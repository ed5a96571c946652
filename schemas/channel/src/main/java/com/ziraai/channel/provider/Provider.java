package com.ziraai.channel.provider;

import com.ziraai.event.ProviderReceipt;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/**
 * One vendor's wire contract and one sender on it. Implementations hold no state and do no I/O.
 *
 * @param <C> the command it sends
 */
public interface Provider<C extends SpecificRecord> {

    /** Name of the adapter in events, tables and metrics, for example {@code kannel}. */
    String name();

    /** Number or account messages are sent from. */
    String sender();

    /** Address the provider is called at; only its host and port count. */
    URI endpoint();

    /** Messages a second the sender takes, over all instances of the service; above 0. */
    double ratePerSecond();

    /**
     * The one call that sends the command.
     *
     * @param token what the provider is to echo in its receipts
     */
    Prepared prepare(C command, String token);

    /**
     * What the answer's body proves; empty when it proves nothing and the HTTP status has to
     * decide. Never throws: a body that cannot be read proves nothing.
     */
    Optional<SendResult> read(C command, HttpAnswer answer);

    /**
     * A body as bodies that say together what it says, each of which {@link #parse} reads alone. A
     * provider that bundles reports cuts between them; one that cannot leaves the body whole. Each
     * report is in one piece only, in the bytes it came in.
     *
     * @param size bytes of a piece, more only where one report takes more
     */
    default List<byte[]> cut(byte[] body, int size) {
        return List.of(body);
    }

    /**
     * The reports in a receipt, in its order; reports about other things are left out.
     *
     * @throws UnreadableReceiptException if it is no receipt of this provider
     */
    List<Receipt> parse(ProviderReceipt raw);
}
