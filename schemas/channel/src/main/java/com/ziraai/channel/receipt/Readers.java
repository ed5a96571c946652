package com.ziraai.channel.receipt;

import com.ziraai.channel.attempt.CallbackToken;
import com.ziraai.channel.attempt.CallbackTokens;
import com.ziraai.channel.provider.Provider;
import com.ziraai.channel.provider.Receipt;
import com.ziraai.channel.provider.Reports;
import com.ziraai.channel.provider.UnreadableReceiptException;
import com.ziraai.event.ProviderReceipt;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Who reads receipts: of each, the provider it names. */
final class Readers {

    private final Map<String, Reports> byProvider;
    private final CallbackTokens tokens;

    Readers(Collection<? extends Provider<?>> providers, CallbackTokens tokens) {
        this.tokens = tokens;
        this.byProvider =
                providers.stream().collect(Collectors.toMap(Provider::name, Provider::reports));
    }

    /** What the token says, if it is one of ours. */
    Optional<CallbackToken> verify(String token) {
        return tokens.verify(token);
    }

    /** Whether receipts of that provider carry our token. */
    boolean carryTokens(String provider) {
        Reports reports = byProvider.get(provider);
        return reports == null || reports.carryTokens();
    }

    Set<String> providers() {
        return byProvider.keySet();
    }

    /**
     * @throws UnreadableReceiptException if it names no provider of the channel or is none of its
     *     receipts
     */
    List<Receipt> parse(ProviderReceipt raw) {
        Reports reports = byProvider.get(raw.getProvider());
        if (reports == null) {
            throw new UnreadableReceiptException("the channel has no such provider");
        }
        return reports.parse(raw);
    }
}
