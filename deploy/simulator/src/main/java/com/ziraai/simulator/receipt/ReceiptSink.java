package com.ziraai.simulator.receipt;

import java.time.Duration;
import java.util.List;
import reactor.core.publisher.Mono;

/** The way back for the reports about one accepted call. */
public interface ReceiptSink {

    /** Delivers a report when the delay is over, repeating it while it is not taken. */
    void later(Report report, Duration delay);

    /** Delivers reports one after the other; completes when each was taken or given up. */
    Mono<Void> now(List<Report> reports);
}
