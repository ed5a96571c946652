package com.ziraai.analytics.report;

/**
 * Attempts by what is known of them, and how long those took that needed no second one.
 *
 * @param unknown whose result is not known
 * @param failed refused by the provider or failed later
 * @param accepted taken, or on the network
 * @param delivered on the device and not read
 * @param read read
 * @param parts message parts billed
 * @param priceMicros what those cost that were not refused, in millionths of the currency
 * @param timed accepted items that needed one attempt
 * @param acceptedMillis their milliseconds from release to acceptance, together
 */
record Attempts(
        long unknown,
        long failed,
        long accepted,
        long delivered,
        long read,
        long parts,
        long priceMicros,
        long timed,
        long acceptedMillis) {

    static final String[] COLUMNS = {
        "unknown",
        "rejected",
        "accepted",
        "sent",
        "failed",
        "delivered",
        "read",
        "parts",
        "price_micros",
        "timed",
        "accepted_millis"
    };

    static Attempts of(Row row) {
        return new Attempts(
                row.number("unknown"),
                row.number("rejected") + row.number("failed"),
                row.number("accepted") + row.number("sent"),
                row.number("delivered"),
                row.number("read"),
                row.number("parts"),
                row.number("price_micros"),
                row.number("timed"),
                row.number("accepted_millis"));
    }

    /** Attempts of every kind. */
    static final String ALL =
            "CAST(sum(unknown + rejected + accepted + sent + failed + delivered + read) AS bigint)"
                    + " AS attempts";

    long total() {
        return unknown + failed + successful();
    }

    /** Those a provider took and has not reported as failed. */
    long successful() {
        return accepted + delivered + read;
    }
}
