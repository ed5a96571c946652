package com.ziraai.simulator.exchange;

import com.ziraai.simulator.attempt.Call;
import com.ziraai.simulator.ledger.Entry;
import com.ziraai.simulator.receipt.ReceiptSink;
import java.util.function.Function;

/**
 * A call that its provider found well-formed.
 *
 * @param accepted the answer if nothing goes wrong
 * @param receipts the way back for reports about it, given its place in the ledger
 */
public record Submission(
        Call call,
        Provider provider,
        Reply.Answer accepted,
        Function<Entry, ReceiptSink> receipts) {}
