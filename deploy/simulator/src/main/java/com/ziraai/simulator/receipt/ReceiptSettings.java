package com.ziraai.simulator.receipt;

import com.ziraai.simulator.json.Fields;
import com.ziraai.simulator.json.InvalidField;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * How receipts are given; may change at run time.
 *
 * @param receipts whether there are any
 * @param delay from one report of a call to the next, the first counted from its acceptance
 * @param readRate share of WhatsApp messages that are read, 0 to 1
 * @param statusesPerPost most statuses in one WhatsApp webhook
 * @param whatsappWebhook where statuses are posted; without it there are none
 */
public record ReceiptSettings(
        boolean receipts,
        DelayRange delay,
        double readRate,
        int statusesPerPost,
        Optional<URI> whatsappWebhook) {

    /** Meta promises no bound; 50 keeps a webhook under 32 kB. */
    public static final ReceiptSettings DEFAULTS =
            new ReceiptSettings(
                    true,
                    new DelayRange(Duration.ofMillis(50), Duration.ofMillis(200)),
                    0.3,
                    50,
                    Optional.empty());

    private static final int MOST_STATUSES = 1_000;

    /**
     * These settings with what a document changes.
     *
     * @throws InvalidField naming the first field that is wrong
     */
    public ReceiptSettings with(Fields fields) {
        ReceiptSettings changed =
                new ReceiptSettings(
                        fields.flag("receipts").orElse(receipts),
                        fields.text("receiptDelay").map(DelayRange::parse).orElse(delay),
                        fields.number("readRate", 0, 1).orElse(readRate),
                        fields.count("statusesPerPost", 1, MOST_STATUSES).orElse(statusesPerPost),
                        fields.text("whatsappWebhook")
                                .map(url -> Optional.of(webhook(url)))
                                .orElse(whatsappWebhook));
        fields.complete();
        return changed;
    }

    private static URI webhook(String url) {
        try {
            URI uri = URI.create(url);
            if (uri.isAbsolute() && uri.getHost() != null) {
                return uri;
            }
        } catch (IllegalArgumentException broken) {
            // answered below, as any other text that is no URL
        }
        throw new InvalidField("whatsappWebhook", "must be a URL");
    }
}
