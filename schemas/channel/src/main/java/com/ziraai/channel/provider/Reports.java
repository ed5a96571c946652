package com.ziraai.channel.provider;

import com.ziraai.event.ProviderReceipt;
import java.util.List;

/** How a vendor's receipts are read, whichever sender they are about. Stateless. */
public interface Reports {

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
     * Whether they carry the token the provider was given. Where they cannot, they are found by the
     * provider's id of the message, which is then kept for each one it takes.
     */
    default boolean carryTokens() {
        return true;
    }

    /**
     * The reports in a receipt, in its order; reports about other things are left out.
     *
     * @throws UnreadableReceiptException if it is no receipt of this provider
     */
    List<Receipt> parse(ProviderReceipt raw);
}
