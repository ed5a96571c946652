package com.ziraai.channel.receipt;

import com.ziraai.channel.provider.Reports;
import com.ziraai.contract.Media;
import com.ziraai.messaging.publish.Publisher;
import java.time.Clock;

/** Makes the intakes of the providers' routes, which share the room for bodies on their way in. */
public final class ReceiptIntakes {

    private final Media<?> medium;
    private final Publisher publisher;
    private final Clock clock;
    private final Inflow inflow;
    private final Arrivals arrivals;

    ReceiptIntakes(
            Media<?> medium, Publisher publisher, Clock clock, Inflow inflow, Arrivals arrivals) {
        this.medium = medium;
        this.publisher = publisher;
        this.clock = clock;
        this.inflow = inflow;
        this.arrivals = arrivals;
    }

    /**
     * The intake of a provider.
     *
     * @param provider name of its adapter
     */
    public ReceiptIntake of(String provider, Reports reports) {
        return new ReceiptIntake(
                receipt ->
                        publisher.publish(medium.receipts(), receipt.key(), receipt.of(provider)),
                reports,
                clock,
                inflow,
                arrivals);
    }
}
