package com.ziraai.channel.provider;

import com.ziraai.channel.sender.Sender;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/**
 * A vendor as the channel uses it; one bean each.
 *
 * @param name of the adapter in events, tables and metrics, for example {@code kannel}
 * @param reports how its receipts are read
 * @param accounts what messages are sent from, at least one
 * @param <C> the command it sends
 */
public record Provider<C extends SpecificRecord>(
        String name, Reports reports, List<Account<C>> accounts) {

    /**
     * A number or account of the vendor.
     *
     * @param sender what it may be used for
     * @param line how it is reached
     */
    public record Account<C extends SpecificRecord>(Sender sender, Line<C> line) {}

    public Provider {
        if (accounts.isEmpty()) {
            throw new IllegalArgumentException(name + " has no sender");
        }
        accounts = List.copyOf(accounts);
    }
}
