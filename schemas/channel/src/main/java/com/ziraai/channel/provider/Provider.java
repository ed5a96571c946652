package com.ziraai.channel.provider;

import com.ziraai.channel.sender.Sender;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
     * @param lookUp asks what became of a message, where the vendor can tell
     */
    public record Account<C extends SpecificRecord>(
            Sender sender, Line<C> line, Optional<LookUp<C>> lookUp) {

        /** One whose vendor cannot be asked. */
        public Account(Sender sender, Line<C> line) {
            this(sender, line, Optional.empty());
        }
    }

    /** Names of those whose receipts do not carry our token. */
    public static Set<String> untokened(Collection<? extends Provider<?>> providers) {
        return providers.stream()
                .filter(each -> !each.reports().carryTokens())
                .map(Provider::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    public Provider {
        if (accounts.isEmpty()) {
            throw new IllegalArgumentException(name + " has no sender");
        }
        accounts = List.copyOf(accounts);
    }
}
