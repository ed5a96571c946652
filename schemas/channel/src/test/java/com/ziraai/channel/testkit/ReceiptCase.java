package com.ziraai.channel.testkit;

import com.ziraai.channel.provider.Receipt;
import java.util.List;

/**
 * One row of a provider's table of receipts.
 *
 * @param name what the row shows, as a sentence
 * @param query raw query of the report
 * @param body raw body of the report
 * @param receipts what is in it
 */
public record ReceiptCase(String name, String query, String body, List<Receipt> receipts) {

    /** A report in a query. */
    public static ReceiptCase query(String name, String query, Receipt... receipts) {
        return new ReceiptCase(name, query, "", List.of(receipts));
    }

    /** A report in a body. */
    public static ReceiptCase body(String name, String body, Receipt... receipts) {
        return new ReceiptCase(name, "", body, List.of(receipts));
    }
}
